import { taskPlaces } from '../shared/collections/tasks';
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

/** Everybody signs up, `everyMs` after the one before; what each was told, and how long it took them. */
async function signUps(taskId: string, people: readonly Actor[], everyMs = 0): Promise<Told[]> {
  return Promise.all(
    people.map((who, at) =>
      time.run(async () => {
        await time.sleep(at * everyMs);
        const startMs = time.nowMs();
        const { error } = await who.call('orders/signUp', { taskId, idempotencyKey: newKey() });
        return { code: error?.code ?? 'ok', afterMs: time.nowMs() - startMs };
      }),
    ),
  );
}

function tally(told: readonly Told[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of told) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

const slowest = (told: readonly Told[], share: number): number =>
  told.map(({ afterMs }) => afterMs).sort((a, b) => a - b)[Math.ceil(told.length * share) - 1] ?? 0;

test.each([
  [1000, 100, 0],
  [1000, 1000, 0],
  [1000, 1000, 5],
  [700, 1000, 8],
  [400, 1000, 16],
])('%i people for %i places, one every %i ms', async (count, places, everyMs) => {
  const taskId = await openTask(system, zhao, { places });
  const people = await crowd(system, count);
  const before = { ...store.counted };
  const t = performance.now();
  const told = await signUps(taskId, people, everyMs);
  console.log(JSON.stringify([count, places, everyMs, tally(told), slowest(told, 0.5), slowest(told, 0.95), slowest(told, 1), store.counted.sent - before.sent, store.counted.cancelled - before.cancelled, performance.now() - t]));
  expect(await store.get(taskPlaces, taskId)).toBeDefined();
});
