import { type Share, shares } from '../../shared/collections/sharing';
import { tasks } from '../../shared/collections/tasks';
import { AppError } from '../../shared/contract/errors';
import type { sharingContract } from '../../shared/contract/sharing';
import { payText } from '../../shared/domain/pay';
import type { Context, UseCase } from '../../shared/ports/context';

const taskPage = 'pages/task/index';

/** WeChat allows 32 characters in a code's scene; half of them are enough to be unguessable. */
const shareIdLength = 16;

/** The share as it is, or a new one: a person's share of a task always has the same id. */
function keepShare({ store, clock }: Context, id: string, taskId: string, accountId: string): Promise<Share> {
  return store.transact(async (tx) => {
    const existing = await tx.get(shares, id);
    if (existing) return existing;
    const share = { id, taskId, accountId, openings: 0, signUps: 0, createdAtMs: clock.nowMs() };
    tx.create(shares, share);
    return share;
  });
}

/** Draws and stores the code image once; while WeChat cannot draw it, the share works without. */
async function codeUrl(context: Context, share: Share): Promise<string | undefined> {
  const { store, wechat, files } = context;
  if (share.codeKey !== undefined) return files.url(share.codeKey);
  try {
    const image = await wechat.miniProgramCode({ scene: share.id, page: taskPage });
    const codeKey = `codes/${share.id}.png`;
    await files.put(codeKey, image, 'image/png');
    await store.transact(async (tx) => {
      const current = await tx.get(shares, share.id);
      if (current) tx.update(shares, { ...current, codeKey });
    });
    return await files.url(codeKey);
  } catch (error) {
    context.report(error);
    return undefined;
  }
}

/** A person's share of an open task: card title with pay, path and code. Errors: TASK_NOT_FOUND, TASK_CLOSED. */
export const createShare: UseCase<typeof sharingContract.createShare> = async ({ taskId }, context) => {
  const accountId = context.caller.account.id;
  const task = await context.store.get(tasks, taskId);
  if (!task || task.status === 'draft') throw new AppError('TASK_NOT_FOUND');
  if (task.status !== 'open') throw new AppError('TASK_CLOSED');
  const id = context.hash.hash('share', taskId, accountId).slice(0, shareIdLength);
  const share = await keepShare(context, id, taskId, accountId);
  const url = await codeUrl(context, share);
  return {
    shareId: id,
    title: `${payText(task.payFen, task.payUnit)} · ${task.title}`,
    path: `${taskPage}?id=${taskId}&share=${id}`,
    ...(url !== undefined && { codeUrl: url }),
  };
};
