import { firstTouches, openings, type Share, shares } from '../../collections/sharing';
import { shareId } from '../../contract/fields';
import type { Ports } from '../../ports/context';

/** What came of opening a share, and why it was not counted. */
interface OpeningOutcome {
  readonly counted: boolean;
  readonly reason?: 'unknown' | 'own' | 'already-counted';
  readonly share?: Share;
}

/** The share behind what stood in a card or code; its document is the truth, a forged id finds none. */
export async function findShare(
  { store }: Pick<Ports, 'store'>,
  received: string,
): Promise<Share | undefined> {
  return shareId.safeParse(received).success ? store.get(shares, received) : undefined;
}

/** Id of a person's first touch of a task. */
export const firstTouchId = (taskId: string, accountId: string): string => `${taskId}:${accountId}`;

/**
 * Counts an opening once per person and share, never for the sharer, and remembers the first share through
 * which the person came to the task. Forged ids are ignored with a reason.
 */
export async function countOpening(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  received: string,
  accountId: string,
): Promise<OpeningOutcome> {
  const share = await findShare({ store }, received);
  if (!share) return { counted: false, reason: 'unknown' };
  if (share.accountId === accountId) return { counted: false, reason: 'own', share };
  return store.transact(async (tx): Promise<OpeningOutcome> => {
    const openingId = `${share.id}:${accountId}`;
    const touchId = firstTouchId(share.taskId, accountId);
    const [opening, touch] = await Promise.all([tx.get(openings, openingId), tx.get(firstTouches, touchId)]);
    if (opening) return { counted: false, reason: 'already-counted', share };
    const atMs = clock.nowMs();
    tx.create(openings, { id: openingId, atMs });
    if (!touch) tx.create(firstTouches, { id: touchId, shareId: share.id, atMs });
    tx.emit({ type: 'share.opened', facts: { shareId: share.id } });
    return { counted: true, share };
  });
}
