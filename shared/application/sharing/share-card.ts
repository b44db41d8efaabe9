import { type Share, shares } from '../../collections/sharing';
import { type Task, tasks } from '../../collections/tasks';
import { AppError } from '../../contract/errors';
import { idLength } from '../../contract/ids';
import { isShown } from '../../domain/lifecycles/task-lifecycle';
import { payText } from '../../domain/money/pay';
import type { Ports } from '../../ports/context';

/** Without leading slash, as codes and links want it. */
export const taskPage = 'pages/task/index';

/** A task that may be shared. Errors: TASK_NOT_FOUND, TASK_CLOSED. */
export async function taskToShare({ store }: Pick<Ports, 'store'>, taskId: string): Promise<Task> {
  const task = await store.get(tasks, taskId);
  if (!task || !isShown(task.status)) throw new AppError('TASK_NOT_FOUND');
  if (task.status !== 'open') throw new AppError('TASK_CLOSED');
  return task;
}

/** A person, or a group in which the card stands. */
export type Sharer = { readonly accountId: string } | { readonly groupId: string };

/** Who shares a task always has the same share of it. */
export const shareIdOf = ({ hash }: Pick<Ports, 'hash'>, taskId: string, sharer: Sharer): string =>
  hash.hash('share', taskId, 'accountId' in sharer ? sharer.accountId : sharer.groupId).slice(0, idLength);

/** The share as it is, or a new one; with this link, when there is one. */
export function ensureShare(
  context: Pick<Ports, 'store' | 'clock' | 'hash'>,
  taskId: string,
  sharer: Sharer,
  link?: Share['link'],
): Promise<Share> {
  const id = shareIdOf(context, taskId, sharer);
  return context.store.transact(async (tx) => {
    const existing = await tx.get(shares, id);
    if (existing && (link === undefined || link.url === existing.link?.url)) return existing;
    const createdAtMs = context.clock.nowMs();
    const share = {
      ...(existing ?? { id, taskId, ...sharer, openings: 0, signUps: 0, createdAtMs }),
      ...(link && { link }),
    };
    if (existing) tx.update(shares, share);
    else tx.create(shares, share);
    return share;
  });
}

/** What a card of the mini-program shows, and where it leads. */
export const shareCard = (task: Task, { id }: Share) => ({
  shareId: id,
  title: `${payText(task.payFen, task.payUnit)} · ${task.title}`,
  path: `${taskPage}?id=${task.id}&share=${id}`,
});
