import { ensureShare, shareCard, taskPage, taskToShare } from '../../shared/application/sharing/share-card';
import { type Share, shares } from '../../shared/collections/sharing';
import type { sharingContract } from '../../shared/contract/sharing';
import type { Context, UseCase } from '../../shared/ports/context';

/** Draws and stores the code image once; while WeChat cannot draw it, the share works without. */
async function codeUrl(
  context: Context<'consented', 'wechat' | 'files'>,
  share: Share,
): Promise<string | undefined> {
  const { store, wechat, files } = context;
  if (share.codeKey !== undefined) return files.readUrl(share.codeKey);
  try {
    const image = await wechat.miniProgramCode({ scene: share.id, page: taskPage });
    const codeKey = `codes/${share.id}.png`;
    await files.put(codeKey, image, 'image/png');
    await store.transact(async (tx) => {
      const current = await tx.get(shares, share.id);
      if (current) tx.update(shares, { ...current, codeKey });
    });
    return await files.readUrl(codeKey);
  } catch (error) {
    context.report(error);
    return undefined;
  }
}

/** A person's share of an open task: card title with pay, path and code. Errors: TASK_NOT_FOUND, TASK_CLOSED. */
export const createShare: UseCase<typeof sharingContract.createShare, 'wechat' | 'files' | 'hash'> = async (
  { taskId },
  context,
) => {
  const task = await taskToShare(context, taskId);
  const share = await ensureShare(context, taskId, { accountId: context.caller.account.id });
  const url = await codeUrl(context, share);
  return { ...shareCard(task, share), ...(url !== undefined && { codeUrl: url }) };
};
