import type { GroupPost } from '../../../shared/collections/groups';
import type { groupsContract } from '../../../shared/contract/groups';
import { maxGroupPostTries } from '../../../shared/domain/groups/post-limits';
import type { UseCase } from '../../../shared/ports/context';
import { changePosts, isAbandoned } from './group-posts';

/**
 * `sending` is written before the channel is called, by one instance only. A post whose sending was interrupted
 * may have arrived: it is tried once more, and after that it stays `unsure`.
 */
function claimed(post: GroupPost, nowMs: number): Partial<GroupPost> | undefined {
  if (post.status !== 'waiting' && !isAbandoned(post, nowMs)) return undefined;
  const isUsedUp = post.status === 'sending' && post.tries >= maxGroupPostTries;
  return isUsedUp ? { status: 'unsure' } : { status: 'sending', tries: post.tries + 1 };
}

/** Answers the tasks that may be sent to this group now. */
export const claim: UseCase<typeof groupsContract.claim> = async ({ groupId, taskIds }, context) => {
  const changed = await changePosts(context, groupId, taskIds, claimed);
  return {
    taskIds: changed.filter(({ status }) => status === 'sending').map(({ taskId }) => taskId),
  };
};
