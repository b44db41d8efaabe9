import type { GroupView } from '../../shared/contract/groups';
import type { FoundTask } from '../../shared/contract/tasks';
import { codeOf } from '../backend/code-of';
import { digestText, topByPay } from '../talk/digest';
import type { Finisher } from './finisher';
import type { LastLists } from './last-lists';
import { chunksOf } from './paged';
import type { BotParts } from './parts';
import type { Sender } from './sender';

export interface DeliveryParts extends BotParts {
  readonly sender: Sender;
  readonly finisher: Finisher;
  readonly lists: LastLists;
}

/** No longer worth telling, by the code with which the backend refuses the card. */
const over: ReadonlySet<string | undefined> = new Set(['TASK_NOT_FOUND', 'TASK_CLOSED', 'TASK_FULL']);

/** Of these tasks, those that may be sent now: neither sent before nor in another bot's hands. */
export async function claim({ backend }: BotParts, groupId: string, taskIds: readonly string[]) {
  const granted: string[] = [];
  for (const some of chunksOf(taskIds)) {
    granted.push(...(await backend.groups.claim({ groupId, taskIds: some })).taskIds);
  }
  return granted;
}

/** Tasks that are no longer worth telling need no claim. */
export const drop = (parts: DeliveryParts, groupId: string, taskIds: readonly string[]): Promise<void> =>
  parts.finisher.finish({ groupId, taskIds: [...taskIds], outcome: 'dropped' });

/** Sends one claimed task as a card; answers whether to go on with this group. */
export async function sendCard(parts: DeliveryParts, group: GroupView, taskId: string): Promise<boolean> {
  const { backend, channels, sender, finisher, log } = parts;
  const { groupId } = group;
  const withLink = channels.get(group.channel)?.needsLink === true;
  try {
    const card = await backend.groups.card({ groupId, taskId, ...(withLink && { withLink }) });
    const outcome = await sender.send(group, 'post', (channel) => channel.sendCard(group.address, card));
    log('card', { groupId, taskId, outcome: outcome.kind });
    // An unsure one stays claimed: the backend grants one more try, and after that none.
    if (outcome.kind === 'unsure') return false;
    const messageId = outcome.kind === 'sent' && outcome.messageId;
    await finisher.finish({
      groupId,
      taskIds: [taskId],
      outcome: outcome.kind,
      ...(messageId && { messageId }),
    });
    return outcome.kind === 'sent';
  } catch (error) {
    const outcome = over.has(codeOf(error)) ? 'dropped' : 'not-sent';
    await finisher.finish({ groupId, taskIds: [taskId], outcome });
    log('no card', { groupId, taskId, code: codeOf(error) });
    return outcome === 'dropped';
  }
}

/** Where members cannot answer with a number, every task of a digest brings its own link. */
async function linksOf(parts: DeliveryParts, group: GroupView, tasks: readonly FoundTask[]) {
  const { backend, channels } = parts;
  if (!channels.get(group.channel)?.needsLink) return undefined;
  const linkOf = async ({ taskId }: FoundTask) => {
    const card = await backend.groups.card({ groupId: group.groupId, taskId, withLink: true });
    return [taskId, card.link ?? ''] as const;
  };
  const links = await Promise.allSettled(tasks.map(linkOf));
  return new Map(links.flatMap((link) => (link.status === 'fulfilled' ? [link.value] : [])));
}

/** Sends claimed tasks as one text. */
export async function sendDigest(
  parts: DeliveryParts,
  group: GroupView,
  tasks: readonly FoundTask[],
): Promise<void> {
  const { sender, finisher, lists, clock, log } = parts;
  const { groupId } = group;
  const taskIds = tasks.map((task) => task.taskId);
  const top = topByPay(tasks);
  const text = digestText(group, tasks.length, top, await linksOf(parts, group, top));
  const outcome = await sender.send(group, 'post', (channel) => channel.sendText(group.address, text));
  log('digest', { groupId, count: tasks.length, outcome: outcome.kind });
  if (outcome.kind === 'unsure') return;
  if (outcome.kind === 'sent') {
    lists.show(
      group,
      top.map((task) => task.taskId),
      clock.nowMs(),
    );
  }
  // Without the message's id: a digest is not taken back because one of its tasks is full.
  await finisher.finish({ groupId, taskIds, outcome: outcome.kind });
}
