import { earnings } from '../../collections/earnings';
import type { Order } from '../../collections/orders';
import { moved } from '../../domain/ledger/accounts';
import { costOfPay, ratesOf } from '../../domain/money/cost';
import type { Fen } from '../../domain/money/money';
import { settlesAtMs } from '../../domain/settlement/settlement';
import type { Transaction } from '../../ports/store';
import { bringForward } from '../deadlines/deadlines';
import { post } from '../ledger/post';
import { settlementOf } from './settlement-deadline';

type Earning = Pick<Order, 'id' | 'taskId' | 'accountId' | 'publisherId' | 'cost' | 'terms' | 'earnedFen'>;

/** Notes when what an order has earned is settled, by the cycle that was agreed. */
async function settleLater(
  tx: Transaction,
  { id, taskId, accountId: workerId, terms }: Earning,
  amountFen: Fen,
  earnedAtMs: number,
): Promise<void> {
  const { title, settlementCycle } = terms;
  const dueAtMs = settlesAtMs(settlementCycle, earnedAtMs);
  tx.create(earnings, { id, workerId, taskId, title, amountFen, earnedAtMs, settlesAtMs: dueAtMs });
  await bringForward(tx, earnedAtMs, settlementOf(workerId, dueAtMs));
}

/**
 * Books what an order has earned, from the reserve of its task to its worker, with the platform's part of it, to be
 * settled by its cycle; in the commit that decides the order's fate, and once in its life. Nothing is booked for nothing. Answers the order with what
 * it earned, to be written by `advance`. Throws Error for more than was reserved, or when it earned before.
 */
export async function earn<T extends Earning>(
  tx: Transaction,
  order: T,
  { payFen, atMs }: { readonly payFen: Fen; readonly atMs: number },
): Promise<T & { readonly earnedFen: Fen }> {
  const { id: orderId, taskId, publisherId, accountId: workerId, cost } = order;
  if (order.earnedFen !== undefined) throw new Error('an order earns once');
  if (payFen > cost.payFen) throw new Error('an order earns no more than is reserved for it');
  const { feeFen, surchargeFen } = costOfPay(payFen, ratesOf(cost.rates));
  if (payFen > 0) {
    await post(tx, atMs, {
      id: `earn:${orderId}`,
      kind: 'earn',
      publisherId,
      workerId,
      taskId,
      orderId,
      postings: moved('reserve', { earned: payFen, fee: feeFen, surcharge: surchargeFen }),
      inputs: { payFen, rates: cost.rates },
    });
    await settleLater(tx, order, payFen, atMs);
  }
  return { ...order, earnedFen: payFen };
}
