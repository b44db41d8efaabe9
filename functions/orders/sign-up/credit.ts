import { findShare, firstTouchId } from '../../../shared/application/sharing/share-opening';
import type { Order } from '../../../shared/collections/orders';
import { firstTouches } from '../../../shared/collections/sharing';
import type { ShareOutcome } from '../../../shared/contract/orders';
import type { Ports } from '../../../shared/ports/context';

/** Which share a sign-up is credited to, and what came of the one that was handed in, if any was. */
export interface Credit {
  readonly shareId?: string;
  readonly outcome?: ShareOutcome;
}

type Refusal = NonNullable<ShareOutcome['reason']>;

const credited: ShareOutcome = { credited: true };
const notCredited = (reason: Refusal): ShareOutcome => ({ credited: false, reason });

/** The credit of somebody who came to the task through no share before. */
async function creditOfReceived(
  store: Ports['store'],
  taskId: string,
  accountId: string,
  received: string,
): Promise<Credit> {
  const share = await findShare({ store }, received);
  if (!share) return { outcome: notCredited('unknown') };
  if (share.taskId !== taskId) return { outcome: notCredited('other-task') };
  if (share.accountId === accountId) return { outcome: notCredited('own') };
  return { shareId: share.id, outcome: credited };
}

/**
 * First touch, one level, never oneself: the first share through which the person came to the task earns the
 * credit; without one, the share handed in does.
 */
export async function findCredit(
  { store }: Pick<Ports, 'store'>,
  taskId: string,
  accountId: string,
  received: string | undefined,
): Promise<Credit> {
  const touch = await store.get(firstTouches, firstTouchId(taskId, accountId));
  if (!touch) return received === undefined ? {} : creditOfReceived(store, taskId, accountId, received);
  const { shareId } = touch;
  if (received === undefined) return { shareId };
  return { shareId, outcome: shareId === received ? credited : notCredited('earlier-share') };
}

/** What came of the share for this order: a sign-up that is made again keeps the credit of its first time. */
export const outcomeFor = (
  { shareId, outcome }: Credit,
  order: Pick<Order, 'shareId'>,
): ShareOutcome | undefined =>
  outcome?.credited && order.shareId !== shareId ? notCredited('signed-up-before') : outcome;

/**
 * An outcome in the record of a command. Before it was an object, records held `credited` or the reason alone;
 * the last of those expires a day after the release that brought objects.
 */
export type StoredOutcome = ShareOutcome | 'credited' | Refusal;

export function outcomeOf(stored: StoredOutcome): ShareOutcome {
  if (typeof stored === 'object') return stored;
  return stored === 'credited' ? credited : notCredited(stored);
}
