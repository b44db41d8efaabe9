import { advance } from '../../shared/application/lifecycles/advance';
import { workersOrder } from '../../shared/application/orders/order-sides';
import { orderDetail } from '../../shared/application/orders/order-view';
import { freeTime } from '../../shared/application/orders/schedule';
import { follow } from '../../shared/application/orders/take-step';
import { orders } from '../../shared/collections/orders';
import type { ordersContract } from '../../shared/contract/orders';
import { leaving } from '../../shared/domain/orders/cancellation';
import { rulesOf } from '../../shared/domain/orders/order-rules';
import type { UseCase } from '../../shared/ports/context';

/**
 * Leaves work whose publisher is absent, or that is not as described: what the rules give for it is earned a day
 * later, unless the publisher disputes it. Repeated, it answers the same. Errors: ORDER_NOT_FOUND, ORDER_NOT_LEAVABLE.
 */
export const leave: UseCase<typeof ordersContract.leave> = async ({ orderId, why, text }, context) => {
  const { store, clock, caller } = context;
  const order = await store.transact(async (tx) => {
    const nowMs = clock.nowMs();
    const current = await workersOrder(tx, orderId, caller.account.id);
    const last = current.timeline.at(-1);
    if (current.status === 'cancelled' && last?.by === 'worker') return current;
    const { paysFen: payFen, paysAtMs: atMs = nowMs } = leaving(
      current,
      rulesOf(current.rulesVersion),
      nowMs,
    );
    const step = { by: 'worker', atMs: nowMs, reason: text, code: why } as const;
    const left = await follow(
      tx,
      context,
      advance(tx, orders, { ...current, pending: { payFen, atMs } }, 'leave', step),
    );
    await freeTime(tx, current);
    return left;
  });
  return { order: orderDetail(order, clock.nowMs()) };
};
