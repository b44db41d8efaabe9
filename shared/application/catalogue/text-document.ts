import { cut } from '../../domain/search/cut';
import { folded } from '../../domain/search/fold';
import { syllablesOf } from '../../domain/search/pinyin';

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

/** Of Chinese, characters side by side; of the rest, words and their beginnings. */
function addTerms(terms: Map<string, number>, text: string, bit: number): void {
  const add = (term: string, bits: number) => terms.set(term, (terms.get(term) ?? 0) | bits);
  const plain = folded(text);
  for (const [run] of plain.matchAll(/\p{Script=Han}+/gu)) {
    if (run.length === 1) add(run, bit);
    for (let at = 1; at < run.length; at += 1) add(run.slice(at - 1, at + 1), bit);
  }
  for (const { text: piece, kind } of cut(plain)) {
    if (kind === 'latin') {
      add(piece, bit | (bit << asWord));
      for (let length = 2; length < Math.min(piece.length, longestPrefix); length += 1)
        add(piece.slice(0, length), bit);
    } else if (piece.length === 2) add(piece, bit | (bit << asWord));
  }
}

/** From every word of a name on: initials (tdbxj) and syllables (taidong) of the characters that follow. */
function addPinyin(terms: Map<string, number>, name: string, bit: number): void {
  const plain = folded(name);
  for (const { start, kind } of cut(plain)) {
    const [run = ''] = kind === 'latin' ? [] : (/^\p{Script=Han}+/u.exec(plain.slice(start)) ?? []);
    for (const syllables of syllablesOf(run.slice(0, longestPrefix))) {
      let initials = '';
      let whole = '';
      for (const [at, syllable] of syllables.entries()) {
        initials += syllable.charAt(0);
        whole += syllable;
        if (at > 0) terms.set(initials, (terms.get(initials) ?? 0) | bit);
        if (at > 0 && at < syllablesTogether) terms.set(whole, (terms.get(whole) ?? 0) | bit);
      }
    }
  }
}

/** The terms of a task, each with the fields it stands in. */
export function termsOf(document: TextDocument): Map<string, number> {
  const terms = new Map<string, number>();
  const places = [document.placeName, document.district ?? ''];
  addTerms(terms, document.title, fieldBits.title);
  addTerms(terms, document.typeName, fieldBits.type);
  addTerms(terms, document.publisherName, fieldBits.publisher);
  for (const place of places) addTerms(terms, place, fieldBits.place);
  for (const tag of document.tags) addTerms(terms, tag, fieldBits.tags);
  for (const place of places) addPinyin(terms, place, fieldBits.place);
  addPinyin(terms, document.typeName, fieldBits.type);
  return terms;
}
