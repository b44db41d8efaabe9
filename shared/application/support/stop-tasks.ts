import { tasks } from '../../collections/tasks';
import type { Context } from '../../ports/context';
import { advance } from '../lifecycles/advance';
import { stopFunding, sweepLater } from '../money/task-funds';
import { closePlaces } from '../tasks/places/places';

type Needs = Pick<Context<'timer'>, 'store' | 'clock' | 'ids' | 'untilMs'>;

const pageSize = 50;
const seen: ReadonlySet<string> = new Set(['open', 'in-review', 'awaiting-funds']);

/**
 * Takes a task from those who look for work: nobody new signs up, what was reserved for empty places goes back, and
 * whoever is admitted works and is paid as agreed. What nobody has seen yet becomes a draft again.
 */
async function stopTask(context: Needs, taskId: string): Promise<void> {
  const { store, clock } = context;
  await store.transact(async (tx) => {
    const current = await tx.get(tasks, taskId);
    if (!current) return;
    const step = { by: 'platform', atMs: clock.nowMs() } as const;
    if (current.status === 'open') {
      advance(tx, tasks, { ...current, closedReason: 'stopped' }, 'stop', step);
      closePlaces(tx, current);
      await sweepLater(tx, context, taskId);
    } else if (seen.has(current.status)) {
      const { review: _review, ...task } = current;
      await stopFunding(tx, context, task, 'lapse', step, 0);
      advance(tx, tasks, task, 'withhold', step);
    }
  });
}

/**
 * Stops what a publisher has out. False: there was no time for all. What goes wrong with one task keeps no other: it is
 * thrown in the end.
 */
export async function stopTasks(context: Needs, publisherId: string): Promise<boolean> {
  const { store, clock, untilMs } = context;
  const failures: unknown[] = [];
  // The same for every page: a cursor is good within its bounds only.
  const from = clock.nowMs();
  let cursor: string | undefined;
  do {
    const bounds = { from, limit: pageSize, cursor };
    const page = await store.list(tasks, 'publisher', [publisherId, 'submitted'], bounds);
    for (const { id } of page.items.filter(({ status }) => seen.has(status))) {
      if (clock.nowMs() >= untilMs) return false;
      await stopTask(context, id).catch((error) => failures.push(error));
    }
    cursor = page.next;
  } while (cursor !== undefined);
  if (failures.length > 0) throw failures[0];
  return true;
}
