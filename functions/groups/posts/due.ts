import { listFiltered } from '../../../shared/application/listing/filtered-list';
import { groupPosts } from '../../../shared/collections/groups';
import type { groupsContract } from '../../../shared/contract/groups';
import type { UseCase } from '../../../shared/ports/context';
import { claimEvents, nextOf, postView } from './group-posts';

/** What `claim` would take now, oldest first. Errors: INVALID_INPUT (cursor). */
export const due: UseCase<typeof groupsContract.due> = async (
  { limit, cursor },
  { store, clock, caller },
) => {
  const nowMs = clock.nowMs();
  const page = { limit, cursor };
  const { items, next } = await listFiltered(
    store,
    groupPosts,
    'due',
    [caller.service.id],
    page,
    (post) => nextOf(claimEvents, post, nowMs) !== undefined,
  );
  return { posts: items.map(postView), ...(next && { next }) };
};
