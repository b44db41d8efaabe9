import {
  ensureShare,
  type Sharer,
  shareCard,
  shareIdOf,
  taskPage,
  taskToShare,
} from '../../shared/application/sharing/share-card';
import { placesLeftOf } from '../../shared/application/tasks/places/places-left';
import { type Share, shares } from '../../shared/collections/sharing';
import { AppError } from '../../shared/contract/errors';
import type { groupsContract } from '../../shared/contract/groups';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { settlementCycleNames } from '../../shared/domain/money/settlement-cycles';
import { sessionsText } from '../../shared/domain/tasks/sessions-text';
import type { Ports, UseCase } from '../../shared/ports/context';
import { requireGroups } from './own-groups';

/** The longest that WeChat gives. */
const linkDays = 30;
/** A link that is about to end is not handed out any more. */
const linkReserveMs = 5 * dayMs;

/** A link that opens the card from outside WeChat: the one of before while it lasts, since WeChat counts by the day. */
async function linkOf(
  context: Pick<Ports, 'store' | 'clock' | 'hash' | 'wechat'>,
  taskId: string,
  sharer: Sharer,
): Promise<NonNullable<Share['link']>> {
  const nowMs = context.clock.nowMs();
  const id = shareIdOf(context, taskId, sharer);
  const link = (await context.store.get(shares, id))?.link;
  if (link && link.expiresAtMs - nowMs > linkReserveMs) return link;
  const query = `id=${taskId}&share=${id}`;
  const url = await context.wechat.urlLink({ page: taskPage, query, days: linkDays });
  return { url, expiresAtMs: nowMs + linkDays * dayMs };
}

/**
 * A task's card for one group, which earns the credit for what comes through it. Errors: GROUP_NOT_FOUND,
 * TASK_NOT_FOUND, TASK_CLOSED (also past the deadline), TASK_FULL; with a link, those of WeChat.
 */
export const card: UseCase<typeof groupsContract.card, 'wechat' | 'hash'> = async (
  { groupId, taskId, withLink },
  context,
) => {
  const { store, clock, wechat, caller } = context;
  const [task, [left = 0]] = await Promise.all([
    taskToShare(context, taskId),
    placesLeftOf(store, [taskId]),
    requireGroups(context, caller.service.id, [groupId]),
  ]);
  if (task.signUpDeadlineMs <= clock.nowMs()) throw new AppError('TASK_CLOSED');
  if (left === 0) throw new AppError('TASK_FULL');
  const link = withLink ? await linkOf(context, taskId, { groupId }) : undefined;
  const share = await ensureShare(context, taskId, { groupId }, link);
  return {
    appId: wechat.appId,
    ...shareCard(task, share),
    description: `${sessionsText(task.sessions)} · ${task.placeName} · ${settlementCycleNames[task.settlementCycle]} · 还剩 ${left} 个名额`,
    category: task.category,
    ...(link && { link: link.url }),
  };
};
