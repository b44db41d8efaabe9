import { advance } from '../../../shared/application/lifecycles/advance';
import { earn } from '../../../shared/application/money/earn';
import { publishersOrder } from '../../../shared/application/orders/order-sides';
import { quantityFen } from '../../../shared/application/orders/order-sum';
import { follow } from '../../../shared/application/orders/take-step';
import { type Order, orders } from '../../../shared/collections/orders';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import { rulesOf } from '../../../shared/domain/orders/order-rules';
import type { Context, UseCase } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';
import { checkText } from '../check-text';
import { checkSeen } from './seen-work';

export interface Acceptance {
  readonly orderId: string;
  readonly handedInAtMs: number;
  /** All that was handed in, unless said. */
  readonly quantity?: number;
  readonly reason?: string;
}

/** Whether an order is accepted already, as is asked for now. */
const isAccepted = (order: Order, { handedInAtMs, quantity }: Acceptance): boolean =>
  order.status === 'accepted' &&
  order.handedInAtMs === handedInAtMs &&
  order.acceptedQuantity === (quantity ?? order.handedInQuantity);

/** How much is accepted of what was handed in. Errors: QUANTITY_TOO_MUCH with how much that was, REASON_REQUIRED. */
function quantityOf({ handedInQuantity = 0, terms }: Order, { quantity, reason }: Acceptance): number {
  if (quantity === undefined || quantity === handedInQuantity) return handedInQuantity;
  const isWhole = terms.payUnit === 'hour' || Number.isInteger(quantity);
  if (quantity > handedInQuantity || !isWhole)
    throw new AppError('QUANTITY_TOO_MUCH', { most: handedInQuantity });
  if (reason === undefined) throw new AppError('REASON_REQUIRED');
  return quantity;
}

/** All of it is earned at once; less, when its worker agrees or has not disputed it in time. */
async function acceptIn(
  tx: Transaction,
  context: Context<'publisher'>,
  order: Order,
  acceptance: Acceptance,
): Promise<Order> {
  const atMs = context.clock.nowMs();
  const quantity = quantityOf(order, acceptance);
  const payFen = quantityFen(order, quantity);
  const accepted = { ...order, acceptedQuantity: quantity };
  const isAll = quantity === order.handedInQuantity;
  const untilMs = atMs + rulesOf(order.rulesVersion).disputeMs;
  const { reason } = acceptance;
  return follow(
    tx,
    context,
    advance(
      tx,
      orders,
      isAll
        ? await earn(tx, accepted, { payFen, atMs })
        : { ...accepted, pending: { payFen, atMs: untilMs } },
      'accept',
      { by: 'publisher', atMs, ...(!isAll && reason !== undefined && { reason }) },
    ),
  );
}

/**
 * Accepts the work of an own task's order in a commit of its own; repeated, it answers the same. Errors:
 * ORDER_NOT_FOUND, ORDER_NOT_HANDED_IN, CHANGED_MEANWHILE, QUANTITY_TOO_MUCH, REASON_REQUIRED.
 */
export const acceptOne = (context: Context<'publisher'>, acceptance: Acceptance): Promise<Order> =>
  context.store.transact(async (tx) => {
    const order = await publishersOrder(tx, acceptance.orderId, context.caller.account.id);
    if (isAccepted(order, acceptance)) return order;
    checkSeen(order, acceptance.handedInAtMs);
    return acceptIn(tx, context, order, acceptance);
  });

/**
 * Accepts what was handed in, all of it or, with a reason, less. Errors: ORDER_NOT_FOUND, ORDER_NOT_HANDED_IN,
 * CHANGED_MEANWHILE when it was handed in anew since it was looked at, QUANTITY_TOO_MUCH, REASON_REQUIRED,
 * TASK_FORBIDDEN, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const accept: UseCase<typeof publishingContract.accept, 'wechat'> = async (input, context) => {
  if (input.reason !== undefined) {
    await publishersOrder(context.store, input.orderId, context.caller.account.id);
    await checkText(context, input.reason);
  }
  const { id: orderId, status } = await acceptOne(context, input);
  return { orderId, status };
};
