import type { Task } from '../../collections/tasks';
import { type PayUnit, payUnits } from '../../domain/money/pay-units';
import { hourlyFen } from '../../domain/tasks/hourly-pay';
import { workStartMs } from '../../domain/tasks/sessions';

const unitOrder = (unit: PayUnit) => `pay:${unit}` as const;
/** Orders that are kept: whoever has no number in one does not stand there. */
export type OrderName = 'newest' | 'deadline' | 'soonest' | 'hourlyPay' | ReturnType<typeof unitOrder>;

/** Behind all that are known, best paid first. */
const unknownPay = 1e12;

/** Where a task stands in each order; lowest number first. */
export const orderKeys: Readonly<Record<OrderName, (task: Task) => number | undefined>> = {
  newest: ({ publishedAtMs = 0 }) => -publishedAtMs,
  deadline: ({ signUpDeadlineMs }) => signUpDeadlineMs,
  soonest: ({ sessions }) => workStartMs(sessions),
  hourlyPay: (task) => {
    const hourly = hourlyFen(task);
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
