import { rewrite } from '../../../shared/application/lifecycles/advance';
import { workersOrder } from '../../../shared/application/orders/order-sides';
import { isAsked, orderDetail } from '../../../shared/application/orders/order-view';
import { freeTime, holdTime } from '../../../shared/application/orders/schedule';
import { follow } from '../../../shared/application/orders/take-step';
import { type Order, orders } from '../../../shared/collections/orders';
import { tasks } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { ordersContract } from '../../../shared/contract/orders';
import { hasFreeHours } from '../../../shared/domain/orders/order-moments';
import type { UseCase } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';
import { costOf, termsOf } from '../sign-up/new-order';

/** Holds the hours of the terms that an order stands on now. Errors: ORDER_CLASHES, TOO_MANY_ORDERS. */
const keepTime = (tx: Transaction, before: Order, after: Order, nowMs: number): Promise<void> =>
  hasFreeHours(after) ? freeTime(tx, before) : holdTime(tx, after, nowMs);

/**
 * Accepts the terms that an order's publisher wants; its cost is that of them. Repeated, it answers the same. Errors:
 * ORDER_NOT_FOUND, TERMS_NOT_ASKED, TASK_TERMS_CHANGED when they are others than the person saw, ORDER_CLASHES and
 * TOO_MANY_ORDERS when their hours are taken.
 */
export const acceptTerms: UseCase<typeof ordersContract.acceptTerms> = async (input, context) => {
  const { store, clock, caller } = context;
  const order = await store.transact(async (tx) => {
    const nowMs = clock.nowMs();
    const current = await workersOrder(tx, input.orderId, caller.account.id);
    if (!current.asked && current.terms.version === input.termsVersion) return current;
    if (!isAsked(current)) throw new AppError('TERMS_NOT_ASKED');
    const task = await tx.get(tasks, current.taskId);
    if (task?.termsVersion !== input.termsVersion)
      throw new AppError('TASK_TERMS_CHANGED', task && { terms: termsOf(task) });
    const { asked: _answered, ...rest } = current;
    const accepted = {
      ...rest,
      terms: termsOf(task),
      cost: costOf(task),
      termsAcceptedAtMs: nowMs,
      updatedAtMs: Math.max(nowMs, current.updatedAtMs),
    };
    await keepTime(tx, current, accepted, nowMs);
    rewrite(tx, orders, current, accepted);
    return follow(tx, context, accepted);
  });
  return { order: orderDetail(order, clock.nowMs()) };
};
