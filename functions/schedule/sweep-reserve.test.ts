import { verifyLedger } from '../../shared/application/ledger/verify';
import { earn } from '../../shared/application/money/earn';
import { drawnFrom } from '../../shared/application/money/return-unused';
import type { Collection } from '../../shared/collections/collection';
import { deadlines } from '../../shared/collections/deadlines';
import { fundings, refunds, taskFunds } from '../../shared/collections/fundings';
import { publisherFunds, workerBooks } from '../../shared/collections/ledger';
import { type Order, orders } from '../../shared/collections/orders';
import { tasks } from '../../shared/collections/tasks';
import { hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { type Fen, fen } from '../../shared/domain/money/money';
import type { Transaction } from '../../shared/ports/store';
import { nextCrash } from '../../tests/support/crash-steps';
import { fundTask, openTask } from '../../tests/support/data/tasks';
import { crashingStore } from '../../tests/support/stores/crashing-store';
import { interruptedStore } from '../../tests/support/stores/interrupted-store';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';
import { sweepReserve } from './sweep-reserve';

/** One place for a day, with fee and taxes. */
const placeFen = 21_400;

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(async () => {
  expect((await verifyLedger(system.ports.store, system.clock.nowMs())).problems).toEqual([]);
  await system.close();
});

async function signUp(person: string, taskId: string): Promise<string> {
  const who = await system.signIn(person);
  const { order } = await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  return order.orderId;
}

/** An order comes to its end, with what it earned, past its lifecycle. */
const end = (orderId: string, payFen: Fen): Promise<void> =>
  system.ports.store.transact(async (tx) => {
    const order = await tx.get(orders, orderId);
    if (!order) throw new Error('no order');
    const paid = await earn(tx, order, { payFen, atMs: system.clock.nowMs() });
    tx.update(orders as Collection<Order>, { ...paid, status: 'refused' });
  });

const close = (taskId: string) => zhao.get('publishing/closeTask', { taskId });
async function passTime(): Promise<void> {
  for (let hour = 0; hour < 3; hour += 1) {
    system.clock.pass(hourMs + minuteMs);
    await system.timer('tick');
  }
}
const reserved = async (taskId: string) => (await system.ports.store.get(taskFunds, taskId))?.reservedFen;
const refundsOf = async (taskId: string) =>
  (await system.ports.store.list(refunds, 'task', [taskId], { limit: 100 })).items;
const returnedFen = async (taskId: string) =>
  (await refundsOf(taskId)).reduce((sum, { amountFen }) => sum + amountFen, 0);

test('given a closed task, when somebody still works for it, then its reserve stays; after the last one, what is left goes back', async () => {
  const taskId = await openTask(system, zhao, { places: 3 });
  const [one, other] = [await signUp('lin', taskId), await signUp('wang', taskId)];
  await close(taskId);
  await end(one, fen(20_000));
  await passTime();
  expect([await reserved(taskId), await refundsOf(taskId)]).toEqual([3 * placeFen, []]);
  await end(other, fen(5_000));
  await passTime();
  // One worked wholly, one for a quarter with fee and taxes in proportion, one place stayed empty.
  const drawnFen = placeFen + 5_350;
  expect(await drawnFrom(system.ports.store, taskId)).toBe(drawnFen);
  expect([await reserved(taskId), await returnedFen(taskId)]).toEqual([drawnFen, 3 * placeFen - drawnFen]);
  expect(await system.ports.store.get(deadlines, `reserve:${taskId}`)).toBeUndefined();
  const { earnedFen } =
    (await system.ports.store.get(workerBooks, (await system.signIn('lin')).accountId)) ?? {};
  expect(earnedFen).toBe(20_000);
});

test('given an order, when it earned, then it earns no second time, and never more than is reserved', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  const orderId = await signUp('lin', taskId);
  await expect(end(orderId, fen(20_001))).rejects.toThrow('no more than is reserved');
  await end(orderId, fen(0));
  await expect(end(orderId, fen(1))).rejects.toThrow('earns once');
  await close(taskId);
  await passTime();
  expect([await reserved(taskId), await returnedFen(taskId)]).toEqual([0, placeFen]);
});

