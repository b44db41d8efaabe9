import { groupPosts } from '../../shared/collections/groups';
import type { groupsContract } from '../../shared/contract/groups';
import { dayMs } from '../../shared/domain/calendar/calendar';
import type { UseCase } from '../../shared/ports/context';
import { inLots, postId } from './group-posts';
import { requireGroups } from './own-groups';

/** Longer than any task is open: what a group was told once, it is not told again. */
const postLifeMs = 180 * dayMs;

/** Creates what is not there yet, whatever became of what is. Errors: GROUP_NOT_FOUND. */
export const enqueue: UseCase<typeof groupsContract.enqueue> = async ({ posts }, context) => {
  const { store, clock, caller } = context;
  const clientId = caller.service.id;
  await requireGroups(context, clientId, [...new Set(posts.map(({ groupId }) => groupId))]);
  const wanted = new Map(posts.map((post) => [postId(post.groupId, post.taskId), post]));
  const lots = inLots([...wanted]).map((lot) =>
    store.transact(async (tx) => {
      const known = await Promise.all(lot.map(([id]) => tx.get(groupPosts, id)));
      const fresh = lot.filter((_, at) => !known[at]);
      const atMs = clock.nowMs();
      for (const [id, { groupId, taskId }] of fresh) {
        const times = { atMs, updatedAtMs: atMs, expiresAtMs: atMs + postLifeMs };
        tx.create(groupPosts, { id, clientId, groupId, taskId, status: 'waiting', tries: 0, ...times });
      }
      return fresh.length;
    }),
  );
  const counts = await Promise.all(lots);
  return { queued: counts.reduce((sum, count) => sum + count, 0) };
};
