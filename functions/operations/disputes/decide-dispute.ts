import { advance } from '../../../shared/application/lifecycles/advance';
import { earn } from '../../../shared/application/money/earn';
import { disputeView } from '../../../shared/application/orders/dispute-view';
import { orderTotalFen } from '../../../shared/application/orders/order-sum';
import { follow } from '../../../shared/application/orders/take-step';
import { type Dispute, disputes } from '../../../shared/collections/disputes';
import { type Order, orders } from '../../../shared/collections/orders';
import type { ParsedInputOf } from '../../../shared/contract/action';
import { AppError } from '../../../shared/contract/errors';
import type { operationsContract } from '../../../shared/contract/operations';
import { type Fen, fen } from '../../../shared/domain/money/money';
import { rulesOf } from '../../../shared/domain/orders/order-rules';
import type { UseCase } from '../../../shared/ports/context';

type Decision = ParsedInputOf<typeof operationsContract.decideDispute>;

/** Errors: DECISION_SUM_WRONG with the most that there is. */
function sumOf(order: Order, { outcome, payFen = fen(0) }: Decision): Fen {
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

const isDecidedSo = ({ decision }: Dispute, { outcome, reason }: Decision, payFen: Fen): boolean =>
  decision?.outcome === outcome && decision.payFen === payFen && decision.reason === reason;

/**
 * Decides a dispute, once both sides were heard: what the worker gets is earned in the same commit, and it is final.
 * Repeated, it answers the same. Errors: ORDER_NOT_FOUND, ORDER_NOT_DISPUTED, DISPUTE_NOT_HEARD with until when the
 * other side is waited for, DECISION_SUM_WRONG, CHANGED_MEANWHILE when more was said than was read.
 */
export const decideDispute: UseCase<typeof operationsContract.decideDispute> = async (input, context) => {
  const { store, clock, caller } = context;
  const { orderId, outcome, reason } = input;
  const decided = await store.transact(async (tx) => {
    const [dispute, order] = await Promise.all([tx.get(disputes, orderId), tx.get(orders, orderId)]);
    if (!dispute || !order) throw new AppError('ORDER_NOT_FOUND');
    const payFen = sumOf(order, input);
    if (isDecidedSo(dispute, input, payFen)) return dispute;
    if (order.status !== 'disputed') throw new AppError('ORDER_NOT_DISPUTED');
    const atMs = clock.nowMs();
    checkHeard(dispute, order, atMs);
    if (dispute.statements.length !== input.statements) throw new AppError('CHANGED_MEANWHILE');
    const { pending: _pending, claimableUntilMs: _claimable, ...open } = order;
    const earned = await earn(tx, open, { payFen, atMs });
    await follow(tx, context, advance(tx, orders, earned, 'decide', { by: 'operator', atMs, reason }));
    const after = { ...dispute, decision: { outcome, payFen, reason, operatorId: caller.account.id, atMs } };
    tx.update(disputes, after);
    return after;
  });
  return { dispute: disputeView(decided) };
};
