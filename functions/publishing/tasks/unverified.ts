import { publishers, tasks } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { TaskDraft } from '../../../shared/contract/publishing';
import { isWithinUnverified } from '../../../shared/domain/limits/unverified-limits';
import { ratesAt, taskCost } from '../../../shared/domain/money/cost';
import type { Ports } from '../../../shared/ports/context';

/** More than anybody has ahead who is within the limits; whoever has this many is beyond them. */
const looked = 100;
const out: ReadonlySet<string> = new Set(['open', 'awaiting-funds', 'in-review']);

/** Whether anybody has verified who the publisher is. */
export async function isVerified({ store }: Pick<Ports, 'store'>, publisherId: string): Promise<boolean> {
  const found = await store.get(publishers, publisherId);
  return found !== undefined && found.verification !== 'none';
}

/**
 * Holds a task that is published, or changed while it is out, to what somebody unverified may. Two that are published at
 * the same moment may both pass: an operator reads each. Errors: UNVERIFIED_LIMIT with the limits.
 */
export async function checkUnverified(
  { store, clock, settings }: Pick<Ports, 'store' | 'clock' | 'settings'>,
  task: Pick<TaskDraft, 'payFen' | 'quantity' | 'places'> & {
    readonly id: string;
    readonly publisherId: string;
  },
): Promise<void> {
  const nowMs = clock.nowMs();
  const ahead = await store.list(tasks, 'publisher', [task.publisherId, 'submitted'], {
    from: nowMs,
    limit: looked,
  });
  const others = ahead.items.filter(({ id, status }) => id !== task.id && out.has(status)).length;
  const { totalFen: costFen } = taskCost(task, ratesAt(nowMs));
  if (!isWithinUnverified(settings.unverified, { places: task.places, costFen }, others))
    throw new AppError('UNVERIFIED_LIMIT', { ...settings.unverified });
}
