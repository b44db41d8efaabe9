import type { Order } from '../../collections/orders';
import type { Fen } from '../../domain/money/money';
import type { Transaction } from '../../ports/store';

/** What an order has earned, written with the step that decided it; once in its life. */
export async function earn<T extends Pick<Order, 'id' | 'earnedFen'>>(
  _tx: Transaction,
  order: T,
  { payFen }: { readonly payFen: Fen; readonly atMs: number },
): Promise<T & { readonly earnedFen: Fen }> {
  if (order.earnedFen !== undefined) throw new Error('an order earns once');
  return { ...order, earnedFen: payFen };
}
