/** Forbidden words where they stand in a folded text. */
export interface Occurrence {
  readonly words: string;
  /** What its sentence says on either side, as far as `nearby` reaches. */
  readonly before: string;
  readonly after: string;
}

/** Excuses stand close by; a bound keeps long texts from costing more than their length. */
export const nearby = 60;
