import { simplified } from './words/simplified';

/** A text in which what the eye reads as the same is the same. */
export interface FoldedText {
  /** Lower-case letters, digits, `¥` and `%`; between them `,` and `:` for pauses and `;` for the end of a sentence. */
  readonly text: string;
  /** For each UTF-16 unit of `text` the index in the original it came from. */
  readonly origins: readonly number[];
  /** What was left out before an index of `text`: nothing but spaces, or marks that do not belong between letters. */
  readonly gaps: ReadonlyMap<number, 'space' | 'mark'>;
  /** Indexes of `text` before which a dot joins two Latin letters or digits. */
  readonly dots: ReadonlySet<number>;
}

const sentenceEnd = /[。！？；!?;\n\r\u2028\u2029]/;
// Nothing is seen where they stand; marks sit on the letter before them.
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{M}]*$/u;
// Marks that only lengthen (ー), not the one that repeats a character (々).
const lengthening = /(?!々)\p{Lm}/gu;

/** Letters of other alphabets that look like Latin ones. */
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  ['αa βb εe ιi κk μu νv οo ρp τt υu χx ωw γy', 'аa вb еe кk мm нh оo рp сc тt уy хx ѕs іi јj ѵv ԛq ԝw']
    .join(' ')
    .split(' ')
    .map(([letter = '', latin = '']) => [letter, latin]),
);

/** Words that are written with look-alikes alone are read as Latin: νχ, ѵх. Other words keep their letters. */
const withLatin = (text: string): string =>
  text.replace(/[\p{Script=Greek}\p{Script=Cyrillic}]+/gu, (word) => {
    const latin = Array.from(word.toLowerCase(), (letter) => lookalikes[letter]);
    return latin.includes(undefined) ? word : latin.join('');
  });

const isAscii = (character: string | undefined): boolean =>
  character !== undefined && /[a-z0-9]/i.test(character.normalize('NFKC'));

function separatorFor(character: string): string {
  if (sentenceEnd.test(character)) return ';';
  if (/[,，﹐]/.test(character)) return ',';
  // Everything else between words (dots, spaces, 、, dashes, emoji) is as good as nothing.
  return /[:：]/.test(character) ? ':' : '';
}

function lettersOf(character: string): string {
  if (/[¥￥$€£]/.test(character)) return '¥';
  // A share of a sum is no sum.
  if (/[%％‰]/.test(character)) return '%';
  return character
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .replace(lengthening, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const isDigit = (character: string | undefined): boolean => character !== undefined && /\d/.test(character);

/** The point of 9.9 and the comma of 99,999, which belong to a number; the comma is left out. */
function withinNumber(original: string, at: number): string | undefined {
  if (!isDigit(original[at - 1]) || !isDigit(original[at + 1])) return undefined;
  if (original[at] === '.') return '.';
  if (original[at] === ',' && /^\d{3}(?!\d)/.test(original.slice(at + 1, at + 5))) return '';
  return undefined;
}

/** Folds a text, so that neither spaces nor full-width or traditional characters hide a word. */
export function foldedText(original: string): FoldedText {
  const units: string[] = [];
  const origins: number[] = [];
  const gaps = new Map<number, 'space' | 'mark'>();
  const dots = new Set<number>();
  let at = 0;
  const add = (folded: string) => {
    for (const unit of folded.split('')) {
      units.push(unit);
      origins.push(at);
    }
  };
  for (const character of withLatin(original)) {
    const letters = lettersOf(character);
    const numeral = withinNumber(original, at);
    if (numeral !== undefined) add(numeral);
    else if (letters !== '') add(simplified.get(letters) ?? letters);
    else if (!invisible.test(character)) {
      if (/[.．]/.test(character) && isAscii(original[at - 1]) && isAscii(original[at + 1]))
        dots.add(units.length);
      const separator = separatorFor(character);
      // One separator is enough, and the end of a sentence outweighs a pause.
      const follows = /[,:;]/.test(units.at(-1) ?? '');
      if (follows && separator === ';') units[units.length - 1] = ';';
      if (!follows) add(separator);
      const isSpace = /\s/.test(character) && gaps.get(units.length) !== 'mark';
      gaps.set(units.length, isSpace ? 'space' : 'mark');
    }
    at += character.length;
  }
  return { text: units.join(''), origins, gaps, dots };
}
