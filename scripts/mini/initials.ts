import { pinyinTable } from '../../shared/domain/search/tables/pinyin-table';

/** Read otherwise in names of cities than in most words. */
const inCityNames: Readonly<Record<string, string>> = {
  石: 's',
  厦: 'x',
  莞: 'g',
  藏: 'z',
  重: 'c',
  长: 'c',
  朝: 'c',
  都: 'd',
  乐: 'l',
  大: 'd',
};

function initialOf(character: string): string {
  const initial = inCityNames[character] ?? pinyinTable.get(character)?.[0]?.[0];
  if (initial === undefined) throw new RangeError(`how is ${character} read?`);
  return initial;
}

/** First letters of how the name of a city is read, without 市: 青岛市 → qd. */
export const initialsOf = (cityName: string): string =>
  [...cityName.replace(/(?<=..)市$/, '')].map(initialOf).join('');