test('given a task that was paid for twice, when it ends, then each payer gets their part, the last one first', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  system.clock.pass(1);
  await zhao.get('publishing/updateTask', { taskId, changes: { places: 4 } });
  await fundTask(system, taskId);
  const orderId = await signUp('lin', taskId);
  await close(taskId);
  await end(orderId, fen(10_000));
  await passTime();
  const back = await refundsOf(taskId);
  expect(back.map(({ amountFen }) => amountFen).sort((a, b) => b - a)).toEqual([3 * placeFen, placeFen / 2]);
  for (const { fundingId, amountFen } of back)
    expect(await system.ports.store.get(fundings, fundingId)).toMatchObject({ refundedFen: amountFen });
});

test('given a task whose deadline passes with nobody signed up, when the timer comes, then all of it goes back, once', async () => {
  const taskId = await openTask(system, zhao, { signUpDeadlineMs: system.clock.nowMs() + hourMs });
  await passTime();
  await passTime();
  expect([await reserved(taskId), await returnedFen(taskId)]).toEqual([0, 10 * placeFen]);
  expect(await system.ports.store.get(publisherFunds, zhao.accountId)).toMatchObject({ availableFen: 0 });
});

test('given a task that closes as what its new terms cost less goes back, then what its order needs stays', async () => {
  const taskId = await openTask(system, zhao, { places: 2 });
  await zhao.get('publishing/updateTask', { taskId, changes: { payFen: 10_000 } });
  const lin = await system.signIn('lin');
  await lin.get('orders/signUp', { taskId, termsVersion: 2, idempotencyKey: newKey() });
  const deadline = await system.ports.store.get(deadlines, `reserve:${taskId}`);
  if (!deadline) throw new Error('no deadline');
  const store = interruptedStore(system.ports.store, tasks, taskId, () => close(taskId));
  await sweepReserve({ ...system.ports, store, report: () => {}, untilMs: 0 }, deadline, async () => false);
  expect([await reserved(taskId), await refundsOf(taskId)]).toEqual([2 * placeFen, []]);
  await passTime();
  expect(await reserved(taskId)).toBe(2 * placeFen);
});

test('given a crash at each step of a sweep, when the timer comes again, then what is left went back exactly once', async () => {
  for (let at = 1; ; at = nextCrash(at)) {
    const taskId = await openTask(system, zhao, { places: 2 });
    await close(taskId);
    for (let run = 0; run < 2; run += 1) {
      system.clock.pass(5 * minuteMs + 1);
      await system.timer('tick');
    }
    system.clock.pass(11 * minuteMs);
    const store = crashingStore(system.ports.store, at);
    const context = { ...system.ports, store, report: () => {}, untilMs: 0 };
    const deadline = await system.ports.store.get(deadlines, `reserve:${taskId}`);
    if (!deadline) throw new Error('no deadline');
    const settle = async (tx: Transaction) => {
      if (await tx.get(deadlines, deadline.id)) tx.remove(deadlines, deadline.id);
      return true;
    };
    await sweepReserve(context, deadline, settle).catch(() => undefined);
    for (let run = 0; run < 3; run += 1) {
      system.clock.pass(11 * minuteMs);
      await system.timer('tick');
    }
    expect([at, await reserved(taskId), await returnedFen(taskId)]).toEqual([at, 0, 2 * placeFen]);
    expect(await system.ports.store.get(publisherFunds, zhao.accountId)).toMatchObject({ availableFen: 0 });
    zhao = await system.publisher('zhao');
    if (!store.hasCrashed()) break;
  }
});

test('given two timers at once, when a task is swept, then what is left went back exactly once', async () => {
  const taskId = await openTask(system, zhao, { places: 30 });
  await close(taskId);
  for (let run = 0; run < 4; run += 1) {
    system.clock.pass(11 * minuteMs);
    await Promise.all([system.timer('tick'), system.timer('tick')]);
  }
  expect([await reserved(taskId), await returnedFen(taskId)]).toEqual([0, 30 * placeFen]);
});
