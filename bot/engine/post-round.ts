import { ClientError } from '../../client/core/client-error';
import type { GroupView, PostView } from '../../shared/contract/groups';
import { isQuiet } from '../planner/hours';
import { digestFrom, planFor, ripe } from '../planner/plan';
import { claim, type DeliveryParts, drop, sendCard, sendDigest } from './deliver';
import { taskFits } from './fits';
import type { GroupBook } from './group-book';
import { lookUp } from './look-up';
import { allPages } from './paged';

export interface RoundParts extends DeliveryParts {
  readonly book: GroupBook;
  /** Answers whoever asked meanwhile: questions go before posts. */
  readonly answerFirst: () => Promise<void>;
}

/** Between two messages, so that they do not come in one burst. */
const pauseMs = 1_500;

/** Everything that waits, oldest first. */
export async function allDue({ backend }: Pick<RoundParts, 'backend'>): Promise<PostView[]> {
  return allPages(async (page) => {
    const { posts, next } = await backend.groups.due(page);
    return { rows: posts, ...(next && { next }) };
  });
}

async function serveGroup(parts: RoundParts, group: GroupView, posts: readonly PostView[]): Promise<void> {
  const { backend, clock, sender, answerFirst } = parts;
  const { groupId } = group;
  const taskIds = posts.map(({ taskId }) => taskId);
  if (!group.isOn) return drop(parts, groupId, taskIds);
  const nowMs = clock.nowMs();
  const budget = isQuiet(group, nowMs) ? 0 : sender.budget(group, 'post');
  if (budget === 0) return;
  const tasks = await lookUp(backend, group, taskIds);
  const fits = (taskId: string) => {
    const task = tasks.get(taskId);
    return task !== undefined && taskFits(group, task, nowMs);
  };
  const past = taskIds.filter((taskId) => !fits(taskId));
  if (past.length > 0) await drop(parts, groupId, past);
  const plan = planFor(taskIds.filter(fits), budget);
  if (plan.kind === 'wait') return;
  const claimed = await claim(parts, groupId, plan.taskIds);
  await answerFirst();
  if (claimed.length >= digestFrom) {
    const told = claimed.flatMap((taskId) => tasks.get(taskId) ?? []);
    await sendDigest(parts, group, told);
    return clock.sleep(pauseMs);
  }
  for (const [at, taskId] of claimed.entries()) {
    const goOn = await sendCard(parts, group, taskId);
    await clock.sleep(pauseMs);
    const rest = claimed.slice(at + 1);
    if (goOn || rest.length === 0) continue;
    await parts.finisher.finish({ groupId, taskIds: rest, outcome: 'not-sent' });
    return;
  }
}

/** Sends what may be sent now, group by group; answers how many posts wait. */
export async function postRound(parts: RoundParts): Promise<number> {
  const { book, channels, clock, isOff, finisher, answerFirst, log } = parts;
  const due = await allDue(parts);
  await book.refresh();
  const open = due.filter(({ groupId, taskId }) => !finisher.isOpen(groupId, taskId));
  for (const groupId of new Set(open.map((post) => post.groupId))) {
    const group = book.byId(groupId);
    if (!group || !channels.has(group.channel)) continue;
    const posts = open.filter((post) => post.groupId === groupId);
    await answerFirst();
    if (isOff()) break;
    // One group's trouble is not the others'.
    await serveGroup(parts, group, ripe(group, posts, clock.nowMs())).catch((error: Error) =>
      log('group not served', {
        groupId,
        reason: error instanceof ClientError ? error.message : error.name,
      }),
    );
  }
  return due.length;
}
