import { orderIdOf } from '../../../shared/application/orders/order-id';
import { outbox } from '../../../shared/collections/events';
import { idempotencyRecords } from '../../../shared/collections/idempotency';
import { orders } from '../../../shared/collections/orders';
import { taskPlaces } from '../../../shared/collections/tasks';
import { dayMs } from '../../../shared/domain/calendar/calendar';
import { orderNumberOf } from '../../../shared/domain/orders/order-number';
import { eventsFor } from '../../../tests/support/data/events';
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
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
});
afterEach(() => system.close());

const signUp = (who: Actor, taskId: string, idempotencyKey = newKey()) =>
  who.call('orders/signUp', { taskId, termsVersion: 1, idempotencyKey });

const placesOf = (taskId: string) => system.ports.store.get(taskPlaces, taskId);

test('given a first-come task, when somebody signs up, then they are admitted, on the terms of that moment', async () => {
  const taskId = await openTask(system, zhao, { places: 2 });
  const { data } = await signUp(lin, taskId);
  const orderId = orderIdOf(system.ports, taskId, lin.accountId);
  const atMs = system.clock.nowMs();
  expect(data).toEqual({
    order: {
      orderId,
      number: orderNumberOf(orderId),
      taskId,
      status: 'admitted',
      title: '台东步行街传单派发',
      pay: { amountFen: 20_000, unit: 'day' },
      settlementCycle: 'per-task',
      sessions: [{ startMs: atMs + 4 * dayMs, endMs: atMs + 5 * dayMs }],
      nextSession: { startMs: atMs + 4 * dayMs, endMs: atMs + 5 * dayMs },
      quantity: 1,
      totalFen: 20_000,
      createdAtMs: atMs,
      withdrawable: true,
      handInFromMs: atMs + 4 * dayMs,
      returns: 0,
      rulesVersion: 1,
      timeline: [{ status: 'admitted', by: 'worker', atMs }],
      may: ['withdraw'],
    },
  });
  const stored = await system.ports.store.get(orders, orderId);
  expect(stored).toMatchObject({ accountId: lin.accountId, publisherId: zhao.accountId, withdrawals: 0 });
  expect(stored?.terms).toMatchObject({ version: 1, payFen: 20_000 });
  expect(await placesOf(taskId)).toMatchObject({ open: 1, left: 1, signUps: 1 });
  expect(await eventsFor(system, orderId)).toMatchObject([
    { type: 'order.admitted', accountId: lin.accountId },
  ]);
});

test('given a reviewed task, when somebody signs up, then they wait, no place is taken, the publisher is told', async () => {
  const taskId = await openTask(system, zhao, { admission: 'reviewed', places: 1 });
  const { data } = await signUp(lin, taskId);
  expect(data.order).toMatchObject({ status: 'applied', withdrawable: true });
  expect(await placesOf(taskId)).toMatchObject({ left: 1, signUps: 1 });
  const told = await eventsFor(system, data.order.orderId);
  expect(told).toMatchObject([{ type: 'order.applied', accountId: zhao.accountId }]);
  const li = await system.signIn('li');
  expect((await signUp(li, taskId)).data.order.status).toBe('applied');
});

