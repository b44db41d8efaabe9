import { type GroupPost, groupPosts } from '../../../shared/collections/groups';
import type { PostView } from '../../../shared/contract/groups';
import { groupPostSendingTimeoutMs } from '../../../shared/domain/groups/post-limits';
import type { Context } from '../../../shared/ports/context';

/** A task goes to a group once: the post has the id of both. */
export const postId = (groupId: string, taskId: string): string => `${groupId}:${taskId}`;

/** As many documents as one transaction takes. */
const postsPerTransaction = 10;

/** The items in batches that one transaction each can change. */
export const inBatches = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / postsPerTransaction) }, (_, batch) =>
    items.slice(batch * postsPerTransaction, (batch + 1) * postsPerTransaction),
  );

/** Whether the instance that was sending it is gone. */
export const isAbandoned = ({ status, updatedAtMs }: GroupPost, nowMs: number): boolean =>
  status === 'sending' && nowMs - updatedAtMs >= groupPostSendingTimeoutMs;

type Change = (post: GroupPost, nowMs: number) => Partial<GroupPost> | undefined;

/** Changes the client's own posts as they are now; answers those that changed. Others are passed over. */
export async function changePosts(
  { store, clock, caller }: Context<'service'>,
  groupId: string,
  taskIds: readonly string[],
  change: Change,
): Promise<GroupPost[]> {
  const batches = inBatches([...new Set(taskIds)]).map((batch) =>
    store.transact(async (tx) => {
      const posts = await Promise.all(batch.map((taskId) => tx.get(groupPosts, postId(groupId, taskId))));
      return posts.flatMap((post) => {
        if (post?.clientId !== caller.service.id) return [];
        const nowMs = clock.nowMs();
        const changed = change(post, nowMs);
        if (!changed) return [];
        const next = { ...post, ...changed, updatedAtMs: nowMs };
        tx.update(groupPosts, next);
        return [next];
      });
    }),
  );
  return (await Promise.all(batches)).flat();
}

export const postView = ({
  id: _id,
  clientId: _client,
  expiresAtMs: _expires,
  ...shown
}: GroupPost): PostView => shown;
