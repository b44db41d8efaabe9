import type { groupsContract } from '../../../shared/contract/groups';
import type { UseCase } from '../../../shared/ports/context';
import { advancePosts } from './group-posts';

/** Answers the tasks that may be sent to this group now; one instance only is told of each. */
export const claim: UseCase<typeof groupsContract.claim> = async ({ groupId, taskIds }, context) => {
  const changed = await advancePosts(context, groupId, taskIds, ['claim', 'retry']);
  return { taskIds: changed.map(({ taskId }) => taskId) };
};