test('given twelve people and five places, when they sign up at once, then exactly five are admitted', async () => {
  const taskId = await openTask(system, zhao, { places: 5 });
  const people = await Promise.all(Array.from({ length: 12 }, (_, at) => system.signIn(`crowd-${at}`)));
  const answers = await Promise.all(people.map((person) => signUp(person, taskId)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
  const refused = answers.filter(({ ok }) => !ok).map(({ error }) => error?.code);
  expect(refused).toEqual(Array.from({ length: 7 }, () => 'TASK_FULL'));
  expect(await placesOf(taskId)).toMatchObject({ left: 0, signUps: 5 });
  const stored = await Promise.all(
    people.map(({ accountId }) => system.ports.store.get(orders, orderIdOf(system.ports, taskId, accountId))),
  );
  expect(stored.filter((order) => order)).toHaveLength(5);
});

describe('given an idempotency key', () => {
  test('when the same call comes again, then it answers the same and takes no second place', async () => {
    const taskId = await openTask(system, zhao);
    const key = newKey();
    const first = await signUp(lin, taskId, key);
    system.clock.pass(1_000);
    expect((await signUp(lin, taskId, key)).data).toEqual(first.data);
    expect(await placesOf(taskId)).toMatchObject({ left: 9, signUps: 1 });
    expect(await eventsFor(system, first.data.order.orderId)).toHaveLength(1);
  });

  test('when it comes five times at once, then all answers are the same', async () => {
    const taskId = await openTask(system, zhao);
    const key = newKey();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => signUp(lin, taskId, key)));
    for (const { data } of answers) expect(data).toEqual(answers[0]?.data);
    expect(answers[0]?.ok).toBe(true);
    expect(await placesOf(taskId)).toMatchObject({ left: 9, signUps: 1 });
  });

  test('when it comes again after the last place, the deadline and the close, then it still answers the same', async () => {
    const taskId = await openTask(system, zhao, { places: 1 });
    const key = newKey();
    const first = await signUp(lin, taskId, key);
    expect((await signUp(lin, taskId, key)).data).toEqual(first.data);
    await zhao.get('publishing/closeTask', { taskId });
    expect((await signUp(lin, taskId, key)).data).toEqual(first.data);
  });

  test('when it comes again after the deadline, then it still answers the same', async () => {
    const nowMs = system.clock.nowMs();
    const taskId = await openTask(system, zhao, { signUpDeadlineMs: nowMs + 60_000 });
    const key = newKey();
    const first = await signUp(lin, taskId, key);
    system.clock.pass(60_000);
    expect((await signUp(lin, taskId, key)).data).toEqual(first.data);
  });

  test('when it comes again after the person withdrew, then they are not signed up anew', async () => {
    const taskId = await openTask(system, zhao);
    const key = newKey();
    const { data } = await signUp(lin, taskId, key);
    await lin.get('orders/withdraw', { orderId: data.order.orderId });
    const late = await signUp(lin, taskId, key);
    expect(late.data.order.status).toBe('withdrawn');
    expect(await placesOf(taskId)).toMatchObject({ left: 10, signUps: 0 });
  });

  test('when it comes for another task, then IDEMPOTENCY_KEY_REUSED and no second order', async () => {
    const [one, other] = [await openTask(system, zhao), await openTask(system, zhao)];
    const key = newKey();
    await signUp(lin, one, key);
    expect(await signUp(lin, other, key)).toMatchObject({
      status: 409,
      error: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(
      await system.ports.store.get(orders, orderIdOf(system.ports, other, lin.accountId)),
    ).toBeUndefined();
    expect(await placesOf(other)).toMatchObject({ left: 10, signUps: 0 });
  });

  test('when another person uses the same one, then it is theirs alone', async () => {
    const taskId = await openTask(system, zhao);
    const key = newKey();
    const li = await system.signIn('li');
    await signUp(lin, taskId, key);
    expect((await signUp(li, taskId, key)).data.order.orderId).toBe(
      orderIdOf(system.ports, taskId, li.accountId),
    );
  });

  test('when the first call was refused, then nothing is kept and the next one may succeed', async () => {
    const taskId = await openTask(system, zhao, { places: 1 });
    const li = await system.signIn('li');
    const taken = await signUp(li, taskId);
    const key = newKey();
    expect((await signUp(lin, taskId, key)).error?.code).toBe('TASK_FULL');
    const recordId = `${lin.accountId}:orders.signUp:${key}`;
    expect(await system.ports.store.get(idempotencyRecords, recordId)).toBeUndefined();
    await li.get('orders/withdraw', { orderId: taken.data.order.orderId });
    expect((await signUp(lin, taskId, key)).data.order.status).toBe('admitted');
  });
});

test('given events, when they are read, then nothing personal is in them', async () => {
  const taskId = await openTask(system, zhao);
  const { data } = await signUp(lin, taskId);
  const [event] = await eventsFor(system, data.order.orderId);
  expect(Object.keys(event?.facts ?? {}).sort()).toEqual(['orderId', 'taskId', 'title']);
  expect(outbox.personal).toEqual([]);
});
