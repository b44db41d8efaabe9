import { notices as collection } from '../../shared/collections/events';
import type { messagesContract } from '../../shared/contract/messages';
import type { UseCase } from '../../shared/ports/context';

/** The own notices, newest first. Errors: INVALID_INPUT (cursor). */
export const notices: UseCase<typeof messagesContract.notices> = async (input, { store, caller }) => {
  const index = input.unread ? 'unread' : 'account';
  const { items, next } = await store.list(collection, index, [caller.account.id], {
    limit: input.limit,
    order: 'desc',
    cursor: input.cursor,
  });
  return {
    notices: items.map(({ id, title, text, page, read, atMs }) => ({
      noticeId: id,
      title,
      text,
      page,
      read,
      atMs,
    })),
    ...(next && { next }),
  };
};
