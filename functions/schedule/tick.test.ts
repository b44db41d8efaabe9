import { deadlineId, fullLookMs } from '../../shared/application/deadlines/deadlines';
import { deadlines } from '../../shared/collections/deadlines';
import { notices } from '../../shared/collections/events';
import { leases } from '../../shared/collections/leases';
import { dayMs, hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import type { Store } from '../../shared/ports/store';
import { allEvents } from '../../tests/support/data/events';
import { openTask } from '../../tests/support/data/tasks';
import { callOver } from '../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
});
afterEach(() => system.close());

const tick = () => system.timer('tick');

async function somethingHappens(): Promise<void> {
  const taskId = await openTask(system, zhao);
  await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
}

/** Calls of the store in one tick, a transaction as one. */
async function callsOfTick(): Promise<string[]> {
  const { store } = system.ports;
  const calls: string[] = [];
  const counting: Store = {
    get: (from, id) => {
      calls.push(`get ${from.name}`);
      return store.get(from, id);
    },
    getMany: (from, ids, freshness) => {
      calls.push(`getMany ${from.name}`);
      return store.getMany(from, ids, freshness);
    },
    list: (from, index, where, page) => {
      calls.push(`list ${from.name}`);
      return store.list(from, index, where, page);
    },
    transact: (work) => {
      calls.push('transact');
      return store.transact(work);
    },
  };
  await callOver(system, { store: counting }).timer('tick');
  return calls;
}

test('given nothing to do, when the tick runs each minute, then it takes six requests', async () => {
  await somethingHappens();
  await tick();
  system.clock.pass(minuteMs);
  await tick();
  for (let minute = 0; minute < 3; minute += 1) {
    system.clock.pass(minuteMs);
    expect(await callsOfTick()).toEqual([
      'getMany consumerPositions',
      'get deadlineLooks',
      ...Array.from({ length: 4 }, () => 'list outbox'),
    ]);
  }
});

test('given nothing to do, when half an hour has passed, then it looks at every shard, once', async () => {
  await tick();
  system.clock.pass(fullLookMs - minuteMs);
  expect((await callsOfTick()).filter((call) => call === 'list deadlines')).toEqual([]);
  system.clock.pass(minuteMs);
  const calls = await callsOfTick();
  expect(calls.filter((call) => call === 'list deadlines')).toHaveLength(16);
  system.clock.pass(minuteMs);
  expect((await callsOfTick()).filter((call) => call === 'list deadlines')).toEqual([]);
});

test('given a deadline that is known, when its minute comes, then it is met though not all shards are looked at', async () => {
  const taskId = await openTask(system, zhao, { signUpDeadlineMs: system.clock.nowMs() + hourMs });
  system.clock.pass(hourMs - 2 * minuteMs);
  await tick();
  system.clock.pass(2 * minuteMs);
  const calls = await callsOfTick();
  expect(calls.filter((call) => call === 'list deadlines').length).toBeLessThan(16);
  expect(await system.ports.store.get(deadlines, deadlineId('task.expire', taskId))).toBeUndefined();
});

test('given a deadline that is set two minutes ahead, when its minute comes, then it is met', async () => {
  await tick();
  const taskId = await openTask(system, zhao, { signUpDeadlineMs: system.clock.nowMs() + 2 * minuteMs });
  for (let minute = 0; minute < 3; minute += 1) {
    expect(await system.ports.store.get(deadlines, deadlineId('task.expire', taskId))).toBeDefined();
    await tick();
    system.clock.pass(minuteMs);
  }
  await tick();
  expect(await system.ports.store.get(deadlines, deadlineId('task.expire', taskId))).toBeUndefined();
});

test('given an instance that is at it, when another ticks, then it leaves the work alone, until the first is gone', async () => {
  await somethingHappens();
  const { store, clock } = system.ports;
  const lease = { id: 'tick', holder: 'another', untilMs: clock.nowMs() + minuteMs };
  await store.transact(async (tx) => tx.create(leases, lease));
  expect(await tick()).toEqual({ events: 0, deadlines: 0 });
  system.clock.pass(minuteMs);
  expect(await tick()).toMatchObject({ events: 6 });
  expect(await store.get(leases, 'tick')).toMatchObject({ untilMs: 0 });
});

test('given a run whose time is over, when the next one comes, then it does what was left', async () => {
  for (let at = 0; at < 3; at += 1) await somethingHappens();
  const { clock } = system.ports;
  let looks = 0;
  // Time flies once the first events are handled.
  const nowMs = () => {
    looks += 1;
    return clock.nowMs() + (looks > 40 ? hourMs : 0);
  };
  const hurried = { ...clock, nowMs };
  await callOver(system, { clock: hurried }).timer('tick');
  const told = (await allEvents(system)).filter(({ type }) => type === 'order.admitted');
  system.clock.pass(2 * hourMs);
  await tick();
  const { items } = await system.ports.store.list(notices, 'account', [lin.accountId], { limit: 100 });
  const noticed = new Set(items.map(({ eventId }) => eventId));
  expect(told.every(({ id }) => noticed.has(id))).toBe(true);
});

test('given a clock that jumps back and forth, when the tick runs, then nothing is lost and nobody is told twice', async () => {
  const { clock } = system.ports;
  let offMs = 0;
  const odd = callOver(system, { clock: { ...clock, nowMs: () => clock.nowMs() + offMs } });
  for (const jump of [0, 40_000, -30_000, 9 * minuteMs, -9 * minuteMs, 0, dayMs, 0]) {
    offMs = jump;
    await somethingHappens();
    await odd.timer('tick');
    system.clock.pass(minuteMs);
  }
  offMs = 0;
  for (let minute = 0; minute < 6; minute += 1) {
    system.clock.pass(5 * minuteMs);
    await tick();
  }
  const told = (await allEvents(system)).filter(({ type }) => type === 'order.admitted');
  const { items } = await system.ports.store.list(notices, 'account', [lin.accountId], { limit: 100 });
  expect(items.map(({ eventId }) => eventId).sort()).toEqual(told.map(({ id }) => id).sort());
});
