import { leftmostLongest, type Match, type Meter, wordFinder } from './automaton';
import type { FoldedText } from './folded-text';
import {
  type Classes,
  misspeltWords,
  soughtThrough,
  spelt,
  type WordClass,
  words,
} from './words/word-classes';

/** A word, a number, a pause or a single character of a folded text. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly classes: Classes;
  /** Seen only by leaving something out, or by its sound. */
  readonly isDisguised: boolean;
  /** Of numbers and amounts, in yuan; NaN when it is not clear (几百). */
  readonly value?: number;
}

const findWords = wordFinder(words);
const findThrough = wordFinder(() => new Map([...soughtThrough(), ...misspeltWords()]));
const findSpelt = wordFinder(spelt);

const none: Classes = new Set();
const handle: Classes = new Set<WordClass>(['handle']);
const separators: Readonly<Record<string, Classes>> = {
  ',': new Set<WordClass>(['pause']),
  ':': new Set<WordClass>(['colon']),
  ';': new Set<WordClass>(['end']),
};
const isLatin = (unit: string | undefined): boolean => unit !== undefined && /[a-z]/.test(unit);
const isNumeral = (unit: string | undefined): boolean => unit !== undefined && /[0-9.]/.test(unit);
const isHan = (unit: string | undefined): boolean => unit !== undefined && /\p{Script=Han}/u.test(unit);
const hanNumerals = '零〇一二两三四五六七八九十百千万几半壹贰叁肆伍陆柒捌玖拾佰仟';
const units =
  /^(?:多|来|余)?(?:元钱|块钱|元|块(?!砖|板|布|木)|圆|rmb|人民币|毛(?!巾|笔|毯|衣)|角(?!色|落)|w|万元|百元|千元|k)/;
/** What may stand between the characters of a word and still only separate. */
const longestNoise = 4;

/** The words of a text as it stands: none goes on over what was left out. Latin ones stand alone. */
function plainMatches({ text, gaps }: FoldedText, meter: Meter): Match<Classes>[] {
  const letters: (string | undefined)[] = [];
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at];
    // A space between Han and Latin or a number is good typography.
    if (gaps.get(at) === 'mark' || (gaps.has(at) && isHan(text[at - 1]) === isHan(unit))) {
      letters.push(undefined);
      places.push(at);
    }
    letters.push(unit !== undefined && /[,:;]/.test(unit) ? undefined : unit);
    places.push(at);
  }
  const found = findWords(letters, meter).map(({ from, to, word }) => ({
    from: places[from] ?? 0,
    to: (places[to - 1] ?? 0) + 1,
    word,
  }));
  const cutsLatin = (at: number) => isLatin(text[at - 1]) && isLatin(text[at]) && !gaps.has(at);
  return leftmostLongest(found.filter(({ from, to }) => !cutsLatin(from) && !cutsLatin(to)));
}

/** Matches among the units that `isRead`, at their places in the text. */
function matchesAmong(
  text: string,
  isRead: (unit: string) => boolean,
  find: ReturnType<typeof wordFinder<Classes>>,
  meter: Meter,
): Match<Classes>[] {
  const places: number[] = [];
  const letters: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? '';
    if (!isRead(unit)) continue;
    places.push(at);
    letters.push(unit);
  }
  return find(letters, meter)
    .map(({ from, to, word }) => ({
      from: places[from] ?? 0,
      to: (places[to - 1] ?? 0) + 1,
      word,
      noise: places.slice(from, to).some((place, at, all) => place - (all[at - 1] ?? place) > longestNoise),
    }))
    .filter(({ noise }) => !noise);
}

/** Words that are only seen through separators and noise, or by their sound, and cut no plain word in two. */
function disguisedMatches(
  folded: FoldedText,
  plain: readonly Match<Classes>[],
  meter: Meter,
): Match<Classes>[] {
  const { text, gaps } = folded;
  const inside = new Set<number>();
  for (const { from, to } of plain) for (let at = from + 1; at < to; at += 1) inside.add(at);
  const isWhole = new Set(plain.map(({ from, to }) => `${from}:${to}`));
  const all = [
    ...matchesAmong(text, isHan, findThrough, meter),
    ...matchesAmong(text, (unit) => isLatin(unit) || isHan(unit), findSpelt, meter).filter(
      ({ from, to }) =>
        !(isLatin(text[from - 1]) && isLatin(text[from]) && !gaps.has(from)) &&
        !(isLatin(text[to - 1]) && isLatin(text[to]) && !gaps.has(to)),
    ),
  ];
  return leftmostLongest(
    all.filter(({ from, to }) => !inside.has(from) && !inside.has(to) && !isWhole.has(`${from}:${to}`)),
  );
}

