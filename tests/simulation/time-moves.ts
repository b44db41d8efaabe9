import type { Order } from '../../shared/collections/orders';
import { tasks } from '../../shared/collections/tasks';
import { dayMs, hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import {
  handInByItselfMs,
  missedAtMs,
  redoUntilMs,
  silenceAcceptsMs,
} from '../../shared/domain/orders/order-moments';
import { anyOf, passed, someOrder } from './choosing';
import type { Move, Simulation } from './simulation';

/** Time passes, and the timer comes. */
const pass = (name: string, weight: number, most: number): Move => ({
  name,
  weight,
  async run(simulation) {
    await simulation.pass(simulation.choose.int(1, most));
    return passed;
  },
});

/** Time passes until something is to happen to an order of one of these statuses, or just before. */
const passUntil = (
  name: string,
  weight: number,
  statuses: readonly string[],
  momentOf: (order: Order, simulation: Simulation) => number | undefined,
): Move => ({
  name,
  weight,
  async run(simulation) {
    const order = someOrder(simulation, ...statuses);
    const untilMs = order && momentOf(order, simulation);
    const aheadMs = (untilMs ?? 0) - simulation.system.clock.nowMs();
    if (aheadMs <= 0) return undefined;
    await simulation.pass(aheadMs);
    return passed;
  },
});

const beginning = ({ terms: { sessions } }: Order, { choose, system }: Simulation): number | undefined => {
  const next = sessions.find(({ endMs }) => endMs > system.clock.nowMs());
  return next && next.startMs + choose.int(-50, 65) * minuteMs;
};

export const timeMoves: readonly Move[] = [
  pass('a minute passes', 3, minuteMs),
  pass('an hour passes', 2, 2 * hourMs),
  pass('a day passes', 0.4, dayMs),
  passUntil('work begins', 4, ['admitted'], beginning),
  passUntil('work ends', 5, ['checked-in'], ({ terms: { sessions } }, { choose }) => {
    const last = sessions.at(-1);
    return last && last.startMs + choose.fraction() * 2 * (last.endMs - last.startMs);
  }),
  passUntil('nobody came', 2, ['admitted'], missedAtMs),
  passUntil('silence is up', 4, ['handed-in'], silenceAcceptsMs),
  passUntil('work was forgotten', 3, ['checked-in'], handInByItselfMs),
  passUntil('nothing was handed in again', 8, ['returned'], redoUntilMs),
  passUntil('nobody answered to other terms', 6, ['applied', 'admitted'], ({ asked }) => asked?.answerByMs),
  passUntil(
    'a sum is paid by itself',
    1.5,
    ['accepted', 'cancelled', 'no-show'],
    ({ pending, claimableUntilMs }) => pending?.atMs ?? claimableUntilMs,
  ),
  {
    name: 'a sign-up deadline passes',
    weight: 1,
    async run(simulation) {
      const { documents, system } = simulation;
      const waiting = documents.all(tasks).filter(({ status }) => status === 'awaiting-funds');
      const aheadMs = (anyOf(simulation, waiting)?.signUpDeadlineMs ?? 0) - system.clock.nowMs();
      if (aheadMs <= 0) return undefined;
      await simulation.pass(aheadMs + minuteMs);
      return passed;
    },
  },
];
