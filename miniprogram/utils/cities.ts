import { cityTable, provinceNames } from '../generated/cities';

/** The Chinese name of a six-digit city code; undefined for any other code. */
export function cityNameOf(code: string): string | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const short = code.endsWith('00') ? code.slice(0, 4) : code;
  return new RegExp(`(?:^| )${short}([^\\d ]+)`).exec(cityTable)?.[1];
}

/** Where WeChat's region picker opens for a city: as far as its names are those of our table. */
export function regionOf(code: string): string[] {
  const province = provinceNames[code.slice(0, 2)];
  if (province === undefined) return [];
  const name = code.endsWith('00') ? cityNameOf(code) : undefined;
  return name === undefined ? [province] : [province, name];
}

/** 青岛市 → 青岛, where the name stays clear without its ending. */
export const shortCityName = (name: string): string => (name.length > 2 ? name.replace(/市$/, '') : name);

/**
 * The city that somebody chose in WeChat's region picker: the second code, or the third where a province
 * governs the place directly (the picker's second code then ends in 9000 and names nothing).
 */
export function pickedCity(codes: readonly string[]): string | undefined {
  const [, second = '', third = ''] = codes;
  const code = second.endsWith('9000') ? third : second;
  return cityNameOf(code) === undefined ? undefined : code;
}
