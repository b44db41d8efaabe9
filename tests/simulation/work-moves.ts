import { onSiteCode } from '../../shared/application/orders/on-site-code';
import { disputes } from '../../shared/collections/disputes';
import { type Order, orders } from '../../shared/collections/orders';
import { dayMs, hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import type { Answer } from '../support/system/test-system';
import { actorOf, publisherOf, someOrder } from './choosing';
import type { Move, Simulation } from './simulation';

/** What a worker does with an order of one of these statuses. */
const byWorker = (
  name: string,
  weight: number,
  statuses: readonly string[],
  action: string,
  input: (order: Order, simulation: Simulation) => object,
): Move => ({
  name,
  weight,
  async run(simulation) {
    const order = someOrder(simulation, ...statuses);
    return (
      order &&
      actorOf(simulation, order.accountId)?.call(action, { orderId: order.id, ...input(order, simulation) })
    );
  },
});

/** The same for the publisher. */
const byPublisher = (
  name: string,
  weight: number,
  statuses: readonly string[],
  action: string,
  input: (order: Order, simulation: Simulation) => object,
): Move => ({
  name,
  weight,
  async run(simulation) {
    const order = someOrder(simulation, ...statuses);
    return (
      order &&
      publisherOf(simulation, order.publisherId)?.call(action, {
        orderId: order.id,
        ...input(order, simulation),
      })
    );
  },
});

/** The session that goes on or comes next, else the last. */
const sessionOf = ({ terms: { sessions } }: Order, { system }: Simulation): number =>
  (sessions.find(({ endMs }) => endMs > system.clock.nowMs()) ?? sessions.at(-1))?.startMs ?? 0;

/** Whether somebody could check in to a session of this order now. */
const isOpenFor = (order: Order, simulation: Simulation): boolean => {
  const nowMs = simulation.system.clock.nowMs();
  return order.terms.sessions.some(({ startMs, endMs }) => startMs - hourMs <= nowMs && nowMs < endMs);
};

async function attend(
  simulation: Simulation,
  order: Order,
  action: 'orders/checkIn' | 'orders/checkOut',
): Promise<Answer | undefined> {
  const { choose, system } = simulation;
  if (!isOpenFor(order, simulation) && choose.chance(0.9)) return undefined;
  const isNear = choose.chance(0.9);
  const proof = choose.chance(0.5)
    ? { method: 'code', code: onSiteCode(system.ports, order.taskId, system.clock.nowMs()).code }
    : {
        method: 'position',
        longitude: 120.355,
        latitude: isNear ? 36.084 : 36.2,
        accuracyMetres: 20,
      };
  const input = { orderId: order.id, startMs: sessionOf(order, simulation), proof };
  return actorOf(simulation, order.accountId)?.call(action, input);
}

const attendance = (
  name: string,
  weight: number,
  action: 'orders/checkIn' | 'orders/checkOut',
  statuses: readonly string[],
): Move => ({
  name,
  weight,
  async run(simulation) {
    const order = someOrder(simulation, ...statuses);
    return order && attend(simulation, order, action);
  },
});

/** A phone without network kept the code of the hour when somebody came. */
const provePresence: Move = {
  name: 'send a check-in that a phone kept',
  weight: 6,
  async run(simulation) {
    const { choose, system } = simulation;
    const order = someOrder(simulation, 'no-show');
    const startMs = order?.terms.sessions[0]?.startMs;
    const nowMs = system.clock.nowMs();
    if (!order || startMs === undefined || nowMs - startMs > dayMs) return undefined;
    const keptAtMs = startMs + choose.int(-50, 50) * minuteMs;
    const { code } = onSiteCode(system.ports, order.taskId, keptAtMs);
    const input = { orderId: order.id, startMs, keptAtMs, proof: { method: 'code', code } };
    return actorOf(simulation, order.accountId)?.call('orders/checkIn', input);
  },
};

const words = '现场情况与描述不符，请核实';

/** Everything that happens to an order once somebody is admitted. */
export const workMoves: readonly Move[] = [
  {
    name: 'come to work',
    weight: 18,
    async run(simulation) {
      const { choose, system } = simulation;
      const order = someOrder(simulation, 'admitted');
      if (!order) return undefined;
      const aheadMs = sessionOf(order, simulation) + choose.int(-50, 50) * minuteMs - system.clock.nowMs();
      if (aheadMs > 0) await simulation.pass(aheadMs);
      return attend(simulation, order, 'orders/checkIn');
    },
  },
  attendance('check in', 12, 'orders/checkIn', ['admitted']),
  provePresence,
  attendance('check out', 3, 'orders/checkOut', ['checked-in']),
  byWorker(
    'hand in',
    20,
    ['checked-in', 'returned', 'admitted', 'handed-in'],
    'orders/handIn',
    ({ terms }, { choose }) => ({
      quantity: choose.chance(0.8) ? terms.quantity : choose.int(0, terms.quantity),
      text: '已完成，请验收',
      pictureIds: [],
    }),
  ),
  byPublisher(
    'accept',
    16,
    ['handed-in'],
    'publishing/accept',
    ({ terms, handedInAtMs = 0 }, { choose }) => ({
      handedInAtMs,
      ...(choose.chance(0.3) && { quantity: choose.int(0, terms.quantity), reason: '有一部分没有完成' }),
    }),
  ),
  byPublisher('return work', 6, ['handed-in'], 'publishing/returnWork', ({ handedInAtMs = 0 }) => ({
    handedInAtMs,
    reason: '第 3 张照片看不清店名',
  })),
  byPublisher('cancel an order', 2, ['admitted'], 'publishing/cancelOrder', () => ({
    reason: '活动改期，抱歉',
  })),
  byWorker('leave', 5, ['admitted', 'checked-in'], 'orders/leave', (_order, { choose }) => ({
    why: choose.pick(['publisher-absent', 'not-as-described']),
    text: words,
  })),
  byWorker('agree', 4, ['accepted'], 'orders/agree', () => ({})),
  byWorker(
    'dispute as a worker',
    3,
    ['checked-in', 'handed-in', 'returned', 'accepted', 'no-show'],
    'orders/dispute',
    () => ({
      text: words,
      pictureIds: [],
    }),
  ),
  byPublisher('dispute as a publisher', 2, ['checked-in', 'handed-in'], 'orders/dispute', () => ({
    text: words,
    pictureIds: [],
  })),
  {
    name: 'object to a leave',
    weight: 5,
    async run(simulation) {
      const { documents, publishers } = simulation;
      const left = documents.all(orders).find(({ status, pending }) => status === 'cancelled' && pending);
      const publisher = publishers.find(({ accountId }) => accountId === left?.publisherId);
      return left && publisher?.call('orders/dispute', { orderId: left.id, text: words, pictureIds: [] });
    },
  },
  {
    name: 'answer a dispute',
    weight: 3,
    async run(simulation) {
      const order = someOrder(simulation, 'disputed');
      const whose = simulation.choose.chance(0.5) ? order?.accountId : order?.publisherId;
      const idempotencyKey = simulation.newKey();
      return (
        order &&
        actorOf(simulation, whose ?? '')?.call('orders/answerDispute', {
          orderId: order.id,
          text: words,
          pictureIds: [],
          idempotencyKey,
        })
      );
    },
  },
  {
    name: 'decide a dispute',
    weight: 4,
    async run(simulation) {
      const { choose, documents, operator } = simulation;
      const order = someOrder(simulation, 'disputed');
      if (!order) return undefined;
      const statements = documents.get(disputes, order.id)?.statements.length ?? 1;
      const outcome = choose.pick(['full', 'part', 'nothing'] as const);
      return operator.call('operations/decideDispute', {
        orderId: order.id,
        statements,
        outcome,
        ...(outcome === 'part' && { payFen: choose.int(1, Math.max(1, order.cost.payFen - 1)) }),
        reason: '双方都有责任，支付一部分',
      });
    },
  },
];
