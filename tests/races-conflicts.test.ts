import { placesLeftOf } from '../shared/application/tasks/places/places-left';
import { tasks } from '../shared/collections/tasks';
import { randomIds } from '../shared/platforms/system/random-ids';
import { crowd } from './support/data/crowd';
import { openTask } from './support/data/tasks';
import { type ConflictTrueStore, conflictTrueStore } from './support/stores/conflict-true-store';
import { type VirtualClock, virtualClock } from './support/stores/virtual-clock';
import { type Actor, createTestSystem, newKey, type TestSystem } from './support/system/test-system';

let system: TestSystem;
let store: ConflictTrueStore;
let time: VirtualClock;
let zhao: Actor;

beforeAll(async () => {
  system = await createTestSystem({
    store: (clock) => {
      time = virtualClock(clock.nowMs());
      store = conflictTrueStore({ clock, time, ids: randomIds() });
      return store;
    },
  });
  zhao = await system.publisher('zhao');
});
afterAll(() => system.close());

interface Told {
  readonly code: string;
  readonly afterMs: number;
}

/** One call in the simulation: what was told, and how long it took. */
const timed = (who: Actor, action: string, input: object, fromMs = 0): Promise<Told> =>
  time.run(async () => {
    await time.sleep(fromMs);
    const startMs = time.nowMs();
    const { error } = await who.call(action, input);
    return { code: error?.code ?? 'ok', afterMs: time.nowMs() - startMs };
  });

/** Everybody signs up, `everyMs` after the one before. */
const signUps = (taskId: string, people: readonly Actor[], everyMs = 0): Promise<Told[]> =>
  Promise.all(
    people.map((who, at) =>
      timed(who, 'orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() }, at * everyMs),
    ),
  );

function tally(told: readonly Told[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of told) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** How long the given share of them took at most. */
const within = (told: readonly Told[], share: number): number =>
  told.map(({ afterMs }) => afterMs).sort((a, b) => a - b)[Math.ceil(told.length * share) - 1] ?? 0;

async function race(count: number, places: number, everyMs?: number) {
  const taskId = await openTask(system, zhao, { places });
  const people = await crowd(system, count);
  const told = await signUps(taskId, people, everyMs);
  const [left = -1] = await placesLeftOf(store, [taskId]);
  return { taskId, told, left };
}

test('1,000 people at once for 100 places: 100 are in, 900 are told that it is full, nobody is put off', async () => {
  const { told, left } = await race(1_000, 100);
  expect(tally(told)).toEqual({ ok: 100, TASK_FULL: 900 });
  expect(left).toBe(0);
  expect(within(told, 1)).toBeLessThan(10_000);
});

test('1,000 people at once for 1,000 places: all but one in a hundred are in', async () => {
  const { told, left } = await race(1_000, 1_000);
  const { ok = 0, BUSY = 0 } = tally(told);
  expect([ok + BUSY, left]).toEqual([1_000, BUSY]);
  expect(BUSY).toBeLessThanOrEqual(10);
});

test('200 sign-ups a second: 95 of 100 are done within a second', async () => {
  const { told, left } = await race(1_000, 1_000, 5);
  expect(tally(told)).toEqual({ ok: 1_000 });
  expect(left).toBe(0);
  expect(within(told, 0.95)).toBeLessThan(1_000);
});

test('a task that is closed while 100 sign up a second: it closes, and nobody gets in afterwards', async () => {
  const taskId = await openTask(system, zhao, { places: 900 });
  const people = await crowd(system, 200);
  const closing = timed(zhao, 'publishing/closeTask', { taskId }, 1_000);
  const told = await signUps(taskId, people, 10);
  expect((await closing).code).toBe('ok');
  const { ok = 0, TASK_CLOSED = 0 } = tally(told);
  expect(ok + TASK_CLOSED).toBe(200);
  const [late] = await signUps(taskId, await crowd(system, 1));
  expect(late?.code).toBe('TASK_CLOSED');
  expect(await placesLeftOf(store, [taskId])).toEqual([900 - ok]);
  expect(await store.get(tasks, taskId)).toMatchObject({ status: 'closed' });
});
