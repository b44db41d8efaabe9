import { groupPosts } from '../../../shared/collections/groups';
import type { groupsContract } from '../../../shared/contract/groups';
import type { UseCase } from '../../../shared/ports/context';
import { postView } from './group-posts';

/** What `claim` would take now, oldest first. Errors: INVALID_INPUT (cursor). */
export const due: UseCase<typeof groupsContract.due> = async ({ limit, cursor }, { store, caller }) => {
  const { items, next } = await store.list(groupPosts, 'due', [caller.service.id], { limit, cursor });
  return { posts: items.map(postView), ...(next && { next }) };
};
