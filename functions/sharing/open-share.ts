import { countOpening, findShare } from '../../shared/application/sharing/share-opening';
import type { sharingContract } from '../../shared/contract/sharing';
import type { UseCase } from '../../shared/ports/context';

/** Counts an opening once per person; whoever is not signed in still learns which task it is. */
export const openShare: UseCase<typeof sharingContract.openShare> = async (input, context) => {
  if (!context.caller) {
    const share = await findShare(context, input.share);
    if (!share) return { counted: false, reason: 'unknown' };
    return { counted: false, reason: 'not-signed-in', taskId: share.taskId };
  }
  const { counted, reason, share } = await countOpening(context, input.share, context.caller.account.id);
  return { counted, ...(reason && { reason }), ...(share && { taskId: share.taskId }) };
};
