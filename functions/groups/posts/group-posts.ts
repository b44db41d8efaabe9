import { advance } from '../../../shared/application/lifecycles/advance';
import { type GroupPost, groupPosts } from '../../../shared/collections/groups';
import type { PostView } from '../../../shared/contract/groups';
import { groupPostLifecycle } from '../../../shared/domain/lifecycles/group-post-lifecycle';
import { refusalOf } from '../../../shared/domain/lifecycles/lifecycle';
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

type PostEvent = keyof typeof groupPostLifecycle.transitions;

/** What `claim` does with a post. */
export const claimEvents = ['claim', 'retry', 'giveUp'] as const satisfies PostEvent[];

/** The first of these events that a post may take now. */
export const nextOf = (events: readonly PostEvent[], post: GroupPost, nowMs: number): PostEvent | undefined =>
  events.find(
    (event) => !refusalOf(groupPostLifecycle.transitions[event], post, { by: 'service', atMs: nowMs }),
  );

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
  const batches = inBatches([...new Set(taskIds)]).map((batch) =>
    store.transact(async (tx) => {
      const posts = await Promise.all(batch.map((taskId) => tx.get(groupPosts, postId(groupId, taskId))));
      return posts.flatMap((post) => {
        if (post?.clientId !== caller.service.id) return [];
        const nowMs = clock.nowMs();
        const event = nextOf(events, post, nowMs);
        if (!event) return [];
        const step = { by: 'service', atMs: nowMs } as const;
        return [advance(tx, groupPosts, { ...post, ...said }, event, step)];
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
