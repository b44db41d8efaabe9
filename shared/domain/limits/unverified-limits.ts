/** What somebody may publish whose identity nobody could verify yet, beside that an operator reads each task first. */
export const unverifiedLimits = {
  /** Open, in review or waiting to be paid for. */
  tasksAtOnce: 2,
  /** Of one task. */
  places: 5,
  /** Of one task, with fee and surcharges, fen. */
  costFen: 200_000,
} as const;

const { tasksAtOnce, places, costFen } = unverifiedLimits;

/** The same in words, for the editor and for whoever went beyond. */
export const unverifiedText = `未完成身份核验的发布方，每个任务先经人工审核；同时最多发布 ${tasksAtOnce} 个任务，每个任务最多 ${places} 人、全部费用不超过 ${(costFen / 100).toLocaleString('en')} 元`;

/** Whether a task stays within the limits; `others`: how many the publisher has out already. */
export const isWithinUnverified = (
  task: { readonly places: number; readonly costFen: number },
  others: number,
): boolean => others < tasksAtOnce && task.places <= places && task.costFen <= costFen;
