import { advance } from '../../application/lifecycles/advance';
import type { Deadline } from '../../collections/deadlines';
import { decisions } from '../../collections/decisions';
import { type Order, orders } from '../../collections/orders';
import { type Task, tasks } from '../../collections/tasks';
import { minuteMs } from '../../domain/calendar/calendar';
import type { EndReason } from '../../domain/orders/end-reasons';
import type { Ports } from '../../ports/context';
import { placesLeftOf } from '../tasks/places/places-left';
import { leavePlace } from '../tasks/places/take-place';
import { freeTime } from './schedule';
import { follow } from './take-step';

/** By then an index shows all sign-ups that were made before. */
const settledMs = minuteMs;

type NextDeadline = Pick<Deadline, 'kind' | 'subject' | 'dueAtMs'>;

/** When it is looked whether somebody still waits for a task. */
export const endWaitingDeadline = (taskId: string, nowMs: number): NextDeadline => ({
  kind: 'waiting.end',
  subject: taskId,
  dueAtMs: nowMs + settledMs,
});

type Ending = Pick<Ports, 'store' | 'clock'>;

/** Why nobody needs to wait for a task any longer; undefined: there is something to wait for. */
async function endOf(
  { store }: Pick<Ports, 'store'>,
  task: Task | undefined,
): Promise<EndReason | undefined> {
  if (task?.status === 'closed') return task.closedReason === 'deadline' ? 'deadline' : 'closed';
  if (task?.status !== 'open' || task.admission !== 'reviewed') return undefined;
  const [left] = await placesLeftOf(store, [task.id]);
  return left === 0 ? 'full' : undefined;
}

/** Ends one person's waiting, unless it was decided meanwhile. */
const end = ({ store, clock }: Ending, { id }: Order, code: EndReason): Promise<void> =>
  store.transact(async (tx) => {
    const order = await tx.get(orders, id);
    if (order?.status !== 'applied') return;
    await follow(
      tx,
      { clock },
      advance(tx, orders, order, 'endWaiting', { by: 'platform', atMs: clock.nowMs(), code }),
    );
    leavePlace(tx, order, false);
    await freeTime(tx, order);
  });

const pageSize = 100;

/**
 * Ends the waiting for a task that is full or closed, each person's by itself: whom the publisher has decided on, or
 * put on the waiting list, goes on waiting while it is open. Answers whether there may be more of them.
 */
export async function endWaiting(context: Ending, taskId: string, untilMs: number): Promise<boolean> {
  const { store, clock } = context;
  const code = await endOf(context, await store.get(tasks, taskId));
  if (!code) return false;
  const { items, next } = await store.list(orders, 'waiting', [taskId], { limit: pageSize });
  const decided = await store.getMany(
    decisions,
    items.map(({ id }) => id),
  );
  const ending = items.filter((_, at) => code !== 'full' || !decided[at]);
  for (const order of ending) {
    if (clock.nowMs() >= untilMs) return true;
    await end(context, order, code);
  }
  return next !== undefined && ending.length > 0;
}
