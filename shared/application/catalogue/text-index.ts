import { type Need, needsOf } from '../../domain/search/needs';
import { taskTypeNames } from '../../domain/tasks/task-types';
import { Postings, type PostingsJson } from './postings';
import { TermFinder } from './term-finder';
import { asWord, fieldBits, type TextDocument, termsReader } from './text-document';
import { textForm } from './text-form';

export interface TextFinds {
  /** By slot: 1 to 1,000, or 0 (or nothing, behind its end) for a task that was not found. */
  readonly scores: Uint16Array;
  readonly found: number;
  /** Whether slips and parts of the text were taken as well. */
  readonly isFuzzy: boolean;
}

export interface TextIndex {
  /** Slots are natural numbers below two million; one is added once until it is removed. */
  add(slot: number, document: TextDocument): void;
  /** With the document it was added with. */
  remove(slot: number, document: TextDocument): void;
  /**
   * What a text finds. A task's score depends on the text and that task alone, and on whether slips are taken:
   * `isFuzzy` says so; without it they are where fewer than five tasks have the text as it is written.
   */
  search(text: string, options?: { readonly isFuzzy?: boolean }): TextFinds;
  toJSON(): TextIndexJson;
}

export interface TextIndexJson extends PostingsJson {
  readonly capacity: number;
  /** One of another form than `textForm()` is of no use. */
  readonly form: string;
}

const enoughExactFinds = 5;
/** The best score there is. */
const maxScore = 1_000;
/** Of what a text asks for, a task has at least so much. */
const leastShare = 0.5;
const fits = { synonym: 0.75, type: 0.3, notAWord: 0.75 } as const;
const worthOf: Readonly<Record<keyof typeof fieldBits, number>> = {
  title: 1,
  place: 0.85,
  type: 0.55,
  publisher: 0.5,
  tags: 0.4,
};

/** What a find is worth by the fields it was made in: the best of them. */
const worths = Float32Array.from({ length: 1 << (2 * asWord) }, (_, fields) =>
  Math.max(
    0,
    ...Object.entries(fieldBits).map(([name, bit]) => {
      if ((fields & bit) === 0) return 0;
      const worth = worthOf[name as keyof typeof fieldBits];
      return (fields & (bit << asWord)) === 0 ? worth * fits.notAWord : worth;
    }),
  ),
);

class Scorer {
  readonly #finder: TermFinder;
  readonly #sums: Float32Array;
  readonly #covered: Float32Array;
  readonly #best: Float32Array;

  constructor(
    postings: Postings,
    readonly capacity: number,
  ) {
    this.#finder = new TermFinder(postings, capacity);
    this.#sums = new Float32Array(capacity);
    this.#covered = new Float32Array(capacity);
    this.#best = new Float32Array(capacity);
  }

  /** Adds what every task has of a need. */
  add(need: Need, isFuzzy: boolean): void {
    const touched: number[] = [];
    const hitFor = (factor: number, only?: number) => (slot: number, fields: number, fit: number) => {
      const worth = (worths[only === undefined ? fields : fields & only] ?? 0) * fit * factor;
      const best = this.#best[slot] ?? 0;
      if (best === 0 && worth > 0) touched.push(slot);
      if (worth > best) this.#best[slot] = worth;
    };
    this.#finder.exactly(need.text, hitFor(1));
    for (const synonym of need.synonyms) this.#finder.exactly(synonym, hitFor(fits.synonym, ~fieldBits.type));
    if (isFuzzy && need.isRequired) {
      this.#finder.withSlips(need.text, need.isOdd, hitFor(1));
      if (need.type) this.#finder.exactly(taskTypeNames[need.type], hitFor(fits.type, fieldBits.type));
    }
    for (const slot of touched) {
      this.#sums[slot] = (this.#sums[slot] ?? 0) + (this.#best[slot] ?? 0) * need.weight;
      if (need.isRequired) this.#covered[slot] = (this.#covered[slot] ?? 0) + need.weight;
      this.#best[slot] = 0;
    }
  }

  /** The scores of those that have so much of what is required, of all that could be had. */
  finds(needs: readonly Need[], share: number, isFuzzy: boolean): TextFinds {
    const scores = new Uint16Array(this.capacity);
    const weightOf = (some: readonly Need[]) => some.reduce((sum, { weight }) => sum + weight, 0);
    const least = weightOf(needs.filter(({ isRequired }) => isRequired)) * share;
    const whole = weightOf(needs);
    let found = 0;
    for (let slot = 0; slot < this.capacity; slot += 1) {
      const covered = this.#covered[slot] ?? 0;
      if (covered === 0 || covered < least) continue;
      scores[slot] = Math.max(1, Math.round(((this.#sums[slot] ?? 0) / whole) * maxScore));
      found += 1;
    }
    return { scores, found, isFuzzy };
  }
}

/** An index of what is searched of tasks; with `json`, what another one wrote. */
export function createTextIndex(json?: TextIndexJson): TextIndex {
  const postings = json ? Postings.fromJSON(json) : new Postings();
  const termsOf = termsReader();
  let capacity = json?.capacity ?? 0;
  const find = (needs: readonly Need[], isFuzzy: boolean): TextFinds => {
    const scorer = new Scorer(postings, capacity);
    for (const need of needs) scorer.add(need, isFuzzy);
    return scorer.finds(needs, isFuzzy ? leastShare : 1, isFuzzy);
  };
  return {
    add: (slot, document) => {
      capacity = Math.max(capacity, slot + 1);
      postings.add(slot, termsOf(document));
    },
    remove: (slot, document) => postings.remove(slot, termsOf(document)),
    search: (text, { isFuzzy } = {}) => {
      const needs = needsOf(text);
      if (isFuzzy) return find(needs, true);
      const exact = find(needs, false);
      return isFuzzy === undefined && exact.found < enoughExactFinds ? find(needs, true) : exact;
    },
    toJSON: () => ({ ...postings.toJSON(), capacity, form: textForm() }),
  };
}
