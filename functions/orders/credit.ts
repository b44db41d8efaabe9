import { findShare, firstTouchId } from '../../shared/application/sharing/share-opening';
import type { Order } from '../../shared/collections/orders';
import { firstTouches } from '../../shared/collections/sharing';
import type { OutputOf } from '../../shared/contract/action';
import type { ordersContract } from '../../shared/contract/orders';
import type { Ports } from '../../shared/ports/context';

type ShareOutcome = NonNullable<OutputOf<typeof ordersContract.signUp>['share']>;
type Refusal = NonNullable<ShareOutcome['reason']>;

/** Which share a sign-up is credited to, and why the one that was handed in is not it. */
export interface Credit {
  readonly shareId?: string;
  /** What came of a share that was handed in. */
  readonly received?: 'credited' | Refusal;
}

/** What is said of a share that was handed in, as it is kept with a command's result. */
export type SaidOfShare = { readonly share?: 'credited' | Refusal };

async function creditFor(
  store: Ports['store'],
  taskId: string,
  accountId: string,
  received: string,
): Promise<Credit> {
  const share = await findShare({ store }, received);
  if (!share) return { received: 'unknown' };
  if (share.taskId !== taskId) return { received: 'other-task' };
  if (share.accountId === accountId) return { received: 'own' };
  return { shareId: share.id, received: 'credited' };
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
  const { shareId } = touch;
  if (received === undefined) return { shareId };
  return { shareId, received: shareId === received ? 'credited' : 'earlier-share' };
}

/** A sign-up that is made again keeps the credit of its first time. */
export function saidOfShare({ received, shareId }: Credit, order: Order): SaidOfShare {
  if (received === undefined) return {};
  return { share: received === 'credited' && order.shareId !== shareId ? 'signed-up-before' : received };
}

/** The same as the client gets it. */
export function shareOutcome({ share }: SaidOfShare): { share?: ShareOutcome } {
  if (share === undefined) return {};
  return { share: share === 'credited' ? { credited: true } : { credited: false, reason: share } };
}
