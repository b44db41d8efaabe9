import { type Dispute, disputes } from '../../collections/disputes';
import { type Order, orders } from '../../collections/orders';
import type { ParsedInputOf } from '../../contract/action';
import { AppError } from '../../contract/errors';
import type { operationsContract } from '../../contract/operations';
import { type Fen, fen } from '../../domain/money/money';
import { rulesOf } from '../../domain/orders/order-rules';
import type { Ports } from '../../ports/context';
import { advance } from '../lifecycles/advance';
import { earn } from '../money/earn';
import { orderTotalFen } from './order-sum';
import { follow } from './take-step';

export type DisputeDecision = ParsedInputOf<typeof operationsContract.decideDispute>;

/** Errors: DECISION_SUM_WRONG with the most that there is. */
function sumOf(order: Order, { outcome, payFen = fen(0) }: DisputeDecision): Fen {
  const mostFen = orderTotalFen(order);
  if (outcome === 'full') return mostFen;
  if (outcome === 'nothing') return fen(0);
  if (payFen <= 0 || payFen >= mostFen) throw new AppError('DECISION_SUM_WRONG', { mostFen });
  return payFen;
}

/** Nobody is judged unheard: the other side has said something, or had its time to. Errors: DISPUTE_NOT_HEARD. */
function checkHeard({ openedBy, openedAtMs, statements }: Dispute, order: Order, nowMs: number): void {
  const untilMs = openedAtMs + rulesOf(order.rulesVersion).silenceMs;
  if (nowMs < untilMs && statements.every(({ by }) => by === openedBy))
    throw new AppError('DISPUTE_NOT_HEARD', { untilMs });
}

const isDecidedSo = ({ decision }: Dispute, { outcome, reason }: DisputeDecision, payFen: Fen): boolean =>
  decision?.outcome === outcome && decision.payFen === payFen && decision.reason === reason;

/**
 * Decides a dispute, once both sides were heard: what the worker gets is earned in the same commit, and it is final.
 * Repeated, it answers the same. Errors: ORDER_NOT_FOUND, ORDER_NOT_DISPUTED, DISPUTE_NOT_HEARD with until when the
 * other side is waited for, DECISION_SUM_WRONG, CHANGED_MEANWHILE when more was said than was read.
 */
export const decideDispute = (
  context: Pick<Ports, 'store' | 'clock'>,
  input: DisputeDecision,
  operatorId: string,
): Promise<Dispute> =>
  context.store.transact(async (tx) => {
    const { orderId, outcome, reason } = input;
    const [dispute, order] = await Promise.all([tx.get(disputes, orderId), tx.get(orders, orderId)]);
    if (!dispute || !order) throw new AppError('ORDER_NOT_FOUND');
    const payFen = sumOf(order, input);
    if (isDecidedSo(dispute, input, payFen)) return dispute;
    if (order.status !== 'disputed') throw new AppError('ORDER_NOT_DISPUTED');
    const atMs = context.clock.nowMs();
    checkHeard(dispute, order, atMs);
    if (dispute.statements.length !== input.statements) throw new AppError('CHANGED_MEANWHILE');
    const { pending: _pending, claimableUntilMs: _claimable, ...open } = order;
    const earned = await earn(tx, open, { payFen, atMs });
    await follow(tx, context, advance(tx, orders, earned, 'decide', { by: 'operator', atMs, reason }));
    const after = { ...dispute, decision: { outcome, payFen, reason, operatorId, atMs } };
    tx.update(disputes, after);
    return after;
  });
