import { type Order, orders } from '../../collections/orders';
import type { Transaction } from '../../ports/store';
import { rewrite } from '../lifecycles/advance';
import { earn } from '../money/earn';

/**
 * Nobody disputes an order any more, or may: what was to be earned by itself is, and where nothing was, its sum is
 * reserved no longer.
 */
export async function settle(tx: Transaction, order: Order, atMs: number): Promise<Order> {
  const { pending, claimableUntilMs: _over, ...rest } = order;
  const earned = pending ? await earn(tx, rest, { payFen: pending.payFen, atMs }) : rest;
  const settled = { ...earned, updatedAtMs: Math.max(atMs, order.updatedAtMs) };
  return rewrite(tx, orders, order, settled);
}
