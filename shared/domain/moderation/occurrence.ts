/** Forbidden words where they stand in a folded text. */
export interface Occurrence {
  readonly words: string;
  /** The bounds of their sentence. */
  readonly from: number;
  readonly to: number;
  /** What the sentence says on either side, as far as `nearby` reaches. */
  readonly before: string;
  readonly after: string;
}

/** Excuses stand close by; a bound keeps long texts from costing more than their length. */
const nearby = 60;

/** Words that a pattern found at an index of a folded text, with the sentence around them. */
export function occurrenceOf(text: string, words: string, index: number): Occurrence {
  const from = text.lastIndexOf(';', index) + 1;
  const wordsEnd = index + words.length;
  const to = `${text};`.indexOf(';', wordsEnd);
  return {
    words,
    from,
    to,
    // `…` keeps a cut from passing for the start of the sentence.
    before: index - from > nearby ? `…${text.slice(index - nearby, index)}` : text.slice(from, index),
    after: text.slice(wordsEnd, Math.min(to, wordsEnd + nearby)),
  };
}
