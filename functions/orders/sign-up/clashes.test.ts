import { orders } from '../../../shared/collections/orders';
import { schedules } from '../../../shared/collections/schedules';
import type { TaskDraftInput } from '../../../shared/contract/publishing';
import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';
import { maxHeldOrders } from '../../../shared/domain/orders/limits';
import { placesOf } from '../../../tests/support/data/places-of';
import { anyTimeOn } from '../../../tests/support/data/task-draft';
import { openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
let nowMs: number;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
  nowMs = system.clock.nowMs();
});
afterEach(() => system.close());

/** So many hours of work, from so many hours after the fourth day from now. */
const session = (fromHours: number, hours: number) => {
  const startMs = nowMs + 4 * dayMs + fromHours * hourMs;
  return { startMs, endMs: startMs + hours * hourMs };
};
const open = (sessions: TaskDraftInput['sessions'], changes: Partial<TaskDraftInput> = {}) =>
  openTask(system, zhao, { sessions, ...changes });
const signUp = (taskId: string, who = lin) =>
  who.call('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
const heldBy = async (who = lin) => (await system.ports.store.get(schedules, who.accountId))?.held ?? [];

describe('given somebody with work ahead', () => {
  let orderId: string;
  beforeEach(async () => {
    const { data } = await signUp(await open([session(0, 8), session(24, 8)], { title: '台东夜市促销导购' }));
    orderId = data.order.orderId;
  });

  test('when they sign up for work at the same hours, then ORDER_CLASHES says with which, and nothing is taken', async () => {
    const taskId = await open([session(-10, 2), session(31, 4)]);
    expect(await signUp(taskId)).toMatchObject({
      status: 409,
      error: {
        code: 'ORDER_CLASHES',
        details: { orderId, title: '台东夜市促销导购', session: session(24, 8) },
        retryable: false,
      },
    });
    expect(await placesOf(system.ports.store, taskId)).toMatchObject({ left: 10, signUps: 0 });
    expect((await signUp(taskId, await system.signIn('wang'))).ok).toBe(true);
    expect(await heldBy()).toHaveLength(1);
  });

  test('when the other work begins as theirs ends, or leaves the hours to them, then they may do both', async () => {
    expect((await signUp(await open([session(8, 4)]))).ok).toBe(true);
    expect((await signUp(await open([anyTimeOn(session(0, 1).startMs)]))).ok).toBe(true);
    expect(await heldBy()).toHaveLength(2);
  });

  test('when they withdraw, then the time is free again, also for the same task', async () => {
    const taskId = await open([session(0, 8)]);
    await lin.get('orders/withdraw', { orderId });
    expect(await heldBy()).toEqual([]);
    expect((await signUp(taskId)).ok).toBe(true);
    const first = await system.ports.store.get(orders, orderId);
    expect((await signUp(first?.taskId ?? '')).error?.code).toBe('ORDER_CLASHES');
  });

  test('when they sign up for the same task again, then they hear that, and not of a clash', async () => {
    const first = await system.ports.store.get(orders, orderId);
    expect((await signUp(first?.taskId ?? '')).error?.code).toBe('ALREADY_SIGNED_UP');
  });

  test('when that work is over, then it is no longer kept', async () => {
    system.clock.pass(7 * dayMs);
    [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
    nowMs = system.clock.nowMs();
    expect((await signUp(await open([session(0, 8)]))).ok).toBe(true);
    expect(await heldBy()).toHaveLength(1);
  });
});

test('given somebody who waits for a publisher, when they are refused, then the time is free again', async () => {
  const { data } = await signUp(await open([session(0, 8)], { admission: 'reviewed' }));
  const taskId = await open([session(4, 8)]);
  expect((await signUp(taskId)).error?.code).toBe('ORDER_CLASHES');
  await zhao.get('publishing/refuse', { orderId: data.order.orderId, reason: '人数已经够了' });
  expect((await signUp(taskId)).ok).toBe(true);
});

test('given somebody who waits, when they are admitted, then the time stays theirs to give', async () => {
  const { data } = await signUp(await open([session(0, 8)], { admission: 'reviewed' }));
  await zhao.get('publishing/admit', { orderId: data.order.orderId });
  expect((await signUp(await open([session(4, 8)]))).error?.code).toBe('ORDER_CLASHES');
});

test('given tasks at the same hours, when one person signs up for all at once, then exactly one order stands', async () => {
  const taskIds = await Promise.all([0, 1, 2, 3, 4].map((hours) => open([session(hours, 8)])));
  const answers = await Promise.all(taskIds.map((taskId) => signUp(taskId)));
  const codes = answers.map(({ ok, error }) => (ok ? 'ok' : error?.code)).sort();
  expect(codes).toEqual([...Array.from({ length: 4 }, () => 'ORDER_CLASHES'), 'ok']);
  const taken = await Promise.all(taskIds.map((taskId) => placesOf(system.ports.store, taskId)));
  expect(taken.map(({ signUps }) => signUps).sort()).toEqual([0, 0, 0, 0, 1]);
  expect(await heldBy()).toHaveLength(1);
});

test('given a person who withdraws while they sign up elsewhere, when all is done, then what is held is what stands', async () => {
  const first = await signUp(await open([session(0, 8)]));
  const taskId = await open([session(4, 8)]);
  const [, second] = await Promise.all([
    lin.call('orders/withdraw', { orderId: first.data.order.orderId }),
    signUp(taskId),
  ]);
  expect(await heldBy()).toHaveLength(second.ok ? 1 : 0);
});

test('given as many orders as one person may have ahead, when they sign up once more, then TOO_MANY_ORDERS', async () => {
  const held = Array.from({ length: maxHeldOrders }, (_, at) => ({
    orderId: `order${at}`,
    title: '台东夜市促销导购',
    sessions: [session(100 + 2 * at, 1)],
  }));
  await system.ports.store.transact(async (tx) => tx.create(schedules, { id: lin.accountId, held }));
  expect((await signUp(await open([session(0, 8)]))).error?.code).toBe('TOO_MANY_ORDERS');
  expect((await signUp(await open([anyTimeOn(session(0, 1).startMs)]))).ok).toBe(true);
});
