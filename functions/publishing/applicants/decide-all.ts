import { decideToAdmit, decideToRefuse } from '../../../shared/application/orders/decisions';
import { forEachOf } from '../../../shared/application/parallel';
import { type Account, accounts } from '../../../shared/collections/accounts';
import { tasks } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { DecisionOutcome, publishingContract } from '../../../shared/contract/publishing';
import { ageAt } from '../../../shared/domain/calendar/calendar';
import { leastAge } from '../../../shared/domain/orders/limits';
import type { Context, UseCase } from '../../../shared/ports/context';
import { checkText } from '../check-text';
import { ordersOf } from './orders-of';

/** So many at once meet on the places of one task. */
const atOnce = 4;

/** Who may be admitted by their age as it is declared now: it is judged once more when the decision is taken. */
async function oldEnough({ store, clock }: Context<'publisher'>, taskId: string, accountIds: string[]) {
  const [task, people] = await Promise.all([store.get(tasks, taskId), store.getMany(accounts, accountIds)]);
  const isOld = (person: Account | undefined) =>
    task !== undefined &&
    person?.birthDate !== undefined &&
    ageAt(person.birthDate, clock.nowMs()) >= leastAge(task);
  return people.map(isOld);
}

/**
 * Decides on several who wait for an own task. Nobody is told for a minute, until when all of it can be undone; for
 * whoever is to be admitted a place is kept, and where none is left they come on the waiting list. Repeated, it answers
 * the same. Errors: TASK_NOT_FOUND, ORDER_NOT_FOUND, INVALID_INPUT (a refusal without a reason), TASK_FORBIDDEN,
 * CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const decideAll: UseCase<typeof publishingContract.decideAll, 'wechat'> = async (
  { taskId, orderIds, kind, reason },
  context,
) => {
  const applied = await ordersOf(context, taskId, orderIds);
  if (kind === 'refuse') {
    if (reason === undefined)
      throw new AppError('INVALID_INPUT', { problems: [{ path: 'reason', problem: '请填写原因' }] });
    await checkText(context, reason);
  }
  const may =
    kind === 'refuse'
      ? []
      : await oldEnough(
          context,
          taskId,
          applied.map(({ accountId }) => accountId),
        );
  const decided = new Map<string, DecisionOutcome>();
  await forEachOf([...applied.entries()], atOnce, async ([at, { id: orderId }]) => {
    if (kind === 'refuse')
      decided.set(orderId, { orderId, ...(await decideToRefuse(context, orderId, reason ?? '')) });
    else if (may[at]) decided.set(orderId, { orderId, ...(await decideToAdmit(context, orderId)) });
    else decided.set(orderId, { orderId, outcome: 'under-age' });
  });
  return { decided: orderIds.flatMap((orderId) => decided.get(orderId) ?? []) };
};
