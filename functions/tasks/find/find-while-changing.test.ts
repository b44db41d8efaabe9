import { tasks } from '../../../shared/collections/tasks';
import { hourMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { fundTask, openTask, storeOpenTasks } from '../../../tests/support/data/tasks';
import { tapped } from '../../../tests/support/stores/tapped';
import { callOver } from '../../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';
import { recentPlacesLeft } from './recent-places';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const city = '370200';
const find = (query: object = {}) => system.stranger.get('tasks/find', { city, sort: 'newest', ...query });
/** So long until everybody has heard. */
const heard = () => system.clock.pass(3_000);

test('given a clock that ran ahead and is set back, then what opens is seen all the same', async () => {
  await openTask(system, zhao, { places: 3 });
  system.clock.pass(hourMs);
  expect((await find()).total).toBe(1);
  system.clock.pass(1 - hourMs);
  await openTask(system, zhao, { places: 4 });
  heard();
  expect((await find()).total).toBe(2);
  expect((await find()).tasks[0]).toMatchObject({ placesLeft: 4 });
});

test('given a clock that ran ahead, then places that are taken after it is set back are seen', async () => {
  const taskId = await openTask(system, zhao, { places: 3 });
  const lin = await system.signIn('lin');
  system.clock.pass(hourMs);
  expect((await find()).tasks[0]).toMatchObject({ placesLeft: 3 });
  system.clock.pass(-hourMs);
  await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  expect((await find()).tasks[0]).toMatchObject({ placesLeft: 2 });
});

test('given a task that was opened by a clock ahead, when it is changed and closed by one behind, then that is seen', async () => {
  system.clock.pass(2_000);
  const taskId = await openTask(system, zhao);
  expect((await find()).total).toBe(1);
  system.clock.pass(-1_000);
  await zhao.get('publishing/updateTask', { taskId, changes: { payFen: 99_900 } });
  await fundTask(system, taskId);
  system.clock.pass(1_000);
  heard();
  expect((await find()).tasks[0].pay.amountFen).toBe(99_900);
  system.clock.pass(-minuteMs);
  await zhao.get('publishing/closeTask', { taskId });
  system.clock.pass(minuteMs);
  heard();
  expect((await find()).total).toBe(0);
});

test('given tasks that change while a city is read from the store page by page, then each stands in it once', async () => {
  const stored = await storeOpenTasks(system, 130);
  const changed = stored.slice(0, 2);
  let isFirst = true;
  const store = tapped(system.ports.store, {
    async after({ method, args }) {
      if (method !== 'list' || args[0] !== tasks || !isFirst) return;
      isFirst = false;
      const updatedAtMs = system.clock.nowMs() + 1;
      await system.ports.store.transact(async (tx) => {
        const read = await Promise.all(changed.map(({ id }) => tx.get(tasks, id)));
        for (const task of read) if (task) tx.update(tasks, { ...task, updatedAtMs });
      });
    },
  });
  const elsewhere = callOver(system, { store });
  const { data } = await elsewhere.call(system.stranger, 'tasks/find', { city, sort: 'newest' });
  expect(isFirst).toBe(false);
  expect(data.total).toBe(130);
});

test('given so many remembered places that all are forgotten, then an answer still has those it knew', async () => {
  const [first, second] = await storeOpenTasks(system, 2);
  if (!first || !second) throw new Error('no tasks');
  const ports = { ...system.ports, store: tapped(system.ports.store, {}) };
  await recentPlacesLeft(ports, [first]);
  for (let at = 0; at < 101; at += 1)
    await recentPlacesLeft(
      ports,
      Array.from({ length: 100 }, (_, each) => ({ id: `none${at}${each}` })),
    );
  await recentPlacesLeft(ports, [first]);
  await recentPlacesLeft(
    ports,
    Array.from({ length: 10_000 }, (_, each) => ({ id: `other${each}` })),
  );
  expect(await recentPlacesLeft(ports, [first, second])).toEqual([first.places, second.places]);
});

test('given a text that says tomorrow, when midnight passes between two pages, then the second goes on with the same day', async () => {
  const text = '明天';
  const dayMs = 24 * hourMs;
  const nowMs = system.clock.nowMs();
  const midnightMs = Math.ceil((nowMs + 8 * hourMs) / dayMs) * dayMs - 8 * hourMs;
  const startMs = midnightMs + 9 * hourMs;
  await storeOpenTasks(system, 3, () => ({
    sessions: [{ startMs, endMs: startMs + hourMs }],
    signUpDeadlineMs: startMs - hourMs,
  }));
  system.clock.pass(midnightMs - nowMs - 1_000);
  const page = await find({ text, limit: 2 });
  expect(page.total).toBe(3);
  system.clock.pass(2_000);
  const next = await find({ text, limit: 2, cursor: page.next });
  expect(next).toMatchObject({ total: 3, tasks: [{}] });
  expect((await find({ text })).total).toBe(0);
});

test.each([[[-1, null, null]], [[9e15, null, null]], [[0, null, [1e308, -1e308]]]])(
  'given a forged cursor that fixes %j, then it is refused',
  async (fixed) => {
    await storeOpenTasks(system, 2);
    const { next } = await find({ limit: 1 });
    const parts = JSON.parse(Buffer.from(next, 'base64url').toString());
    const cursor = Buffer.from(JSON.stringify([...parts.slice(0, 4), ...fixed])).toString('base64url');
    const refused = await system.stranger.call('tasks/find', { city, sort: 'newest', limit: 1, cursor });
    expect(refused.error?.code).toBe('INVALID_INPUT');
  },
);
