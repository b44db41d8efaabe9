import { forEachOf } from '../../shared/application/parallel';
import { notices } from '../../shared/collections/events';
import type { messagesContract } from '../../shared/contract/messages';
import type { UseCase } from '../../shared/ports/context';

/** What one call marks at most: one list, and one commit for each ten. */
const perCall = 50;
/** Documents of one commit. */
const perCommit = 10;

/**
 * Marks the own notices as read that happened up to a moment, fifty at most; what is told meanwhile stays
 * unread. Repeated, it goes on, and then answers the same.
 */
export const markAllRead: UseCase<typeof messagesContract.markAllRead> = async (
  { upToMs },
  { store, caller },
) => {
  const page = { limit: perCall, order: 'desc', to: upToMs } as const;
  const { items, next } = await store.list(notices, 'unread', [caller.account.id], page);
  const starts = items.flatMap((_, at) => (at % perCommit === 0 ? [at] : []));
  await forEachOf(starts, starts.length, async (start) => {
    const ids = items.slice(start, start + perCommit).map(({ id }) => id);
    await store.transact(async (tx) => {
      const found = await Promise.all(ids.map((id) => tx.get(notices, id)));
      for (const notice of found) {
        // Since the list was read it may have come to tell of something newer.
        if (notice && !notice.read && notice.accountId === caller.account.id && notice.atMs <= upToMs)
          tx.update(notices, { ...notice, read: true });
      }
    });
  });
  return { left: next !== undefined };
};
