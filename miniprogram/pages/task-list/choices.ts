import { labels } from '../../generated/labels';
import { type TaskType, taskTypeNames } from '../../generated/tasks/task-types';
import type { Filters, Sort } from '../../services/find';

/** All, and each type that has tasks here, most first. */
export const choices = (counted: readonly { readonly type: TaskType; readonly tasks: number }[]) => [
  { value: '', text: '全部' },
  ...counted.filter(({ tasks }) => tasks > 0).map(({ type }) => ({ value: type, text: taskTypeNames[type] })),
];

/** Which of the types are chosen; all of them where none is. */
export const typesOf = ({ types = [] }: Filters): Record<string, boolean> =>
  types.length === 0 ? { '': true } : Object.fromEntries(types.map((type) => [type, true]));

/** How many wishes the list follows beside the type, which the row shows. */
export const filterCountOf = ({ types: _shown, ...filters }: Filters): number => Object.keys(filters).length;

/** By what pay is compared: 300 a day may be less than 40 an hour. */
export const sortNotes = (sort: Sort, { payUnit }: Filters): string => {
  if (sort !== 'pay') return '';
  return payUnit ? `按每${labels.payUnit[payUnit]}报酬排` : '按每小时收入排，工时不定的排在后面';
};
