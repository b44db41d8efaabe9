import type { Task } from '../../collections/tasks';
import { type PayUnit, payUnits } from '../../domain/money/pay-units';
import { hourlyFenOf, sessionsOf } from './task-facts';

const unitOrder = (unit: PayUnit) => `pay:${unit}` as const;
/** Orders that are kept: whoever has no number in one does not stand there. */
export type OrderName = 'newest' | 'deadline' | 'soonest' | 'hourlyPay' | ReturnType<typeof unitOrder>;

/** Behind all that are known, best paid first. */
const unknownPay = 1e12;

/** Where a task stands in each order; lowest number first. */
export const orderKeys: Readonly<Record<OrderName, (task: Task) => number | undefined>> = {
  newest: ({ publishedAtMs = 0 }) => -publishedAtMs,
  deadline: ({ signUpDeadlineMs }) => signUpDeadlineMs,
  soonest: (task) => sessionsOf(task)[0]?.startMs ?? 0,
  hourlyPay: (task) => {
    const hourly = hourlyFenOf(task);
    return hourly === undefined ? unknownPay - task.payFen : -hourly;
  },
  ...(Object.fromEntries(
    payUnits.map((unit) => [
      unitOrder(unit),
      (task: Task) => (task.payUnit === unit ? -task.payFen : undefined),
    ]),
  ) as Record<ReturnType<typeof unitOrder>, (task: Task) => number | undefined>),
};

export const payOrder = (unit: PayUnit | undefined): OrderName =>
  unit === undefined ? 'hourlyPay' : unitOrder(unit);
