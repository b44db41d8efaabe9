import { dayMs, shanghaiDate } from '../../generated/calendar/calendar';
import { dateText, weekdayName, weekdayNumber } from '../../generated/calendar/date-text';
import { labels } from '../../generated/labels';
import { timeOfDayNames } from '../../generated/tasks/sessions';
import { taskTypeNames } from '../../generated/tasks/task-types';
import type { Filters } from '../../services/find';

interface Choice {
  readonly value: string;
  readonly text: string;
}

const any: Choice = { value: '', text: '不限' };

export const choicesOf = (names: Readonly<Record<string, string>>, before = ''): Choice[] =>
  Object.entries(names).map(([value, text]) => ({ value, text: `${before}${text}` }));

export const timeChoices = choicesOf(timeOfDayNames);
export const cycleChoices = choicesOf(labels.settlementCycle);
export const admissionChoices = [any, ...choicesOf(labels.admission)];
export const unitChoices = [{ value: '', text: '按每小时收入' }, ...choicesOf(labels.payUnit, '只看按')];

/** Steps of the least pay, in yuan a unit: what an hour earns is another sum than what a day does. */
const leastYuan: Readonly<Record<string, readonly number[]>> = {
  '': [15, 20, 25, 30, 40, 60],
  hour: [15, 20, 25, 30, 40, 60],
  day: [100, 150, 200, 250, 300, 500],
  piece: [1, 2, 5, 10, 20, 50],
  task: [20, 50, 100, 200, 500],
};

export const leastChoices = (unit: string): Choice[] => [
  any,
  ...(leastYuan[unit] ?? []).map((yuan) => ({ value: String(yuan * 100), text: `${yuan} 元起` })),
];

const noon = (date: string): number => Date.parse(`${date}T12:00:00+08:00`);

/** Saturday and Sunday of this week, as far as they are not over. */
function weekend(nowMs: number): string[] {
  const weekday = weekdayNumber(nowMs);
  const days = weekday === 0 ? [0] : [6 - weekday, 7 - weekday];
  return days.map((ahead) => shanghaiDate(nowMs + ahead * dayMs));
}

/** Today, tomorrow, the weekend, and each other day that was picked; a value holds its days. */
export function dateChoices(picked: readonly string[], nowMs: number): Choice[] {
  const fixed = [
    { value: shanghaiDate(nowMs), text: '今天' },
    { value: shanghaiDate(nowMs + dayMs), text: '明天' },
    { value: weekend(nowMs).join(), text: '周末' },
  ];
  const known = fixed.flatMap(({ value }) => value.split(','));
  const others = picked.filter((date) => !known.includes(date)).sort();
  return [
    ...fixed,
    ...others.map((value) => {
      const atMs = noon(value);
      return { value, text: `${dateText(atMs, nowMs)} ${weekdayName(weekdayNumber(atMs))}` };
    }),
  ];
}

/** How many tasks each type or district would leave; what is chosen stays, whatever is left of it. */
export const countedChoices = (
  counted: readonly { readonly value: string; readonly text: string; readonly tasks: number }[],
  chosen: readonly string[],
  textOf: (value: string) => string,
): Choice[] => [
  ...counted.map(({ value, text, tasks }) => ({ value, text: `${text} ${tasks}` })),
  ...chosen
    .filter((value) => !counted.some((each) => each.value === value))
    .map((value) => ({ value, text: `${textOf(value)} 0` })),
];

export const typeText = (type: string): string => taskTypeNames[type as keyof typeof taskTypeNames] ?? type;

/** A list with these values taken in, or out where all of them are there; undefined for none. */
export function toggled(list: readonly string[] = [], values: readonly string[]): string[] | undefined {
  const isThere = values.every((value) => list.includes(value));
  const kept = list.filter((each) => !values.includes(each));
  const next = isThere ? kept : [...kept, ...values];
  return next.length > 0 ? next : undefined;
}

/** Which of the choices a list has chosen: all of a choice's values are in it. */
export const chosenOf = (choices: readonly Choice[], list: readonly string[] = []): Record<string, boolean> =>
  Object.fromEntries(
    choices.map(({ value }) => [value, value.split(',').every((each) => list.includes(each))]),
  );

/** Without what is not chosen. */
export const withoutNone = (filters: Readonly<Record<string, unknown>>): Filters =>
  Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined && value !== '' && value !== false),
  ) as Filters;
