import { notices } from '../../shared/collections/events';
import { AppError } from '../../shared/contract/errors';
import type { messagesContract } from '../../shared/contract/messages';
import type { UseCase } from '../../shared/ports/context';

/** Marks an own notice as read; repeated, it answers the same. Errors: NOT_FOUND. */
export const markRead: UseCase<typeof messagesContract.markRead> = async (
  { noticeId },
  { store, caller },
) => {
  await store.transact(async (tx) => {
    const notice = await tx.get(notices, noticeId);
    if (notice?.accountId !== caller.account.id) throw new AppError('NOT_FOUND');
    if (!notice.read) tx.update(notices, { ...notice, read: true });
  });
  return {};
};
