import { changeAsked } from '../../../shared/application/orders/ask-terms';
import { pictureAddress } from '../../../shared/application/pictures/picture-address';
import { ownWholeTask } from '../../../shared/application/tasks/own-task';
import type { WholeTask } from '../../../shared/application/tasks/whole-task';
import { taskFunds } from '../../../shared/collections/fundings';
import { type Order, orders } from '../../../shared/collections/orders';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import type { Store } from '../../../shared/ports/store';
import { ownTaskView } from '../own-task';
import { moderationOf } from '../tasks/judge-task';
import { handedInFor, most, standsOf } from './stands';

/** How far those who signed up have answered to its changed terms; undefined: there is nothing to answer. */
async function askedOf(store: Store, { id, termsVersion }: WholeTask, nowMs: number) {
  const change = await changeAsked(store, id, termsVersion);
  if (!change || change.answerByMs <= nowMs) return undefined;
  const { items } = await store.list(orders, 'open', [id], { limit: most });
  const isBehind = ({ status, terms }: Order): boolean =>
    (status === 'applied' || status === 'admitted') && terms.version < termsVersion;
  return { answerByMs: change.answerByMs, unanswered: items.filter(isBehind).length };
}

/** What is wanted of an open task and not paid for yet; undefined: nothing. */
async function unpaidOf(store: Store, { id, status }: WholeTask): Promise<'places' | 'terms' | undefined> {
  if (status !== 'open') return undefined;
  const { wantedTerms, wantedPlaces } = (await store.get(taskFunds, id)) ?? {};
  if (wantedTerms) return wantedTerms.paidFen === undefined ? 'terms' : undefined;
  return wantedPlaces === undefined ? undefined : 'places';
}

/** One own task whole, with how people stand with it. Errors: TASK_NOT_FOUND. */
export const task: UseCase<typeof publishingContract.task, 'files'> = async ({ taskId }, context) => {
  const { store, clock, caller } = context;
  const [own, handedIn] = await Promise.all([
    ownWholeTask(store, taskId, caller.account.id),
    handedInFor(store, caller.account.id),
  ]);
  const [[counts], pictures, unpaid] = await Promise.all([
    standsOf(store, [own], handedIn),
    pictureAddress(context, own.pictureIds ?? [], 'party'),
    unpaidOf(store, own),
  ]);
  if (!counts) throw new AppError('TASK_NOT_FOUND');
  const asked = await askedOf(store, own, clock.nowMs());
  return {
    task: ownTaskView(own),
    moderation: moderationOf(own),
    counts,
    pictures,
    isTermsFixed: own.status === 'open' && counts.taken + counts.waiting > 0,
    ...(asked && { asked }),
    ...(unpaid && { unpaid }),
  };
};
