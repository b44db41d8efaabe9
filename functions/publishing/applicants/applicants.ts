import { type Account, accounts } from '../../../shared/collections/accounts';
import { type Decision, decisions } from '../../../shared/collections/decisions';
import { type Order, orders } from '../../../shared/collections/orders';
import type { Applicant, publishingContract } from '../../../shared/contract/publishing';
import { ageBandOf } from '../../../shared/domain/account/age-bands';
import { orderNumberOf } from '../../../shared/domain/orders/order-number';
import { maskNickname } from '../../../shared/domain/text/masking';
import type { UseCase } from '../../../shared/ports/context';
import { ownTask } from '../own-task';

/** As many as tell people of one name apart. */
const numberDigits = 4;

/** What a publisher may know of somebody before they are admitted: neither name nor phone, no date of birth. */
function applicantOf(
  order: Order,
  person: Account | undefined,
  decision: Decision | undefined,
  nowMs: number,
): Applicant {
  const ageBand = person?.birthDate === undefined ? undefined : ageBandOf(person.birthDate, nowMs);
  const { kind, dueAtMs, withdrawals } = decision ?? {};
  const isDecided = kind && order.status === 'applied' && withdrawals === order.withdrawals;
  return {
    orderId: order.id,
    name: maskNickname(person?.nickname ?? ''),
    number: orderNumberOf(order.id).slice(-numberDigits),
    ...(ageBand && { ageBand }),
    status: order.status,
    ...(isDecided && { decision: { kind, ...(dueAtMs !== undefined && { dueAtMs }) } }),
    ...(order.note !== undefined && { note: order.note }),
    signedUpAtMs: order.createdAtMs,
  };
}

/** Who signed up for an own task, first come first, names masked. Errors: TASK_NOT_FOUND. */
export const applicants: UseCase<typeof publishingContract.applicants> = async (input, context) => {
  const { store, caller, clock } = context;
  const task = await ownTask(store, input.taskId, caller.account.id);
  const { items, next } = await store.list(orders, 'applicants', [task.id], {
    limit: input.limit,
    cursor: input.cursor,
  });
  const [people, decided] =
    items.length === 0
      ? [[], []]
      : await Promise.all([
          store.getMany(
            accounts,
            items.map(({ accountId }) => accountId),
          ),
          store.getMany(
            decisions,
            items.map(({ id }) => id),
          ),
        ]);
  const nowMs = clock.nowMs();
  return {
    applicants: items.map((order, at) => applicantOf(order, people[at], decided[at], nowMs)),
    ...(next && { next }),
  };
};
