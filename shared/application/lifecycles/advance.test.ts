import * as z from 'zod';
import { storedEvents } from '../../../tests/support/data/events';
import { onMemory } from '../../../tests/support/stores/on-memory';
import { collection } from '../../collections/collection';
import { count, id, moment } from '../../collections/fields';
import { groupPosts } from '../../collections/groups';
import { type Order, orders } from '../../collections/orders';
import { type Lifecycle, longestHistory, type Step } from '../../domain/lifecycles/lifecycle';
import type { orderLifecycle } from '../../domain/lifecycles/order-lifecycle';
import { costRates, orderCost } from '../../domain/money/cost';
import { fen } from '../../domain/money/money';
import { advance } from './advance';

const orderId = 'task000000000000:worker0000000000';
const sessions = [{ startMs: 100, endMs: 200 }];
const unborn = {
  id: orderId,
  taskId: 'task000000000000',
  accountId: 'worker0000000000',
  publisherId: 'publisher0000000',
  terms: {
    version: 1,
    title: '派发传单',
    payFen: fen(20_000),
    payUnit: 'day',
    settlementCycle: 'per-task',
    sessions,
    quantity: 1,
  },
  cost: { ...orderCost({ payFen: fen(20_000), quantity: 1 }, costRates[0]), rates: costRates[0].version },
  withdrawals: 0,
  returns: 0,
  rulesVersion: 1,
  piece: 0,
  createdAtMs: 1,
} as const;
type OrderEvent = keyof typeof orderLifecycle.transitions;

async function empty() {
  const { store } = await onMemory().empty();
  const take = (event: OrderEvent, step: Step, changes: Partial<Order> = {}) =>
    store.transact(async (tx) => {
      const order = await tx.get(orders, orderId);
      return advance(tx, orders, order ? { ...order, ...changes } : unborn, event, step);
    });
  const events = async () => (await storedEvents(store)).map(({ id: _, atMs: __, ...event }) => event);
  return { store, take, events, stored: () => store.get(orders, orderId) };
}
const [worker, publisher] = [{ by: 'worker', atMs: 5 } as const, { by: 'publisher', atMs: 7 } as const];
const facts = { orderId, taskId: unborn.taskId, title: '派发传单' };

test('given nothing, when the first step is taken, then the document is there and the other side is told', async () => {
  const { take, stored, events } = await empty();
  const applied = await take('apply', worker);
  expect(applied).toEqual({
    ...unborn,
    status: 'applied',
    timeline: [{ status: 'applied', by: 'worker', atMs: 5 }],
    updatedAtMs: 5,
  });
  expect(await stored()).toEqual(applied);
  expect(await events()).toEqual([{ type: 'order.applied', accountId: unborn.publisherId, facts }]);
});

test('given a document, when a step is taken, then it is written with what came with it, and told', async () => {
  const { take, stored, events } = await empty();
  const applied = await take('apply', worker);
  const refused = await take('refuse', { ...publisher, reason: '满员' }, { shareId: 'share00000000000' });
  expect(refused).toEqual({
    ...applied,
    shareId: 'share00000000000',
    status: 'refused',
    timeline: [...applied.timeline, { status: 'refused', by: 'publisher', reason: '满员', atMs: 7 }],
    updatedAtMs: 7,
  });
  expect(await stored()).toEqual(refused);
  expect(await events()).toContainEqual({ type: 'order.refused', accountId: unborn.accountId, facts });
});

test('given a step that may not be taken, then its code is answered and nothing is written', async () => {
  const { take, stored, events } = await empty();
  const applied = await take('apply', worker);
  await expect(take('apply', worker)).rejects.toMatchObject({ code: 'ALREADY_SIGNED_UP' });
  const late = { by: 'worker', atMs: 100 } as const;
  await expect(take('withdraw', late)).rejects.toMatchObject({ code: 'ORDER_NOT_WITHDRAWABLE' });
  await expect(take('admit', worker)).rejects.toThrow('order: admit is refused for its actor');
  expect(await stored()).toEqual(applied);
  expect(await events()).toHaveLength(1);
});

test('given a step without a code, when it may not be taken, then that is a defect', async () => {
  const { store } = await empty();
  const post = { id: 'p', clientId: 'c', groupId: 'g', taskId: 't', tries: 0, atMs: 0, expiresAtMs: 1e13 };
  const recall = store.transact(async (tx) =>
    advance(tx, groupPosts, post, 'recall', { by: 'service', atMs: 1 }),
  );
  await expect(recall).rejects.toThrow('group post: recall is refused for its status');
  expect(await store.get(groupPosts, 'p')).toBeUndefined();
});

test('given somebody who signs up and withdraws as often as they may, then each step is kept', async () => {
  const { take, stored } = await empty();
  for (let times = 0; times < 3; times += 1) {
    await take('apply', worker);
    await take('admit', publisher);
    await take('withdraw', worker);
  }
  expect(await stored()).toMatchObject({ status: 'withdrawn', withdrawals: 3 });
  expect((await stored())?.timeline).toHaveLength(9);
  await expect(take('apply', worker)).rejects.toMatchObject({ code: 'TOO_MANY_WITHDRAWALS' });
});

/** An order whose work is returned three times after three withdrawals: acceptance is its 21st step. */
const longLifecycle = {
  name: 'long',
  history: 'timeline',
  transitions: {
    apply: {
      from: ['initial', 'withdrawn'],
      to: 'applied',
      by: ['worker'],
      limit: { counter: 'withdrawals', below: 4 },
    },
    admit: { from: ['applied'], to: 'admitted', by: ['worker'] },
    withdraw: { from: ['admitted'], to: 'withdrawn', by: ['worker'], counts: { withdrawals: 1 } },
    start: { from: ['admitted'], to: 'working', by: ['worker'] },
    finish: { from: ['working'], to: 'finished', by: ['worker'] },
    submit: { from: ['finished', 'returned'], to: 'submitted', by: ['worker'] },
    return: {
      from: ['submitted'],
      to: 'returned',
      by: ['worker'],
      limit: { counter: 'returns', below: 3 },
      counts: { returns: 1 },
    },
    accept: { from: ['submitted'], to: 'accepted', by: ['worker'] },
  },
} as const satisfies Lifecycle<object, string, 'withdrawals' | 'returns'>;
const longOrders = collection(
  'longOrders',
  z.strictObject({
    id,
    status: z.string(),
    withdrawals: count,
    returns: count,
    timeline: z
      .array(z.strictObject({ status: z.string(), by: z.string(), atMs: moment }))
      .max(longestHistory(longLifecycle.transitions)),
    updatedAtMs: moment,
  }),
  { lifecycle: longLifecycle },
);

test('given three withdrawals and three returns, when the work is accepted, then its history has room for it', async () => {
  const { store } = await empty();
  const signUps = Array.from({ length: 3 }, () => ['apply', 'admit', 'withdraw'] as const).flat();
  const work = ['apply', 'admit', 'start', 'finish', 'submit'] as const;
  const returns = Array.from({ length: 3 }, () => ['return', 'submit'] as const).flat();
  for (const event of [...signUps, ...work, ...returns, 'accept'] as const) {
    await store.transact(async (tx) => {
      const doc = (await tx.get(longOrders, 'o')) ?? { id: 'o', withdrawals: 0, returns: 0 };
      advance(tx, longOrders, doc, event, worker);
    });
  }
  const order = await store.get(longOrders, 'o');
  expect(order).toMatchObject({ status: 'accepted', withdrawals: 3, returns: 3 });
  expect(order?.timeline).toHaveLength(21);
});
