import { setDeadline } from '../../../shared/application/deadlines/deadlines';
import { nextOf, type PostEvent, postDeadline } from '../../../shared/application/groups/post-steps';
import { advance } from '../../../shared/application/lifecycles/advance';
import { type GroupPost, groupPosts } from '../../../shared/collections/groups';
import type { PostView } from '../../../shared/contract/groups';
import type { Context } from '../../../shared/ports/context';

/** A task goes to a group once: the post has the id of both. */
export const postId = (groupId: string, taskId: string): string => `${groupId}:${taskId}`;

/** The items in batches that one transaction each can change: ten documents at most. */
export const inBatches = <T>(items: readonly T[], size = 10): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, batch) =>
    items.slice(batch * size, (batch + 1) * size),
  );

/** Each with its deadline, and one document for what is told of them all. */
const movedTogether = 4;

/**
 * Takes the client's own posts, as they are now, one of these steps on; answers those that moved. Others are
 * passed over: an outcome that is repeated, or late, changes nothing.
 */
export async function advancePosts(
  context: Context<'service'>,
  groupId: string,
  taskIds: readonly string[],
  events: readonly PostEvent[],
  messageId?: string,
): Promise<GroupPost[]> {
  const { store, clock, caller } = context;
  const said = messageId === undefined ? {} : { messageId };
  const batches = inBatches([...new Set(taskIds)], movedTogether).map((batch) =>
    store.transact(async (tx) => {
      const posts = await Promise.all(batch.map((taskId) => tx.get(groupPosts, postId(groupId, taskId))));
      const step = { by: 'service', atMs: clock.nowMs() } as const;
      const moved = posts.flatMap((post) => {
        if (post?.clientId !== caller.service.id) return [];
        const event = nextOf(events, post, step);
        return event ? [advance(tx, groupPosts, { ...post, ...said }, event, step)] : [];
      });
      for (const post of moved) {
        const deadline = postDeadline(post);
        if (deadline) await setDeadline(tx, context, deadline);
      }
      return moved;
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
