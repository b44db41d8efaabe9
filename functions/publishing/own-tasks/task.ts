import { pictureAddress } from '../../../shared/application/pictures/picture-address';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { ownTaskView, ownWholeTask } from '../own-task';
import { moderationOf } from '../tasks/judge-task';
import { handedInFor, standsOf } from './stands';

/** One own task whole, with how people stand with it. Errors: TASK_NOT_FOUND. */
export const task: UseCase<typeof publishingContract.task, 'files'> = async ({ taskId }, context) => {
  const { store, caller } = context;
  const [own, handedIn] = await Promise.all([
    ownWholeTask(store, taskId, caller.account.id),
    handedInFor(store, caller.account.id),
  ]);
  const [[counts], pictures] = await Promise.all([
    standsOf(store, [own], handedIn),
    pictureAddress(context, own.pictureIds ?? [], 'party'),
  ]);
  if (!counts) throw new AppError('TASK_NOT_FOUND');
  return {
    task: ownTaskView(own),
    moderation: moderationOf(own),
    counts,
    pictures,
    isTermsFixed: own.status === 'open' && counts.taken + counts.waiting > 0,
  };
};
