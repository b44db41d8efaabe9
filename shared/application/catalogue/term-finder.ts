import { soundAlike } from '../../domain/search/pinyin';
import { isOneSlipAway } from '../../domain/search/slips';
import type { Postings } from './postings';
import { maskBits } from './text-document';

/** Told of each slot that carries what is looked for: in which fields, and how well it fits, up to 1. */
export type Hit = (slot: number, fields: number, fit: number) => void;

interface Variant {
  readonly term: string;
  readonly fit: number;
}

/** How well a text fits that differs by one slip. */
const slipFits = { soundsAlike: 0.7, differs: 0.4, letters: 0.6, partly: 0.6 } as const;

/** Latin words have slips from so many letters on. */
const leastLetters = 4;

const maskOfFields = (1 << maskBits) - 1;
const isChinese = (text: string): boolean => text.charCodeAt(0) > 0x2e7f;
const pairsOf = (text: string): string[] =>
  Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));

/** Finds which slots carry a text. Slots are below `capacity`. */
export class TermFinder {
  readonly #counts: Uint8Array;
  readonly #fields: Uint16Array;
  readonly #fits: Float32Array;

  constructor(
    readonly postings: Postings,
    capacity: number,
  ) {
    this.#counts = new Uint8Array(capacity);
    this.#fields = new Uint16Array(capacity);
    this.#fits = new Float32Array(capacity);
  }

  /** As it is written. */
  exactly(text: string, hit: Hit): void {
    if (!isChinese(text) || text.length === 2) this.#report({ term: text, fit: 1 }, hit);
    else if (text.length === 1) this.#character(text, hit);
    else this.#phrase(pairsOf(text), hit);
  }

  /** With one slip; where `isOdd`, another character may stand for one of two even if it sounds differently. */
  withSlips(text: string, isOdd: boolean, hit: Hit): void {
    if (!isChinese(text)) this.#letters(text, hit);
    else if (text.length === 2)
      for (const variant of this.#pairSlips(text, isOdd)) this.#report(variant, hit);
    else if (text.length > 2) this.#mostOfPhrase(pairsOf(text), hit);
  }

  #report({ term, fit }: Variant, hit: Hit): void {
    for (const entry of this.postings.of(term)) hit(entry >> maskBits, entry & maskOfFields, fit);
  }

  #character(character: string, hit: Hit): void {
    const { postings } = this;
    const terms = [character, ...postings.startingWith(character), ...postings.endingWith(character)];
    for (const term of terms) this.#report({ term, fit: 1 }, hit);
  }

  /** All pairs in one field. */
  #phrase(pairs: readonly string[], hit: Hit): void {
    for (const [at, pair] of pairs.entries()) {
      for (const entry of this.postings.of(pair)) {
        const slot = entry >> maskBits;
        const fields = entry & (at === 0 ? maskOfFields : (this.#fields[slot] ?? 0));
        if (this.#counts[slot] !== at || fields === 0) continue;
        this.#counts[slot] = at + 1;
        this.#fields[slot] = fields;
      }
    }
    for (const entry of this.postings.of(pairs.at(-1) ?? '')) {
      const slot = entry >> maskBits;
      if (this.#counts[slot] === pairs.length) hit(slot, this.#fields[slot] ?? 0, 1);
    }
    for (const entry of this.postings.of(pairs[0] ?? '')) this.#counts[entry >> maskBits] = 0;
  }

  /** All pairs but two, which are those that one wrong character spoils; each may be one that sounds alike. */
  #mostOfPhrase(pairs: readonly string[], hit: Hit): void {
    const least = Math.max(1, pairs.length - 2);
    const seen: number[] = [];
    const lastPair = new Uint8Array(this.#counts.length);
    for (const [at, pair] of pairs.entries()) {
      for (const { term, fit } of [{ term: pair, fit: 1 }, ...this.#pairSlips(pair, false)]) {
        for (const entry of this.postings.of(term)) {
          const slot = entry >> maskBits;
          if (lastPair[slot] === at + 1) continue;
          if (lastPair[slot] === 0) seen.push(slot);
          lastPair[slot] = at + 1;
          this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
          this.#fields[slot] = (this.#fields[slot] ?? 0) | (entry & maskOfFields);
          this.#fits[slot] = (this.#fits[slot] ?? 0) + fit;
        }
      }
    }
    for (const slot of seen) {
      const fit = ((this.#fits[slot] ?? 0) / pairs.length) * slipFits.partly;
      if ((this.#counts[slot] ?? 0) >= least) hit(slot, this.#fields[slot] ?? 0, fit);
      this.#counts[slot] = 0;
      this.#fields[slot] = 0;
      this.#fits[slot] = 0;
    }
  }

  #pairSlips(pair: string, takesAny: boolean): Variant[] {
    const [first, second] = [pair.charAt(0), pair.charAt(1)];
    const found: Variant[] = [];
    const consider = (term: string, one: string, other: string) => {
      if (term === pair || !isChinese(term)) return;
      if (soundAlike(one, other)) found.push({ term, fit: slipFits.soundsAlike });
      else if (takesAny) found.push({ term, fit: slipFits.differs });
    };
    for (const term of this.postings.startingWith(first)) consider(term, second, term.charAt(1));
    for (const term of this.postings.endingWith(second)) consider(term, first, term.charAt(0));
    return found;
  }

  #letters(text: string, hit: Hit): void {
    if (text.length < leastLetters || /\d/.test(text)) return;
    for (const term of this.postings.longTerms) {
      if (isOneSlipAway(text, term)) this.#report({ term, fit: slipFits.letters }, hit);
    }
  }
}