const digitOf = (unit: string): number => {
  const at = '零一二三四五六七八九'.indexOf(unit.replace('〇', '零').replace('两', '二'));
  return at >= 0 ? at : '壹贰叁肆伍陆柒捌玖'.indexOf(unit) + 1;
};
const powers: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1_000,
  仟: 1_000,
  万: 10_000,
};

/** What a numeral of digits or Han characters says; NaN when it does not say. */
export function numeralValue(numeral: string): number {
  const [, digits, power] = /^([0-9.]+)([十百千万]?)$/.exec(numeral) ?? [];
  if (digits !== undefined) return Number(digits) * (powers[power ?? ''] ?? 1);
  if (/[几半]/.test(numeral)) return Number.NaN;
  let total = 0;
  let digit = 0;
  for (const unit of numeral) {
    const power = powers[unit];
    if (power === 10_000) total = (total + digit || 1) * power;
    else if (power !== undefined) total += (digit || 1) * power;
    digit = power === undefined ? digitOf(unit) : 0;
  }
  return total + digit;
}

const multiples: Readonly<Record<string, number>> = { 百: 100, 千: 1_000, 万: 10_000, w: 10_000, k: 1_000 };

/** Where a numeral that begins here ends: digits and a power of ten, or Han numerals as far as no word begins. */
function numeralEnd(text: string, from: number, isWord: (at: number) => boolean): number {
  let to = from;
  while (isNumeral(text[to])) to += 1;
  if (to > from) return /[十百千万]/.test(text[to] ?? '') && !isWord(to) ? to + 1 : to;
  while (to - from < 12 && hanNumerals.includes(text[to] ?? ';') && !isWord(to)) to += 1;
  return to;
}

/** A number or an amount that begins here. */
function numberAt(text: string, from: number, isWord: (at: number) => boolean): Token | undefined {
  const first = text[from] === '¥' ? from + 1 : from;
  const to = numeralEnd(text, first, isWord);
  if (to === first) return undefined;
  const unit = units.exec(text.slice(to, to + 6))?.[0] ?? '';
  const value =
    numeralValue(text.slice(first, to)) * (multiples[unit.replace(/^[多来余]/, '')[0] ?? ''] ?? 1);
  const name: WordClass = first > from || unit !== '' ? 'amount' : 'number';
  return { from, to: to + unit.length, classes: new Set([name]), isDisguised: false, value };
}

/** Reads a folded text as tokens, in time that grows with its length alone. */
export function tokensOf(folded: FoldedText, meter: Meter): Token[] {
  const { text, gaps } = folded;
  const plain = plainMatches(folded, meter);
  const begun = new Map<number, Token>();
  const known = (matches: readonly Match<Classes>[], isDisguised: boolean) => {
    for (const { from, to, word } of matches) begun.set(from, { from, to, classes: word, isDisguised });
  };
  known(plain, false);
  known(disguisedMatches(folded, plain, meter), true);
  const isWord = (at: number) => begun.has(at);
  const latinEnd = (from: number): number => {
    let to = from + 1;
    while (/[a-z0-9]/.test(text[to] ?? '') && !isWord(to) && !gaps.has(to)) to += 1;
    return to;
  };
  const other = (from: number): Token => {
    const unit = text[from] ?? '';
    const width = (text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1;
    const to = isLatin(unit) ? latinEnd(from) : from + width;
    const isHandle = to - from > 4 && /\d/.test(text.slice(from, to));
    return { from, to, classes: isHandle ? handle : (separators[unit] ?? none), isDisguised: false };
  };
  const tokens: Token[] = [];
  for (let place = 0; place < text.length; place = tokens.at(-1)?.to ?? text.length) {
    meter.steps += 1;
    tokens.push(begun.get(place) ?? numberAt(text, place, isWord) ?? other(place));
  }
  return tokens;
}
