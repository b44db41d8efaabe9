import { once, type RecordResult } from '../../../shared/application/idempotency/idempotency';
import { withStep } from '../../../shared/application/orders/order-step';
import { type Order, orders } from '../../../shared/collections/orders';
import { type Task, taskPlaces, tasks } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import { ordersContract } from '../../../shared/contract/orders';
import { maxSignUps, maxWithdrawals } from '../../../shared/domain/orders/limits';
import type { Context, UseCase } from '../../../shared/ports/context';
import { ConditionFailed, type Transaction } from '../../../shared/ports/store';
import { orderDetail } from '../order-view';
import { type Credit, findCredit, outcomeFor, outcomeOf, type StoredOutcome } from './credit';
import { checkEligible } from './eligibility';
import { newOrder } from './new-order';

/** What a repeated call is answered from: the order, and what came of the share. */
type Result = { readonly orderId: string; readonly share?: StoredOutcome };

/** One try to sign up: what was read for it, and how its result is kept. */
interface Attempt {
  readonly task: Task;
  readonly order: Order;
  readonly credit: Credit;
  readonly record: RecordResult<Result>;
}

const resultOf = (order: Order, credit: Credit): Result => {
  const share = outcomeFor(credit, order);
  return { orderId: order.id, ...(share && { share }) };
};

/** Takes a place, or a seat among those who wait, if the terms are still those that were read. */
function takePlace(tx: Transaction, task: Task): void {
  const where = { open: 1, termsVersion: task.termsVersion };
  if (task.admission === 'first-come') {
    tx.add(taskPlaces, task.id, { left: -1, signUps: 1 }, { atLeast: { left: 0 }, where });
  } else {
    tx.add(taskPlaces, task.id, { signUps: 1 }, { atMost: { signUps: maxSignUps }, where });
  }
}

/** First-come tasks admit at once; reviewed ones wait for their publisher. */
function notify(tx: Transaction, task: Task, order: Order): void {
  const facts = { orderId: order.id, taskId: task.id, title: task.title };
  if (order.status === 'admitted') tx.emit({ type: 'order.admitted', accountId: order.accountId, facts });
  else tx.emit({ type: 'order.applied', accountId: task.publisherId, facts });
}

function create(context: Context<'consented'>, { task, order, credit, record }: Attempt): Promise<Order> {
  return context.store.transact(async (tx) => {
    record(tx, resultOf(order, credit));
    tx.create(orders, order);
    takePlace(tx, task);
    notify(tx, task, order);
    if (order.shareId !== undefined) tx.emit({ type: 'share.signedUp', facts: { shareId: order.shareId } });
    return order;
  });
}

/** A sign-up that was taken back is opened again under its id, on today's terms; its credit stays. */
function reopen(context: Context<'consented'>, attempt: Attempt): Promise<Order> {
  const { task, order: fresh, credit, record } = attempt;
  return context.store.transact(async (tx) => {
    const order = await tx.get(orders, fresh.id);
    if (order?.status !== 'withdrawn') throw new AppError('ALREADY_SIGNED_UP');
    if (order.withdrawals >= maxWithdrawals) throw new AppError('TOO_MANY_WITHDRAWALS');
    const reopened = withStep({ ...order, terms: fresh.terms }, context, {
      status: fresh.status,
      by: 'worker',
    });
    record(tx, resultOf(reopened, credit));
    tx.update(orders, reopened);
    takePlace(tx, task);
    notify(tx, task, reopened);
    return reopened;
  });
}

/** What a commit wrote, or the condition that it failed on. */
const committed = (commit: Promise<Order>): Promise<Order | ConditionFailed> =>
  commit.catch((error: unknown) => {
    if (error instanceof ConditionFailed) return error;
    throw error;
  });

/** Why no place could be taken, from the hot document as it is now; any other condition is not ours to explain. */
async function refusal({ store }: Context, task: Task, failed: ConditionFailed): Promise<Error> {
  if (failed.collection !== taskPlaces.name) return failed;
  if (failed.kind === 'bound') return new AppError('TASK_FULL');
  const places = await store.get(taskPlaces, task.id);
  return new AppError(places?.open === 1 ? 'TASK_TERMS_CHANGED' : 'TASK_CLOSED');
}

/** Creates the order, or reopens the one that is there already. */
async function place(context: Context<'consented'>, attempt: Attempt): Promise<Order> {
  const created = await committed(create(context, attempt));
  const isThere = created instanceof ConditionFailed && created.collection === orders.name;
  const placed = isThere ? await committed(reopen(context, attempt)) : created;
  if (placed instanceof ConditionFailed) throw await refusal(context, attempt.task, placed);
  return placed;
}

/**
 * Signs a person up: exactly as many are admitted as there are places, one order per person and task.
 * Errors: TASK_NOT_FOUND, TASK_CLOSED, TASK_FULL, TASK_DEADLINE_PASSED, TASK_TERMS_CHANGED, OWN_TASK,
 * ALREADY_SIGNED_UP, PROFILE_INCOMPLETE, UNDER_AGE, TOO_MANY_WITHDRAWALS.
 */
export const signUp: UseCase<typeof ordersContract.signUp, 'hash'> = (input, context) => {
  const { account } = context.caller;
  return once(context, ordersContract.signUp, {
    input,
    async run(record: RecordResult<Result>) {
      const nowMs = context.clock.nowMs();
      const [task, credit] = await Promise.all([
        context.store.get(tasks, input.taskId),
        findCredit(context, input.taskId, account.id, input.share),
      ]);
      checkEligible(task, account, nowMs);
      const fresh = newOrder(task, account.id, nowMs, credit.shareId);
      const order = await place(context, { task, order: fresh, credit, record });
      const share = outcomeFor(credit, order);
      return { order: orderDetail(order, nowMs), ...(share && { share }) };
    },
    async replay({ orderId, share }) {
      const order = await context.store.get(orders, orderId);
      if (!order) throw new AppError('ORDER_NOT_FOUND');
      const detail = orderDetail(order, context.clock.nowMs());
      return { order: detail, ...(share && { share: outcomeOf(share) }) };
    },
  });
};
