/** A word where it stands: from its first unit to behind its last. */
export interface Match<T> {
  readonly from: number;
  readonly to: number;
  readonly word: T;
}

/** Counts what an automaton does, to show that it is in proportion to the text. */
export interface Meter {
  steps: number;
}

/** All words as one tree: by state and letter the next state, by state the longest suffix that also begins a word. */
interface Automaton<T> {
  readonly next: ReadonlyMap<number, number>;
  readonly fallback: readonly number[];
  /** The word that ends in a state. */
  readonly ends: readonly ({ readonly length: number; readonly word: T } | undefined)[];
  /** The nearest state among its suffixes in which a word ends; 0 is none. */
  readonly shorter: readonly number[];
}

const root = 0;
const keyOf = (state: number, letter: string): number => state * 0x10000 + letter.charCodeAt(0);

function stateBehind(
  { next, fallback }: Pick<Automaton<never>, 'next' | 'fallback'>,
  state: number,
  letter: string,
  meter: Meter,
): number {
  let from = state;
  while (from !== root && !next.has(keyOf(from, letter))) {
    meter.steps += 1;
    from = fallback[from] ?? root;
  }
  return next.get(keyOf(from, letter)) ?? root;
}

/** Aho and Corasick, 1975. */
function automatonFor<T>(words: ReadonlyMap<string, T>): Automaton<T> {
  const next = new Map<number, number>();
  const ends: ({ readonly length: number; readonly word: T } | undefined)[] = [undefined];
  const byDepth: { readonly state: number; readonly parent: number; readonly letter: string }[][] = [];
  for (const [text, word] of words) {
    let state = root;
    for (let at = 0; at < text.length; at += 1) {
      const letter = text[at] ?? '';
      const known = next.get(keyOf(state, letter));
      const child = known ?? ends.push(undefined) - 1;
      if (known === undefined) {
        next.set(keyOf(state, letter), child);
        byDepth[at] ??= [];
        byDepth[at]?.push({ state: child, parent: state, letter });
      }
      state = child;
    }
    ends[state] = { length: text.length, word };
  }
  const fallback = ends.map(() => root);
  const shorter = ends.map(() => root);
  for (const { state, parent, letter } of byDepth.flat()) {
    const behind =
      parent === root
        ? root
        : stateBehind({ next, fallback }, fallback[parent] ?? root, letter, { steps: 0 });
    fallback[state] = behind;
    shorter[state] = ends[behind] ? behind : (shorter[behind] ?? root);
  }
  return { next, fallback, ends, shorter };
}

/** Units of a text; an undefined one ends whatever word had begun. */
export type Letters = readonly (string | undefined)[];

/**
 * Finds all occurrences of all words in one reading; the automaton is made at the first. Steps are at most twice the
 * letters, and one for each occurrence, of which a place has no more than a word has letters.
 */
export function wordFinder<T>(
  words: () => ReadonlyMap<string, T>,
): (letters: Letters, meter: Meter) => Match<T>[] {
  let automaton: Automaton<T> | undefined;
  return (letters, meter) => {
    automaton ??= automatonFor(words());
    const { ends, shorter } = automaton;
    const found: Match<T>[] = [];
    let state = root;
    for (const [at, letter] of letters.entries()) {
      meter.steps += 1;
      state = letter === undefined ? root : stateBehind(automaton, state, letter, meter);
      for (
        let end = ends[state] ? state : (shorter[state] ?? root);
        end !== root;
        end = shorter[end] ?? root
      ) {
        const here = ends[end];
        if (!here) break;
        meter.steps += 1;
        found.push({ from: at + 1 - here.length, to: at + 1, word: here.word });
      }
    }
    return found;
  };
}

/** Of occurrences that overlap, the one that begins first, and of those the longest. */
export function leftmostLongest<T>(matches: readonly Match<T>[]): Match<T>[] {
  const longest: Match<T>[] = [];
  for (const match of matches) {
    const other = longest[match.from];
    if (!other || other.to < match.to) longest[match.from] = match;
  }
  let end = 0;
  // By where they begin, as a sparse array is walked.
  return longest.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}
