import { weChatMessages } from '../../shared/collections/events';
import type { messagesContract } from '../../shared/contract/messages';
import type { UseCase } from '../../shared/ports/context';

/** Has the latest message sent that waits for the person to allow it; nothing, if none does. */
export const allow: UseCase<typeof messagesContract.allow> = async (_input, { store, caller }) => {
  const { items } = await store.list(weChatMessages, 'waiting', [caller.account.id], {
    limit: 1,
    order: 'desc',
  });
  await store.transact(async (tx) => {
    const [first] = items;
    const message = first && (await tx.get(weChatMessages, first.id));
    if (message?.waiting) tx.emit({ type: 'message.allowed', facts: { messageId: message.id } });
  });
  return {};
};
