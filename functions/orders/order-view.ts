import type { Order } from '../../shared/collections/orders';
import type { OrderDetail } from '../../shared/contract/orders';
import { refusalOf } from '../../shared/domain/lifecycles/lifecycle';
import { orderLifecycle } from '../../shared/domain/lifecycles/order-lifecycle';
import { orderNumberOf } from '../../shared/domain/orders/order-number';

type OrderRow = Omit<OrderDetail, 'timeline'>;

/** Until the work starts a person may take a sign-up back. */
const isWithdrawable = (order: Order, nowMs: number): boolean =>
  !refusalOf(orderLifecycle.transitions.withdraw, order, { by: 'worker', atMs: nowMs });

/** An order in a list, as its worker sees it. */
export const orderRow = (order: Order, nowMs: number): OrderRow => ({
  orderId: order.id,
  number: orderNumberOf(order.id),
  taskId: order.taskId,
  status: order.status,
  title: order.terms.title,
  pay: { amountFen: order.terms.payFen, unit: order.terms.payUnit },
  settlementCycle: order.terms.settlementCycle,
  sessions: order.terms.sessions,
  quantity: order.terms.quantity,
  createdAtMs: order.createdAtMs,
  withdrawable: isWithdrawable(order, nowMs),
});

/** An order with its timeline, as its worker sees it. */
export const orderDetail = (order: Order, nowMs: number): OrderDetail => ({
  ...orderRow(order, nowMs),
  timeline: order.timeline,
});
