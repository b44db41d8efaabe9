import { advance } from '../../../shared/application/lifecycles/advance';
import { groupPosts } from '../../../shared/collections/groups';
import type { groupsContract } from '../../../shared/contract/groups';
import { dayMs } from '../../../shared/domain/calendar/calendar';
import type { UseCase } from '../../../shared/ports/context';
import { requireGroups } from '../own-groups';
import { inBatches, postId } from './group-posts';

/** Longer than any task is open: what was posted to a group once is not posted again. */
const postLifeMs = 180 * dayMs;

/** Creates what is not there yet, whatever became of what is. Errors: GROUP_NOT_FOUND. */
export const enqueue: UseCase<typeof groupsContract.enqueue> = async ({ posts }, context) => {
  const { store, clock, caller } = context;
  const clientId = caller.service.id;
  await requireGroups(context, clientId, [...new Set(posts.map(({ groupId }) => groupId))]);
  const wanted = new Map(posts.map((post) => [postId(post.groupId, post.taskId), post]));
  const batches = inBatches([...wanted]).map((batch) =>
    store.transact(async (tx) => {
      const known = await Promise.all(batch.map(([id]) => tx.get(groupPosts, id)));
      const fresh = batch.filter((_, at) => !known[at]);
      const atMs = clock.nowMs();
      for (const [id, { groupId, taskId }] of fresh) {
        const post = { id, clientId, groupId, taskId, tries: 0, atMs, expiresAtMs: atMs + postLifeMs };
        advance(tx, groupPosts, post, 'enqueue', { by: 'service', atMs });
      }
      return fresh.length;
    }),
  );
  const counts = await Promise.all(batches);
  return { queued: counts.reduce((sum, count) => sum + count, 0) };
};
