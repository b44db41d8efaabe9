import { cities } from '../geo/cities';
import { cut, isFiller } from './cut';
import { folded } from './fold';
import { tradeWords } from './trade-words';
import { understand } from './understand';
import { blanked, type Understanding } from './wishes/wish';

/** A city that a text names, and where; `label` to be shown. */
export interface NamedCity {
  readonly cityCode: string;
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const isCounty = (code: string): boolean => !code.endsWith('00');
const short = (name: string): string => (name.length > 2 ? name.replace(/市$/, '') : name);

/** As people write them. Without 市 the names of smaller cities are words: 东方, 新星. */
const codes: ReadonlyMap<string, string> = new Map(
  cities.flatMap(({ code, name }): [string, string][] => [
    ...(isCounty(code) ? [] : [[short(name), code] as [string, string]]),
    [name, code],
  ]),
);
const longest = Math.max(...[...codes.keys()].map((name) => name.length));

const leading = /(?:^|[^\p{Script=Han}]|[在去到离住找想我要有])$/u;
const trailing = /^(?:$|[^\p{Script=Han}]|本地|市区|市内|周边|附近|哪|这边|那边)/u;

/** A name ends where no other word goes on with it: 上海展会, but not 青岛啤酒, 南京西路 or 青岛北站. */
function ends(behind: string): boolean {
  if (trailing.test(behind)) return true;
  const [next] = cut(behind);
  return next?.start === 0 && (isFiller(next.text) || tradeWords.has(next.text));
}

/**
 * The first city that a text names; undefined: none. What is also a place or a district of the cities that are asked
 * about (`asked`, by code) is meant there.
 */
export function namedCity(
  text: string,
  asked: readonly string[],
  context: Understanding,
): NamedCity | undefined {
  // 长沙 is the city before it is 长沙县.
  const { wishes } = understand(text, { ...context, districts: [] });
  const left = blanked(folded(text), wishes);
  const isHere = (name: string) =>
    context.districts.some((district) => district.startsWith(name)) || context.knowsPlace(short(name));
  for (let start = 0; start < left.length; start += 1) {
    if (!leading.test(left.slice(0, start))) continue;
    for (let end = Math.min(left.length, start + longest); end >= start + 2; end -= 1) {
      const name = left.slice(start, end);
      const cityCode = codes.get(name);
      if (cityCode === undefined || !ends(left.slice(end))) continue;
      if (asked.includes(cityCode) || !isHere(name)) return { cityCode, start, end, label: short(name) };
    }
  }
  return undefined;
}
