/**
 * What a publisher may do whose identity nobody has proven: an operator reads each task before it is shown, and there
 * are few of them, and small.
 */
export interface UnverifiedLimits {
  /** Tasks that are open, or wait to be, at once. */
  readonly openTasks: number;
  /** What all places of one task cost together, fen. */
  readonly taskFen: number;
}

export const defaultUnverifiedLimits: UnverifiedLimits = { openTasks: 2, taskFen: 200_000 };
