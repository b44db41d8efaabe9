import { advance, rewrite } from '../../shared/application/lifecycles/advance';
import { workersOrder } from '../../shared/application/orders/order-sides';
import { orderDetail } from '../../shared/application/orders/order-view';
import { follow, setOrderDeadline } from '../../shared/application/orders/take-step';
import { notePictures, usePictures } from '../../shared/application/pictures/use-pictures';
import { type Order, orders } from '../../shared/collections/orders';
import { type Work, works } from '../../shared/collections/works';
import { AppError } from '../../shared/contract/errors';
import type { ordersContract } from '../../shared/contract/orders';
import type { Context, UseCase } from '../../shared/ports/context';
import type { Transaction } from '../../shared/ports/store';

type HandIn = NonNullable<Work['handIn']>;

/** Errors: QUANTITY_TOO_MUCH with the most there is to do. */
function checkQuantity({ terms }: Order, quantity: number): void {
  const isWhole = terms.payUnit === 'hour' || Number.isInteger(quantity);
  if (quantity > terms.quantity || !isWhole)
    throw new AppError('QUANTITY_TOO_MUCH', { most: terms.quantity });
}

const contentOf = ({ quantity, text, pictures }: Omit<HandIn, 'atMs'>): string =>
  JSON.stringify([quantity, text, pictures.map(({ id }) => id)]);

/** Writes what is handed in: as a step, or in place of what was handed in before; then silence begins anew. */
async function write(
  tx: Transaction,
  context: Context<'consented'>,
  order: Order,
  { quantity, atMs }: HandIn,
): Promise<Order> {
  const handed = { ...order, handedInAtMs: atMs, handedInQuantity: quantity };
  const event = order.status === 'admitted' ? 'handInFree' : 'handIn';
  if (order.status !== 'handed-in')
    return follow(tx, context, advance(tx, orders, handed, event, { by: 'worker', atMs }));
  const replaced = { ...handed, updatedAtMs: Math.max(atMs, order.updatedAtMs) };
  rewrite(tx, orders, order, replaced);
  await setOrderDeadline(tx, context, replaced);
  return replaced;
}

/**
 * Hands the work in, or in place of what was handed in, until it is accepted; the same again changes nothing.
 * Errors: ORDER_NOT_FOUND, ORDER_NOT_HANDABLE, QUANTITY_TOO_MUCH, PICTURE_NOT_FOUND,
 * PICTURE_NOT_ARRIVED, PICTURE_REFUSED, PICTURE_USED.
 */
export const handIn: UseCase<typeof ordersContract.handIn> = async (input, context) => {
  const { store, clock, caller } = context;
  const { orderId, quantity, text = '' } = input;
  const subject = `hand-in:${orderId}`;
  const use = { accountId: caller.account.id, purpose: 'hand-in', subject } as const;
  const pictures = await usePictures(context, input.pictureIds, use);
  const order = await store.transact(async (tx) => {
    const [current, work] = await Promise.all([
      workersOrder(tx, orderId, caller.account.id),
      tx.get(works, orderId),
    ]);
    const content = { quantity, text, pictures };
    const before = work?.handIn;
    if (current.status === 'handed-in' && before && contentOf(before) === contentOf(content)) return current;
    checkQuantity(current, quantity);
    // Whoever accepts names what they looked at by its moment: no two share one.
    const atMs = Math.max(clock.nowMs(), (current.handedInAtMs ?? 0) + 1);
    const handed = { ...content, atMs };
    const written = await write(tx, context, current, handed);
    const { accountId, publisherId } = current;
    if (work) tx.update(works, { ...work, handIn: handed, updatedAtMs: atMs });
    else
      tx.create(works, {
        id: orderId,
        accountId,
        publisherId,
        attendances: [],
        handIn: handed,
        updatedAtMs: atMs,
      });
    notePictures(
      tx,
      subject,
      input.pictureIds,
      before?.pictures.map(({ id }) => id),
    );
    return written;
  });
  return { order: orderDetail(order, clock.nowMs()) };
};
