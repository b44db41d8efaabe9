import { type Side, sidesOrder } from '../../shared/application/orders/order-sides';
import type { Order } from '../../shared/collections/orders';
import type { ordersContract } from '../../shared/contract/orders';
import { refusalOf } from '../../shared/domain/lifecycles/lifecycle';
import { orderLifecycle } from '../../shared/domain/lifecycles/order-lifecycle';
import { fen } from '../../shared/domain/money/money';
import {
  type Cancellation,
  leaving,
  publisherCancellation,
  withdrawal,
} from '../../shared/domain/orders/cancellation';
import { type OrderRules, rulesOf } from '../../shared/domain/orders/order-rules';
import type { UseCase } from '../../shared/ports/context';

const steps = {
  worker: { withdraw: withdrawal, leave: leaving },
  publisher: { cancel: publisherCancellation },
} as const;

type Means = (order: Order, rules: OrderRules, nowMs: number) => Cancellation;

/** What a side of an order may do to end it now, and what that means. */
function stepNow(order: Order, side: Side, nowMs: number) {
  const found = Object.entries(steps[side]).find(
    ([event]) =>
      !refusalOf(orderLifecycle.transitions[event as 'withdraw' | 'leave' | 'cancel'], order, {
        by: side,
        atMs: nowMs,
      }),
  );
  return found as [step: 'withdraw' | 'leave' | 'cancel', means: Means] | undefined;
}

/** What would happen if the caller cancelled now; nothing is done. Errors: ORDER_NOT_FOUND. */
export const cancelPreview: UseCase<typeof ordersContract.cancelPreview> = async (
  { orderId },
  { store, clock, caller },
) => {
  const nowMs = clock.nowMs();
  const { order, side } = await sidesOrder(store, orderId, caller.account.id);
  const found = stepNow(order, side, nowMs);
  if (!found) return { step: 'none', isLate: false, paysFen: fen(0), placeIsFree: false };
  const [step, means] = found;
  return { step, ...means(order, rulesOf(order.rulesVersion), nowMs) };
};
