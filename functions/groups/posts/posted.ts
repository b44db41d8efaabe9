import { groupPosts } from '../../../shared/collections/groups';
import type { groupsContract } from '../../../shared/contract/groups';
import type { UseCase } from '../../../shared/ports/context';
import { postView } from './group-posts';

/** The posts of a task that stand in groups, oldest first. Errors: INVALID_INPUT (cursor). */
export const posted: UseCase<typeof groupsContract.posted> = async (
  { taskId, limit, cursor },
  { store, caller },
) => {
  const { items, next } = await store.list(groupPosts, 'sent', [caller.service.id, taskId], {
    limit,
    cursor,
  });
  return { posts: items.map(postView), ...(next && { next }) };
};
