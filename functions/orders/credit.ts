import { findShare, firstTouchId } from '../../shared/application/share-opening';
import { firstTouches } from '../../shared/collections/sharing';
import type { OutputOf } from '../../shared/contract/action';
import type { ordersContract } from '../../shared/contract/orders';
import type { Ports } from '../../shared/ports/context';

type ShareOutcome = NonNullable<OutputOf<typeof ordersContract.signUp>['share']>;

/** Which share a sign-up is credited to, and what to say of the one that was handed in. */
interface Credit {
  readonly shareId?: string;
  readonly outcome?: ShareOutcome;
}

const refused = (reason: NonNullable<ShareOutcome['reason']>): Credit => ({
  outcome: { credited: false, reason },
});

async function creditFor(
  store: Ports['store'],
  taskId: string,
  accountId: string,
  received: string,
): Promise<Credit> {
  const share = await findShare({ store }, received);
  if (!share) return refused('unknown');
  if (share.taskId !== taskId) return refused('other-task');
  if (share.accountId === accountId) return refused('own');
  return { shareId: share.id, outcome: { credited: true } };
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
  if (!touch) return received === undefined ? {} : creditFor(store, taskId, accountId, received);
  if (received === undefined) return { shareId: touch.shareId };
  const credited = touch.shareId === received;
  return { shareId: touch.shareId, outcome: credited ? { credited } : { credited, reason: 'earlier-share' } };
}
