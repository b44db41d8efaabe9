import type { groupsContract } from '../../../shared/contract/groups';
import type { UseCase } from '../../../shared/ports/context';
import { advancePosts, claimEvents } from './group-posts';

/** Answers the tasks that may be sent to this group now; one instance only is told of each. */
export const claim: UseCase<typeof groupsContract.claim> = async ({ groupId, taskIds }, context) => {
  const changed = await advancePosts(context, groupId, taskIds, claimEvents);
  return {
    taskIds: changed.filter(({ status }) => status === 'sending').map(({ taskId }) => taskId),
  };
};
