import { listFiltered } from '../../shared/application/listing/filtered-list';
import { notices as collection } from '../../shared/collections/events';
import type { messagesContract } from '../../shared/contract/messages';
import type { UseCase } from '../../shared/ports/context';
import { kindOf } from './kind-of';

/** The own notices, newest first. Errors: INVALID_INPUT (cursor). */
export const notices: UseCase<typeof messagesContract.notices> = async (input, { store, caller }) => {
  const index = input.unread ? 'unread' : 'account';
  const page = { limit: input.limit, order: 'desc', cursor: input.cursor } as const;
  const where = [caller.account.id];
  const { items, next } = await listFiltered(
    store,
    collection,
    index,
    where,
    page,
    (notice) => input.kind === undefined || kindOf(notice) === input.kind,
  );
  return {
    notices: items.map((notice) => ({
      noticeId: notice.id,
      kind: kindOf(notice),
      title: notice.title,
      text: notice.text,
      page: notice.page,
      read: notice.read,
      atMs: notice.atMs,
    })),
    ...(next && { next }),
  };
};
