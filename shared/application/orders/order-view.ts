import type { Order } from '../../collections/orders';
import type { Mark, Work } from '../../collections/works';
import type { OutputOf } from '../../contract/action';
import type { OrderDetail, publisherSteps, workerSteps } from '../../contract/order-fields';
import type { ordersContract } from '../../contract/orders';
import { refusalOf } from '../../domain/lifecycles/lifecycle';
import { orderLifecycle } from '../../domain/lifecycles/order-lifecycle';
import type { Breach } from '../../domain/orders/breaches';
import { checkInBeforeMs, checkOutAfterMs } from '../../domain/orders/check-in-window';
import { handInFromMs, nextSession, redoUntilMs, silenceAcceptsMs } from '../../domain/orders/order-moments';
import { orderNumberOf } from '../../domain/orders/order-number';
import { rateableBy } from '../../domain/orders/rateable';
import type { Side } from './order-sides';
import { orderTotalFen } from './order-sum';

type OrderRow = OutputOf<typeof ordersContract.mine>['orders'][number];
type WorkerStep = (typeof workerSteps)[number];
type PublisherStep = (typeof publisherSteps)[number];
type OrderEvent = keyof typeof orderLifecycle.transitions;

const lifecycleSteps = [
  ['withdraw', 'withdraw'],
  ['declineTerms', 'declineTerms'],
  ['handIn', 'handIn'],
  ['handIn', 'handInFree'],
  ['leave', 'leave'],
  ['dispute', 'disputeByWorker'],
  ['dispute', 'claim'],
] as const;

const publisherLifecycleSteps = [
  ['cancel', 'cancel'],
  ['dispute', 'disputeByPublisher'],
  ['dispute', 'object'],
] as const;

/** Whether a side may take a step that the lifecycle knows. */
const allows = (order: Order, event: OrderEvent, side: Side, nowMs: number): boolean =>
  !refusalOf(orderLifecycle.transitions[event], order, { by: side, atMs: nowMs });

/** Whether work as it stands may be handed in anew: what was handed in is replaced until it is accepted. */
const isReplaceable = ({ status }: Order): boolean => status === 'handed-in';

const isAtWork = ({ status, terms }: Order, nowMs: number, afterMs: number): boolean =>
  (status === 'admitted' || status === 'checked-in') &&
  terms.sessions.some(({ startMs, endMs }) => nowMs >= startMs - checkInBeforeMs && nowMs < endMs + afterMs);

/** What its worker may do about an order now. */
function stepsFor(order: Order, nowMs: number): WorkerStep[] {
  const steps: WorkerStep[] = lifecycleSteps.flatMap(([step, event]) =>
    allows(order, event, 'worker', nowMs) ? [step] : [],
  );
  if (steps.includes('declineTerms')) steps.push('acceptTerms');
  if (isReplaceable(order)) steps.push('handIn');
  if (isAtWork(order, nowMs, 0)) steps.push('checkIn');
  if (order.status === 'checked-in' && isAtWork(order, nowMs, checkOutAfterMs)) steps.push('checkOut');
  if (order.status === 'accepted' && order.pending) steps.push('agree');
  if (order.status === 'disputed') steps.push('answerDispute');
  if (rateableBy('worker', order, nowMs)) steps.push('rate');
  return steps;
}

/** What its publisher may do about an order now; each side rates once. */
export function publisherStepsFor(order: Order, hasRated: boolean, nowMs: number): PublisherStep[] {
  const steps: PublisherStep[] = publisherLifecycleSteps.flatMap(([step, event]) =>
    allows(order, event, 'publisher', nowMs) ? [step] : [],
  );
  if (order.status === 'disputed') steps.push('answerDispute');
  if (rateableBy('publisher', order, nowMs) && !hasRated) steps.push('rate');
  return steps;
}

/** What a side may say instead of how the work was; nothing where they may say that, or nothing. */
export function breachesFor(order: Order, side: Side, nowMs: number): { breaches?: Breach[] } {
  const rateable = rateableBy(side, order, nowMs);
  return rateable === undefined || rateable === 'work' ? {} : { breaches: [...rateable] };
}

/** Whether its worker has to answer to other terms. */
export const isAsked = (order: Order): order is Order & { readonly asked: NonNullable<Order['asked']> } =>
  order.asked !== undefined && (order.status === 'applied' || order.status === 'admitted');

/** An order in a list, as its worker sees it. */
export function orderRow(order: Order, nowMs: number): OrderRow {
  const next = nextSession(order.terms.sessions, nowMs);
  return {
    orderId: order.id,
    number: orderNumberOf(order.id),
    taskId: order.taskId,
    status: order.status,
    title: order.terms.title,
    pay: { amountFen: order.terms.payFen, unit: order.terms.payUnit },
    settlementCycle: order.terms.settlementCycle,
    sessions: order.terms.sessions,
    ...(next && { nextSession: next }),
    quantity: order.terms.quantity,
    totalFen: orderTotalFen(order),
    ...(order.earnedFen !== undefined && { earnedFen: order.earnedFen }),
    createdAtMs: order.createdAtMs,
    ...(isAsked(order) && { answerByMs: order.asked.answerByMs }),
    withdrawable: allows(order, 'withdraw', 'worker', nowMs),
  };
}

/** When what happens to an order, and how much of it was done. */
export const orderTimes = (order: Order) => ({
  handInFromMs: handInFromMs(order),
  ...(order.handedInAtMs !== undefined && { handedInAtMs: order.handedInAtMs }),
  ...(order.handedInQuantity !== undefined && { handedInQuantity: order.handedInQuantity }),
  ...(order.acceptedQuantity !== undefined && { acceptedQuantity: order.acceptedQuantity }),
  ...(order.status === 'handed-in' && { acceptsByItselfAtMs: silenceAcceptsMs(order) }),
  ...(order.status === 'returned' && { redoUntilMs: redoUntilMs(order) }),
  ...(order.pending && { pending: order.pending }),
  ...(order.claimableUntilMs !== undefined && { claimableUntilMs: order.claimableUntilMs }),
  returns: order.returns,
  rulesVersion: order.rulesVersion,
});

/** An order with its timeline, as its worker sees it. */
export const orderDetail = (order: Order, nowMs: number): OrderDetail => ({
  ...orderRow(order, nowMs),
  ...orderTimes(order),
  timeline: order.timeline,
  may: stepsFor(order, nowMs),
  ...breachesFor(order, 'worker', nowMs),
});

const markView = ({ picture, ...mark }: Mark) => ({ ...mark, ...(picture && { pictureId: picture.id }) });

const handInView = ({ pictures, ...handIn }: NonNullable<Work['handIn']>) => ({
  ...handIn,
  pictureIds: pictures.map(({ id }) => id),
});

/** What was done for an order, as both sides see it. */
export const workView = ({ attendances, handIn }: Work) => ({
  attendances: attendances.map(({ startMs, in: came, out: left }) => ({
    startMs,
    ...(came && { in: markView(came) }),
    ...(left && { out: markView(left) }),
  })),
  ...(handIn && { handIn: handInView(handIn) }),
});
