// Copied by `npm run mini:generate` from shared/domain/limits; do not edit.

/** What somebody may publish whose identity nobody could verify yet, beside that an operator reads each task first. */
export interface UnverifiedLimits {
  /** Open, in review or waiting to be paid for. */
  readonly tasksAtOnce: number;
  /** Of one task. */
  readonly places: number;
  /** Of one task, with fee and surcharges, fen. */
  readonly costFen: number;
}

/** Where a deployment says nothing else. */
export const defaultUnverifiedLimits: UnverifiedLimits = { tasksAtOnce: 2, places: 5, costFen: 200_000 };

/** The same in words. */
export const unverifiedText = ({ tasksAtOnce, places, costFen }: UnverifiedLimits): string =>
  `未完成身份核验的发布方，每个任务先经人工审核；同时最多发布 ${tasksAtOnce} 个任务，每个任务最多 ${places} 人、全部费用不超过 ${(costFen / 100).toLocaleString('en')} 元`;

/** Whether a task stays within the limits; `others`: how many the publisher has out already. */
export const isWithinUnverified = (
  { tasksAtOnce, places, costFen }: UnverifiedLimits,
  task: { readonly places: number; readonly costFen: number },
  others: number,
): boolean => others < tasksAtOnce && task.places <= places && task.costFen <= costFen;
