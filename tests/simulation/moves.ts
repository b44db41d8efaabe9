import { decisions } from '../../shared/collections/decisions';
import { fundings, refunds } from '../../shared/collections/fundings';
import { orders } from '../../shared/collections/orders';
import { tasks } from '../../shared/collections/tasks';
import { dayMs, hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { taskDraft } from '../support/data/task-draft';
import { doubtful } from '../support/data/tasks';
import type { Actor } from '../support/system/test-system';
import type { Move, Simulation } from './simulation';

/** One of some things, or nothing. */
const anyOf = <T>({ choose }: Simulation, things: readonly T[]): T | undefined =>
  things.length === 0 ? undefined : choose.pick(things);

export const actorOf = ({ publishers, workers }: Simulation, accountId: string): Actor | undefined =>
  [...publishers, ...workers].find((actor) => actor.accountId === accountId);

const someTask = (simulation: Simulation, ...statuses: string[]) =>
  anyOf(
    simulation,
    simulation.documents.all(tasks).filter(({ status }) => statuses.includes(status)),
  );

/** An order of one of these statuses; now and then of any. */
export const someOrder = (simulation: Simulation, ...statuses: string[]) => {
  const all = simulation.documents.all(orders);
  const wanted = all.filter(({ status }) => statuses.includes(status));
  return anyOf(simulation, simulation.choose.chance(0.05) ? all : wanted);
};

/** Whoever owns a thing; now and then a publisher who does not. */
export const publisherOf = (simulation: Simulation, publisherId: string): Actor | undefined =>
  simulation.choose.chance(0.03)
    ? simulation.choose.pick(simulation.publishers)
    : actorOf(simulation, publisherId);

/** What a person does at most, by unit of pay, on one day or two of four hours. */
const quantities = { day: (days: number) => days, hour: (days: number) => 4 * days, piece: () => 30 };

const draftOf = ({ choose, system }: Simulation) => {
  const nowMs = system.clock.nowMs();
  const ahead = choose.int(3, 60) * hourMs;
  const days = choose.chance(0.3) ? 2 : 1;
  const payUnit = choose.pick(['day', 'hour', 'piece'] as const);
  const sessions = Array.from({ length: days }, (_, day) => {
    const startMs = nowMs + ahead + day * dayMs;
    return { startMs, endMs: startMs + 4 * hourMs };
  });
  return taskDraft(nowMs, {
    places: choose.int(1, 4),
    admission: choose.pick(['first-come', 'reviewed'] as const),
    payFen: choose.int(1_000, 40_000),
    payUnit,
    quantity: quantities[payUnit](days),
    signUpDeadlineMs: nowMs + Math.ceil(ahead * (0.3 + 0.7 * choose.fraction())),
    sessions,
    ...(choose.chance(0.1) && { description: doubtful }),
  });
};

/** Time passes, and the timer comes. */
const pass = (name: string, weight: number, most: number): Move => ({
  name,
  weight,
  async run(simulation) {
    await simulation.pass(simulation.choose.int(1, most));
    return undefined;
  },
});

export const moves: readonly Move[] = [
  pass('a minute passes', 4, minuteMs),
  pass('an hour passes', 3, 2 * hourMs),
  pass('a day passes', 1, dayMs),
  {
    name: 'create a task',
    weight: 1,
    run: (simulation) =>
      simulation.choose.pick(simulation.publishers).call('publishing/createTask', {
        task: draftOf(simulation),
        idempotencyKey: simulation.newKey(),
      }),
  },
  {
    name: 'create and open a task',
    weight: 8,
    async run(simulation) {
      const publisher = simulation.choose.pick(simulation.publishers);
      const idempotencyKey = simulation.newKey();
      const made = await publisher.call('publishing/createTask', {
        task: draftOf(simulation),
        idempotencyKey,
      });
      return made.ok ? publisher.call('publishing/openTask', { taskId: made.data.task.taskId }) : made;
    },
  },
  {
    name: 'open a task',
    weight: 8,
    async run(simulation) {
      const task = someTask(simulation, 'draft');
      return (
        task && publisherOf(simulation, task.publisherId)?.call('publishing/openTask', { taskId: task.id })
      );
    },
  },
  {
    name: 'change a task',
    weight: 3,
    async run(simulation) {
      const task = someTask(simulation, 'draft', 'in-review', 'open');
      if (!task) return undefined;
      const { choose } = simulation;
      const changes = choose.pick<object>([
        { places: choose.int(1, 30) },
        { signUpDeadlineMs: task.signUpDeadlineMs + choose.int(0, 3 * hourMs) },
        { title: '海边风筝节引导员' },
        { description: choose.pick([doubtful, '在步行街向行人派发开业传单，派完拍照。']) },
      ]);
      return publisherOf(simulation, task.publisherId)?.call('publishing/updateTask', {
        taskId: task.id,
        changes,
      });
    },
  },
  {
    name: 'change terms under those who signed up',
    weight: 3,
    async run(simulation) {
      const task = someTask(simulation, 'open');
      if (!task) return undefined;
      const { choose } = simulation;
      const later = choose.int(0, 2) * dayMs;
      const changes = choose.pick<object>([
        { payFen: choose.int(1_000, 40_000) },
        {
          sessions: task.sessions.map(({ startMs, endMs }) => ({
            startMs: startMs + later,
            endMs: endMs + later,
          })),
        },
        { placeName: '台东步行街北口' },
      ]);
      const { id: taskId, termsVersion } = task;
      return publisherOf(simulation, task.publisherId)?.call('publishing/changeTerms', {
        taskId,
        termsVersion,
        changes,
      });
    },
  },
  {
    name: 'answer to changed terms',
    weight: 6,
    async run(simulation) {
      const order = anyOf(
        simulation,
        simulation.documents.all(orders).filter(({ asked }) => asked),
      );
      if (!order?.asked) return undefined;
      const { termsVersion } = order.asked;
      const worker = actorOf(simulation, order.accountId);
      return simulation.choose.chance(0.6)
        ? worker?.call('orders/acceptTerms', { orderId: order.id, termsVersion })
        : worker?.call('orders/declineTerms', { orderId: order.id });
    },
  },
  {
    name: 'close a task',
    weight: 1,
    async run(simulation) {
      const task = someTask(simulation, 'open');
      return (
        task && publisherOf(simulation, task.publisherId)?.call('publishing/closeTask', { taskId: task.id })
      );
    },
  },
  {
    name: 'decide on a doubtful task',
    weight: 3,
    async run(simulation) {
      const task = someTask(simulation, 'in-review');
      if (!task?.review) return undefined;
      const { submittedAtMs } = task.review;
      return simulation.operator.call(
        'operations/reviewTask',
        simulation.choose.chance(0.7)
          ? { taskId: task.id, submittedAtMs, decision: 'approve' }
          : { taskId: task.id, submittedAtMs, decision: 'reject', reason: '请写明住宿费由谁承担' },
      );
    },
  },
  {
    name: 'sign up',
    weight: 24,
    async run(simulation) {
      const task = someTask(simulation, 'open');
      return (
        task &&
        simulation.choose.pick(simulation.workers).call('orders/signUp', {
          taskId: task.id,
          termsVersion: task.termsVersion,
          idempotencyKey: simulation.newKey(),
        })
      );
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
    name: 'a transfer comes in',
    weight: 24,
    async run(simulation) {
      const { choose, documents, operator } = simulation;
      const all = documents.all(fundings);
      const awaited = all.filter(({ status }) => status === 'awaiting');
      const funding = anyOf(simulation, choose.chance(0.1) ? all : awaited);
      if (!funding) return undefined;
      const isOdd = choose.chance(0.05);
      return operator.call('operations/confirmFunding', {
        reference: funding.id,
        amountFen: funding.amountFen + (isOdd ? choose.pick([-1, 1, 5_000]) : 0),
        // Now and then the same movement of the bank is told again.
        bankSerial: choose.chance(0.05) ? `S${funding.id}` : `S${simulation.newKey()}`,
        payerName: '青岛示例会展有限公司',
        payerAccount: '3700111122223333',
        payerBank: '示例银行市南支行',
        ...(isOdd && choose.chance(0.5) && { sendBack: true }),
      });
    },
  },
  {
    name: 'cancel a funding',
    weight: 1,
    async run(simulation) {
      const task = someTask(simulation, 'awaiting-funds', 'open');
      return (
        task &&
        publisherOf(simulation, task.publisherId)?.call('publishing/cancelFunding', { taskId: task.id })
      );
    },
  },
  {
    name: 'a refund is sent or comes back',
    weight: 4,
    async run(simulation) {
      const { choose, documents, operator } = simulation;
      const refund = anyOf(simulation, documents.all(refunds));
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
