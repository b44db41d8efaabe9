import { weChatMessages } from '../../shared/collections/events';
import type { messagesContract } from '../../shared/contract/messages';
import type { UseCase } from '../../shared/ports/context';

/** Of so many that wait the latest of each kind is looked for: one cannot know which template was allowed. */
const looked = 20;
/** As many as there are templates. */
const most = 4;

/** Has the latest message of each kind sent that waits for the person to allow it; nothing, if none does. */
export const allow: UseCase<typeof messagesContract.allow> = async (_input, { store, caller }) => {
  const { items } = await store.list(weChatMessages, 'waiting', [caller.account.id], {
    limit: looked,
    order: 'desc',
  });
  const latest = new Map<string, string>();
  for (const { id, waiting } of items)
    if (waiting && !latest.has(waiting.event.type)) latest.set(waiting.event.type, id);
  await store.transact(async (tx) => {
    for (const id of [...latest.values()].slice(0, most)) {
      const message = await tx.get(weChatMessages, id);
      if (message?.waiting) tx.emit({ type: 'message.allowed', facts: { messageId: message.id } });
    }
  });
  return {};
};
