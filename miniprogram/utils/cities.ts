import { cityTable, provinceNames } from '../generated/cities';

export interface City {
  readonly code: string;
  readonly name: string;
  /** First letters of how it is read: 青岛市 has qd. */
  readonly initials: string;
}

export const cities: readonly City[] = cityTable.split(' ').map((entry) => {
  const [, code = '', name = '', initials = ''] = /^(\d+)(\D+?)([a-z]+)$/.exec(entry) ?? [];
  return { code: code.padEnd(6, '0'), name, initials };
});

/** Provinces in the order of their codes. */
export const provinces: readonly string[] = Object.values(provinceNames);

/** The cities of a province, by its place in `provinces`. */
export function citiesOf(province: number): readonly City[] {
  const prefix = Object.keys(provinceNames)[province];
  return cities.filter(({ code }) => code.slice(0, 2) === prefix);
}

/** Where a city stands: its province and its place among that province's cities; the first of all if unknown. */
export function placeOf(code: string): [province: number, city: number] {
  const province = Math.max(0, Object.keys(provinceNames).indexOf(code.slice(0, 2)));
  const city = citiesOf(province).findIndex((each) => each.code === code);
  return [province, Math.max(0, city)];
}

/** The Chinese name of a six-digit city code; undefined for any other code. */
export const cityNameOf = (code: string): string | undefined =>
  cities.find((each) => each.code === code)?.name;

/** 青岛市 → 青岛, where the name stays clear without its ending. */
export const shortCityName = (name: string): string => (name.length > 2 ? name.replace(/市$/, '') : name);

/** Cities as the alphabet has them: each letter with those that begin so. */
export function citiesByLetter(): { letter: string; cities: City[] }[] {
  const letters = new Map<string, City[]>();
  for (const each of cities) {
    const letter = (each.initials[0] ?? '').toUpperCase();
    letters.set(letter, [...(letters.get(letter) ?? []), each]);
  }
  return [...letters]
    .map(([letter, those]) => ({
      letter,
      cities: those.sort((one, other) => (one.initials < other.initials ? -1 : 1)),
    }))
    .sort((one, other) => (one.letter < other.letter ? -1 : 1));
}

/** Cities whose name holds what was typed, or whose initials begin so. */
export function citiesCalled(typed: string): City[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  return cities.filter(({ name, initials }) => name.includes(wanted) || initials.startsWith(wanted));
}
