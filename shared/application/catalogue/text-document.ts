import { cut } from '../../domain/search/cut';
import { folded } from '../../domain/search/fold';
import { syllablesOf } from '../../domain/search/pinyin';
import { tradeWords } from '../../domain/search/trade-words';

/** What of a task is searched. */
export interface TextDocument {
  readonly title: string;
  readonly placeName: string;
  readonly district?: string;
  readonly publisherName: string;
  /** The name of its type. */
  readonly typeName: string;
  /** Their names. */
  readonly tags: readonly string[];
}

/** Where a term stands, as a bit each; `asWord` is set beside them where it is a word there, not only letters side by side. */
export const fieldBits = { title: 1, type: 2, place: 4, publisher: 8, tags: 16 } as const;
export const asWord = 5;
export const maskBits = 2 * asWord;

const longestPrefix = 6;
const syllablesTogether = 5;

/** Terms with the fields they stand in. */
type Terms = Map<string, number>;
const add = (terms: Terms, term: string, bits: number) => terms.set(term, (terms.get(term) ?? 0) | bits);

/** Of Chinese, characters side by side; of the rest, words and their beginnings. */
function addTerms(terms: Terms, text: string, bit: number): void {
  const plain = folded(text);
  for (const [run] of plain.matchAll(/\p{Script=Han}+/gu)) {
    if (run.length === 1) add(terms, run, bit);
    for (let at = 1; at < run.length; at += 1) {
      const pair = run.slice(at - 1, at + 1);
      add(terms, pair, tradeWords.has(pair) ? bit | (bit << asWord) : bit);
    }
  }
  for (const { text: piece, kind } of cut(plain)) {
    if (kind === 'latin') {
      add(terms, piece, bit | (bit << asWord));
      for (let length = 2; length < Math.min(piece.length, longestPrefix); length += 1)
        add(terms, piece.slice(0, length), bit);
    } else if (piece.length === 2) add(terms, piece, bit | (bit << asWord));
  }
}

/** From every word of a name on: initials (tdbxj) and syllables (taidong) of the characters that follow. */
function addPinyin(terms: Terms, name: string, bit: number): void {
  const plain = folded(name);
  for (const { start, kind } of cut(plain)) {
    const [run = ''] = kind === 'latin' ? [] : (/^\p{Script=Han}+/u.exec(plain.slice(start)) ?? []);
    for (const syllables of syllablesOf(run.slice(0, longestPrefix))) {
      let initials = '';
      let whole = '';
      for (const [at, syllable] of syllables.entries()) {
        initials += syllable.charAt(0);
        whole += syllable;
        if (at > 0) add(terms, initials, bit);
        if (at > 0 && at < syllablesTogether) add(terms, whole, bit);
      }
    }
  }
}

/** So many names of places, publishers, types and tags are remembered with their terms. */
const maxRemembered = 5_000;

/** What is typed for a name: its characters and words, and of places and types the pinyin too. */
function namesTerms(name: string, bit: number, hasPinyin: boolean): Terms {
  const terms: Terms = new Map();
  addTerms(terms, name, bit);
  if (hasPinyin) addPinyin(terms, name, bit);
  return terms;
}

/** Gives the terms of a task, each with the fields it stands in. Names come again and again: they are looked at once. */
export function termsReader(): (document: TextDocument) => ReadonlyMap<string, number> {
  const remembered = new Map<string, Terms>();
  const termsOfName = (name: string, bit: number, hasPinyin = false): Terms => {
    const key = `${bit} ${name}`;
    const known = remembered.get(key) ?? namesTerms(name, bit, hasPinyin);
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(key, known);
    return known;
  };
  return ({ title, typeName, publisherName, placeName, district = '', tags }) => {
    const terms: Terms = new Map();
    addTerms(terms, title, fieldBits.title);
    const names = [
      termsOfName(typeName, fieldBits.type, true),
      termsOfName(placeName, fieldBits.place, true),
      termsOfName(district, fieldBits.place, true),
      termsOfName(publisherName, fieldBits.publisher),
      ...tags.map((tag) => termsOfName(tag, fieldBits.tags)),
    ];
    for (const name of names) for (const [term, bits] of name) add(terms, term, bits);
    return terms;
  };
}
