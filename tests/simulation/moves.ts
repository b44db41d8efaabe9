import { decisions } from '../../shared/collections/decisions';
import { refunds } from '../../shared/collections/fundings';
import { orders } from '../../shared/collections/orders';
import { actorOf, anyOf, publisherOf, someOrder, someTask } from './choosing';
import type { Move } from './simulation';

/** Who comes to have a place, and what goes back. */
export const moves: readonly Move[] = [
  {
    name: 'answer to changed terms',
    weight: 20,
    async run(simulation) {
      const order = anyOf(
        simulation,
        simulation.documents.all(orders).filter(({ asked }) => asked),
      );
      if (!order?.asked) return undefined;
      const { termsVersion } = order.asked;
      const worker = actorOf(simulation, order.accountId);
      return simulation.choose.chance(0.45)
        ? worker?.call('orders/acceptTerms', { orderId: order.id, termsVersion })
        : worker?.call('orders/declineTerms', { orderId: order.id });
    },
  },
  {
    name: 'sign up',
    weight: 18,
    async run(simulation) {
      const { choose, workers } = simulation;
      const task = someTask(simulation, 'open');
      if (!task) return undefined;
      const coming = choose.some(workers, choose.int(1, 3));
      const [answer] = await Promise.all(
        coming.map((who) =>
          who.call('orders/signUp', {
            taskId: task.id,
            termsVersion: task.termsVersion,
            idempotencyKey: simulation.newKey(),
          }),
        ),
      );
      return answer;
    },
  },
  {
    name: 'withdraw',
    weight: 2,
    async run(simulation) {
      const order = someOrder(simulation, 'applied', 'admitted');
      return order && actorOf(simulation, order.accountId)?.call('orders/withdraw', { orderId: order.id });
    },
  },
  {
    name: 'admit',
    weight: 10,
    async run(simulation) {
      const order = someOrder(simulation, 'applied');
      return (
        order && publisherOf(simulation, order.publisherId)?.call('publishing/admit', { orderId: order.id })
      );
    },
  },
  {
    name: 'refuse',
    weight: 2,
    async run(simulation) {
      const order = someOrder(simulation, 'applied');
      return (
        order &&
        publisherOf(simulation, order.publisherId)?.call('publishing/refuse', {
          orderId: order.id,
          reason: '人数已经够了',
        })
      );
    },
  },
  {
    name: 'decide on several',
    weight: 8,
    async run(simulation) {
      const order = someOrder(simulation, 'applied');
      if (!order) return undefined;
      const { documents, choose } = simulation;
      const waiting = documents
        .all(orders)
        .filter(({ taskId, status }) => taskId === order.taskId && status === 'applied');
      const orderIds = (waiting.length === 0 ? [order] : waiting).map(({ id }) => id).slice(0, 20);
      const kind = choose.chance(0.8) ? { kind: 'admit' } : { kind: 'refuse', reason: '人数已经够了' };
      return publisherOf(simulation, order.publisherId)?.call('publishing/decideAll', {
        taskId: order.taskId,
        orderIds,
        ...kind,
      });
    },
  },
  {
    name: 'undo a decision',
    weight: 3,
    async run(simulation) {
      const decision = anyOf(simulation, simulation.documents.all(decisions));
      return (
        decision &&
        publisherOf(simulation, decision.publisherId)?.call('publishing/undoDecisions', {
          taskId: decision.taskId,
          orderIds: [decision.id],
        })
      );
    },
  },
  {
    name: 'a refund is sent or comes back',
    weight: 3,
    async run(simulation) {
      const { choose, documents, operator } = simulation;
      const all = documents.all(refunds);
      const due = all.filter(({ status }) => status === 'due');
      const refund = anyOf(simulation, choose.chance(0.1) ? all : due);
      return (
        refund &&
        operator.call('operations/finishRefund', {
          refundId: refund.id,
          ...(choose.chance(0.8)
            ? { outcome: 'paid', bankSerial: `R${choose.chance(0.1) ? refund.id : simulation.newKey()}` }
            : { outcome: 'failed', reason: '账号已注销' }),
        })
      );
    },
  },
];
