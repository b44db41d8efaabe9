import type { TaskEvent } from '../../shared/contract/groups';
import type { Finisher } from './finisher';
import { eventFits } from './fits';
import type { GroupBook } from './group-book';
import { allPages, chunksOf } from './paged';
import type { BotParts } from './parts';

interface FeedParts extends BotParts {
  readonly book: GroupBook;
  readonly finisher: Finisher;
}

const maxRounds = 20;

/** The posts that events ask for, each once. */
function postsFor(events: readonly TaskEvent[], { book }: FeedParts) {
  const told = events.filter(({ type }) => type === 'task.opened' || type === 'task.changed');
  const pairs = told.flatMap((event) =>
    book
      .all()
      .filter((group) => eventFits(group, event))
      .map(({ groupId }) => [`${groupId}:${event.taskId}`, { groupId, taskId: event.taskId }] as const),
  );
  return [...new Map(pairs).values()];
}

/** Takes cards back that nobody can use any more, where that is still possible. */
async function withdraw(taskId: string, parts: FeedParts): Promise<void> {
  const { backend, channels, book, clock, isOff, finisher, log } = parts;
  const reachable = [...channels.values()].some(({ withdrawableMs }) => withdrawableMs > 0);
  if (!reachable || isOff()) return;
  const posts = await allPages(async (page) => {
    const { posts: rows, next } = await backend.groups.posted({ taskId, ...page });
    return { rows, ...(next && { next }) };
  });
  for (const { groupId, messageId, updatedAtMs } of posts) {
    const group = book.byId(groupId);
    const channel = group && channels.get(group.channel);
    const inTime = channel && clock.nowMs() - updatedAtMs < channel.withdrawableMs;
    if (!messageId || !inTime || !(await channel.withdraw(messageId))) continue;
    await finisher.finish({ groupId, taskIds: [taskId], outcome: 'withdrawn' });
    log('withdrawn', { groupId, taskId });
  }
}

/**
 * Reads what happened and acts on it. Acknowledged last: after a crash the same events come again, and
 * queueing again changes nothing.
 */
export async function readFeed(parts: FeedParts): Promise<void> {
  const { backend, book, log } = parts;
  for (let rounds = 0; rounds < maxRounds; rounds += 1) {
    const { events, receipt } = await backend.groups.events({ limit: 50 });
    if (!receipt) return;
    if (events.length > 0) await book.refresh(true);
    for (const posts of chunksOf(postsFor(events, parts))) await backend.groups.enqueue({ posts });
    const over = events.filter(({ type }) => type === 'task.filled' || type === 'task.closed');
    for (const taskId of new Set(over.map((event) => event.taskId))) {
      // Taking back is a courtesy: whatever goes wrong with it must not stop the feed.
      await withdraw(taskId, parts).catch(() => log('withdrawal failed', { taskId }));
    }
    await backend.groups.acknowledge({ receipt });
    if (events.length === 0) return;
  }
}
