import { leb128Reader, leb128Writer } from './leb128';
import { maskBits } from './text-document';

/** The slots that carry a term, each as `slot << maskBits | fields`, in no order. */
type Posting = number[];

export interface PostingsJson {
  /** One a line. */
  readonly terms: string;
  /** Per term: how many slots; each one's distance to the one before, and its fields. Base64 of LEB128. */
  readonly slots: string;
}

const nothing: readonly number[] = [];
const noTerms: ReadonlySet<string> = new Set();
const maskOfFields = (1 << maskBits) - 1;

/** Which slots carry which terms. */
export class Postings {
  readonly #byTerm = new Map<string, Posting>();
  /** Terms of two characters by either of them. */
  readonly #byFirst = new Map<string, Set<string>>();
  readonly #bySecond = new Map<string, Set<string>>();
  readonly #long = new Set<string>();

  of(term: string): readonly number[] {
    return this.#byTerm.get(term) ?? nothing;
  }

  /** Terms of two characters that begin with it. */
  startingWith(character: string): ReadonlySet<string> {
    return this.#byFirst.get(character) ?? noTerms;
  }

  /** Terms of two characters that end with it. */
  endingWith(character: string): ReadonlySet<string> {
    return this.#bySecond.get(character) ?? noTerms;
  }

  /** Terms of three letters or more. */
  get longTerms(): ReadonlySet<string> {
    return this.#long;
  }

  add(slot: number, terms: ReadonlyMap<string, number>): void {
    for (const [term, fields] of terms) {
      const entry = (slot << maskBits) | fields;
      const posting = this.#byTerm.get(term);
      if (posting) posting.push(entry);
      else this.#addTerm(term, [entry]);
    }
  }

  remove(slot: number, terms: ReadonlyMap<string, number>): void {
    for (const [term, fields] of terms) {
      const posting = this.#byTerm.get(term);
      const at = posting?.indexOf((slot << maskBits) | fields) ?? -1;
      if (!posting || at < 0) continue;
      const last = posting.pop();
      if (last !== undefined && at < posting.length) posting[at] = last;
      if (posting.length === 0) this.#removeTerm(term);
    }
  }

  toJSON(): PostingsJson {
    const writer = leb128Writer();
    for (const posting of this.#byTerm.values()) {
      writer.write(posting.length);
      let before = 0;
      for (const entry of posting.toSorted((one, other) => one - other)) {
        writer.write((entry >> maskBits) - before);
        writer.write(entry & maskOfFields);
        before = entry >> maskBits;
      }
    }
    return { terms: [...this.#byTerm.keys()].join('\n'), slots: writer.toBase64() };
  }

  static fromJSON({ terms, slots }: PostingsJson): Postings {
    const postings = new Postings();
    const read = leb128Reader(slots);
    for (const term of terms === '' ? [] : terms.split('\n')) {
      let slot = 0;
      const posting = Array.from({ length: read() }, () => {
        slot += read();
        return (slot << maskBits) | read();
      });
      postings.#addTerm(term, posting);
    }
    return postings;
  }

  #addTerm(term: string, posting: Posting): void {
    this.#byTerm.set(term, posting);
    if (term.length > 2) this.#long.add(term);
    if (term.length !== 2) return;
    for (const [map, character] of this.#pairMaps(term)) {
      const terms = map.get(character);
      if (terms) terms.add(term);
      else map.set(character, new Set([term]));
    }
  }

  #removeTerm(term: string): void {
    this.#byTerm.delete(term);
    this.#long.delete(term);
    if (term.length !== 2) return;
    for (const [map, character] of this.#pairMaps(term)) {
      map.get(character)?.delete(term);
      if (map.get(character)?.size === 0) map.delete(character);
    }
  }

  #pairMaps(term: string): [Map<string, Set<string>>, string][] {
    return [
      [this.#byFirst, term.charAt(0)],
      [this.#bySecond, term.charAt(1)],
    ];
  }
}
