import type { GroupPost } from '../../../shared/collections/groups';
import type { groupsContract } from '../../../shared/contract/groups';
import type { UseCase } from '../../../shared/ports/context';
import { changePosts } from './group-posts';

/** From which state each outcome may come: an outcome that is repeated, or late, changes nothing. */
const fromStatuses = {
  sent: ['sending'],
  'not-sent': ['sending'],
  dropped: ['waiting', 'sending'],
  withdrawn: ['sent'],
} as const;

/** What came of sending. A try that surely did not arrive is not counted. */
export const finish: UseCase<typeof groupsContract.finish> = async (
  { groupId, taskIds, outcome, messageId },
  context,
) => {
  const from: readonly string[] = fromStatuses[outcome];
  await changePosts(context, groupId, taskIds, (post): Partial<GroupPost> | undefined => {
    if (!from.includes(post.status)) return undefined;
    if (outcome === 'not-sent') return { status: 'waiting', tries: post.tries - 1 };
    return { status: outcome, ...(messageId !== undefined && { messageId }) };
  });
  return {};
};
