import type { MeetDeadline, Settle } from '../../shared/application/deadlines/run-due';
import { advance } from '../../shared/application/lifecycles/advance';
import { earn } from '../../shared/application/money/earn';
import { remindOfTerms } from '../../shared/application/orders/ask-terms';
import { leaveTerms } from '../../shared/application/orders/leave-terms';
import { quantityFen } from '../../shared/application/orders/order-sum';
import { settle as settleOrder } from '../../shared/application/orders/settle-order';
import { orderDeadline } from '../../shared/application/orders/take-step';
import { type Order, orders } from '../../shared/collections/orders';
import { works } from '../../shared/collections/works';
import { type OrderStep, stepDue } from '../../shared/domain/orders/next-step';
import { rulesOf } from '../../shared/domain/orders/order-rules';
import type { Ports } from '../../shared/ports/context';
import type { Transaction } from '../../shared/ports/store';

const notDue = new Error('it is not due any more');

type Doing = (tx: Transaction, order: Order, atMs: number) => Promise<Order>;

const byClock = (atMs: number) => ({ by: 'platform', atMs }) as const;

/** Whoever came and forgot to hand in has done all of it, as far as anybody knows. */
const handInByItself: Doing = async (tx, order, atMs) => {
  const work = await tx.get(works, order.id);
  const { quantity } = order.terms;
  const handIn = { quantity, text: '', pictures: [], atMs };
  if (work) tx.update(works, { ...work, handIn, updatedAtMs: atMs });
  const handed = { ...order, handedInAtMs: atMs, handedInQuantity: quantity };
  return advance(tx, orders, handed, 'handInByItself', byClock(atMs));
};

type Step = 'miss' | 'handInByItself' | 'acceptInSilence' | 'lapse' | 'lapseTerms' | 'settle';

const steps: Readonly<Record<Step, Doing>> = {
  miss: async (tx, order, atMs) => {
    const claimableUntilMs = atMs + rulesOf(order.rulesVersion).disputeMs;
    return advance(tx, orders, { ...order, claimableUntilMs }, 'miss', byClock(atMs));
  },
  handInByItself,
  acceptInSilence: async (tx, order, atMs) => {
    const { handedInQuantity = 0 } = order;
    const payFen = quantityFen(order, handedInQuantity);
    const earned = await earn(tx, { ...order, acceptedQuantity: handedInQuantity }, { payFen, atMs });
    return advance(tx, orders, earned, 'acceptInSilence', byClock(atMs));
  },
  lapse: async (tx, order, atMs) =>
    advance(tx, orders, order, 'lapse', { ...byClock(atMs), code: 'not-handed-in' }),
  lapseTerms: (tx, order, atMs) => leaveTerms(tx, order, 'lapseTerms', byClock(atMs)),
  settle: settleOrder,
};

/** Does what the clock has in store for an order; answers the order as it is then. */
async function doStep(tx: Transaction, order: Order, step: OrderStep, atMs: number): Promise<Order> {
  const facts = { orderId: order.id, taskId: order.taskId, title: order.terms.title };
  if (step.what === 'remindWorker') {
    const { startMs } = step;
    tx.emit({ type: 'order.soon', accountId: order.accountId, facts: { ...facts, startMs } });
    return order;
  }
  if (step.what === 'remindOfTerms') return remindOfTerms(tx, order);
  if (step.what === 'remindPublisher') {
    const { hoursLeft } = step;
    tx.emit({ type: 'order.acceptanceDue', accountId: order.publisherId, facts: { ...facts, hoursLeft } });
    return order;
  }
  return steps[step.what](tx, order, atMs);
}

/** Takes the deadline off, or sets it to what comes next of the order. */
const settleNext = (tx: Transaction, settle: Settle, order: Order | undefined, afterMs: number) =>
  settle(tx, order && orderDeadline(order, afterMs)?.dueAtMs);

/**
 * Does what an order waits for: reminds of its sessions and of its acceptance, ends it where other terms were not
 * answered to, notes that nobody came, hands in what was forgotten, accepts by silence, ends what was not handed in again, pays what nobody disputed.
 */
export const meetOrder: MeetDeadline<Pick<Ports, 'store' | 'clock'>> = async (
  { store, clock },
  { subject, dueAtMs },
  settle,
) => {
  const met = store.transact(async (tx) => {
    const atMs = clock.nowMs();
    const order = await tx.get(orders, subject);
    const step = order && stepDue(order, dueAtMs, atMs);
    if (!order || !step) {
      await settleNext(tx, settle, order, atMs);
      return;
    }
    const after = await doStep(tx, order, step, atMs);
    // Of what was met or moved meanwhile the store takes nothing.
    if (!(await settleNext(tx, settle, after, Math.max(step.dueAtMs, dueAtMs)))) throw notDue;
  });
  await met.catch((error) => {
    if (error !== notDue) throw error;
  });
};
