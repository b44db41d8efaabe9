import { disputes } from '../../../shared/collections/disputes';
import { type Order, orders } from '../../../shared/collections/orders';
import { works } from '../../../shared/collections/works';
import { dayMs, hourMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import type { OrderStatus } from '../../../shared/domain/lifecycles/order-lifecycle';
import { fen } from '../../../shared/domain/money/money';
import type { Actor, TestSystem } from '../system/test-system';
import { anyTimeOn } from './task-draft';
import { openTask } from './tasks';

/** Puts an order where a test begins, past its lifecycle. */
function putOrder(system: TestSystem, orderId: string, changes: Partial<Order>): Promise<Order> {
  return system.ports.store.transact(async (tx) => {
    const order = await tx.get(orders, orderId);
    if (!order) throw new Error('no such order');
    const changed = { ...order, ...changes };
    tx.update(orders, changed);
    return changed;
  });
}

/** What stands at an order of each status beside it. */
function fieldsOf(status: OrderStatus, nowMs: number): Partial<Order> {
  const handedIn = { handedInAtMs: nowMs - hourMs, handedInQuantity: 1 };
  const fields: Readonly<Partial<Record<OrderStatus, Partial<Order>>>> = {
    'checked-in': { checkedInAtMs: nowMs - minuteMs },
    'handed-in': handedIn,
    returned: { ...handedIn, returns: 1 },
    accepted: { ...handedIn, acceptedQuantity: 0, pending: { payFen: fen(0), atMs: nowMs + dayMs } },
    disputed: handedIn,
    'no-show': { claimableUntilMs: nowMs + dayMs },
  };
  return {
    status,
    timeline: [
      { status: 'admitted', by: 'worker', atMs: nowMs - 2 * hourMs },
      { status, by: 'platform', atMs: nowMs - hourMs },
    ],
    ...fields[status],
  };
}

/** An order at work that goes on and whose hours are free, as it is in a status that somebody acts on. */
export async function workedOrder(
  system: TestSystem,
  publisher: Actor,
  sign: (taskId: string) => Promise<string>,
  status: OrderStatus,
  title = '正在进行的工作',
) {
  const nowMs = system.clock.nowMs();
  const startMs = nowMs - 30 * minuteMs;
  const sessions = [anyTimeOn(startMs)];
  const taskId = await openTask(system, publisher, {
    title,
    sessions,
    signUpDeadlineMs: nowMs + 20 * hourMs,
  });
  const orderId = await sign(taskId);
  const order = await putOrder(system, orderId, fieldsOf(status, nowMs));
  await putBeside(system, order, startMs);
  return { orderId, taskId, startMs, handedInAtMs: order.handedInAtMs ?? 0 };
}

/** What is kept of its check-in, or of both sides' statements. */
async function putBeside(system: TestSystem, order: Order, startMs: number): Promise<void> {
  const nowMs = system.clock.nowMs();
  const { id, taskId, accountId, publisherId, status } = order;
  await system.ports.store.transact(async (tx) => {
    if (status === 'checked-in')
      tx.create(works, {
        id,
        accountId,
        publisherId,
        attendances: [{ startMs, in: { atMs: nowMs - minuteMs, method: 'code' } }],
        updatedAtMs: nowMs,
      });
    if (status === 'disputed')
      tx.create(disputes, {
        id,
        taskId,
        accountId,
        publisherId,
        openedBy: 'worker',
        statements: (['worker', 'publisher'] as const).map((by) => ({
          by,
          text: '情况是这样的',
          pictures: [],
          atMs: nowMs,
        })),
        openedAtMs: nowMs,
      });
  });
}

/** Orders of a worker, one in each state that somebody acts on. */
export async function workedOrders(
  system: TestSystem,
  publisher: Actor,
  sign: (taskId: string) => Promise<string>,
) {
  const made = (title: string, status: OrderStatus) => workedOrder(system, publisher, sign, status, title);
  const begun = await made('正在进行的工作', 'admitted');
  const attended = await made('已经到岗的工作', 'checked-in');
  const handedIn = await made('等待验收的工作', 'handed-in');
  const part = await made('部分验收的工作', 'accepted');
  const disputed = await made('正在申诉的工作', 'disputed');
  const plain = ({ orderId, taskId, startMs }: typeof begun) => ({ orderId, taskId, startMs });
  return {
    begunOrder: plain(begun),
    attendedOrder: plain(attended),
    handedInOrder: { ...plain(handedIn), handedInAtMs: handedIn.handedInAtMs },
    partOrderId: part.orderId,
    disputedOrderId: disputed.orderId,
  };
}
