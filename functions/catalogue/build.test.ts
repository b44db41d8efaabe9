import { catalogueProgress, catalogueSnapshots } from '../../shared/collections/catalogue';
import { tasks } from '../../shared/collections/tasks';
import { dayMs, hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import type { LambdaPorts } from '../../shared/runtime/doors/on-lambda';
import { nextCrash } from '../../tests/support/crash-steps';
import { openTask, storeOpenTasks } from '../../tests/support/data/tasks';
import { crashingStore } from '../../tests/support/stores/crashing-store';
import { tapped } from '../../tests/support/stores/tapped';
import { callOver } from '../../tests/support/system/call-over';
import { type Actor, createTestSystem, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  await run();
});
afterEach(() => system.close());

const city = '370200';
const run = () => system.timer('build');
const snapshot = () => system.ports.store.get(catalogueSnapshots, city);
const key = (sequence: number) => `catalogue/${city}/${sequence}.gz`;
const keys = (sequence: number) => [`catalogue/${city}/${sequence}-text.gz`, key(sequence)];
/** The files of the first snapshots that are there. */
async function files(): Promise<string[]> {
  const possible = Array.from({ length: 12 }, (_, at) => keys(at + 1)).flat();
  const heads = await Promise.all(possible.map((each) => system.ports.files.head(each)));
  return possible.filter((_, at) => heads[at] !== undefined);
}
/** Asked of an instance that has nothing in memory. */
const totalElsewhere = async (ports: Partial<LambdaPorts> = {}) => {
  const elsewhere = callOver(system, { store: tapped(system.ports.store, {}), ...ports });
  return (await elsewhere.call(system.stranger, 'tasks/find', { city, sort: 'newest' })).data.total;
};
/** As many lists of tasks as somebody asks of the store who has nothing in memory. */
async function listsElsewhere(): Promise<number> {
  let lists = 0;
  const counted = tapped(system.ports.store, {
    before({ method, args }) {
      if (method === 'list' && args[0] === tasks) lists += 1;
    },
  });
  await callOver(system, { store: counted }).call(system.stranger, 'tasks/find', { city, sort: 'newest' });
  return lists;
}

test('given the first task of a city, then a snapshot is there at the next run; given a change, then after ten minutes, and not again while nothing changes', async () => {
  await openTask(system, zhao);
  expect(await run()).toEqual({ built: 1, waiting: 0 });
  expect(await snapshot()).toMatchObject({ sequence: 1, tasks: 1 });
  expect(await files()).toEqual(keys(1));
  system.clock.pass(minuteMs);
  await openTask(system, zhao, { places: 2 });
  expect(await run()).toEqual({ built: 0, waiting: 1 });
  system.clock.pass(10 * minuteMs);
  expect(await run()).toEqual({ built: 1, waiting: 0 });
  expect(await snapshot()).toMatchObject({ sequence: 2, tasks: 2 });
  system.clock.pass(hourMs);
  expect(await run()).toEqual({ built: 0, waiting: 0 });
  expect(await totalElsewhere()).toBe(2);
});

test('given 200 changes, then it does not wait; older files go, the one before stays', async () => {
  for (let round = 1; round <= 4; round += 1) {
    const progress = await system.ports.store.get(catalogueProgress, 'build');
    await system.ports.store.transact(async (tx) => {
      const read = await tx.get(catalogueProgress, 'build');
      const waiting = [{ cityCode: city, changes: 199, sinceMs: system.clock.nowMs() }];
      if (read && progress) tx.update(catalogueProgress, { ...read, waiting });
    });
    await openTask(system, zhao, { places: round });
    system.clock.pass(minuteMs);
    expect(await run()).toMatchObject({ built: 1 });
  }
  expect(await files()).toEqual([...keys(3), ...keys(4)]);
  expect(await totalElsewhere()).toBe(4);
});

test('given a snapshot and what came later, then both are found; after a day it is made of all that is open', async () => {
  const first = await openTask(system, zhao, { signUpDeadlineMs: system.clock.nowMs() + 3 * dayMs });
  system.clock.pass(10 * minuteMs);
  await run();
  const whole = (await snapshot())?.wholeAtMs;
  await openTask(system, zhao, { places: 2, signUpDeadlineMs: system.clock.nowMs() + 3 * dayMs });
  await zhao.get('publishing/closeTask', { taskId: first });
  expect(await totalElsewhere()).toBe(1);
  system.clock.pass(10 * minuteMs);
  await run();
  expect(await snapshot()).toMatchObject({ sequence: 2, tasks: 1, wholeAtMs: whole });
  system.clock.pass(dayMs);
  await openTask(system, await system.publisher('zhao'), { places: 3 });
  system.clock.pass(10 * minuteMs);
  await run();
  expect((await snapshot())?.wholeAtMs).toBeGreaterThan((whole ?? 0) + dayMs);
  expect(await totalElsewhere()).toBe(2);
});

test.each([
  ['missing', undefined],
  ['broken', Buffer.from('no gzip')],
])(
  'given a snapshot that is %s, then what is open is found all the same, and a new one is made',
  async (_how, bytes) => {
    await storeOpenTasks(system, 230, () => ({
      cityCode: city,
      signUpDeadlineMs: system.clock.nowMs() + dayMs,
    }));
    await openTask(system, zhao);
    system.clock.pass(11 * minuteMs);
    await run();
    expect(await snapshot()).toMatchObject({ sequence: 1, tasks: 231 });
    system.clock.pass(3_000);
    expect(await listsElsewhere()).toBe(2);
    const files = { ...system.ports.files, get: async () => bytes };
    expect(await totalElsewhere({ files })).toBe(231);
    expect(await snapshot()).toMatchObject({ sequence: 1, wantedAtMs: system.clock.nowMs() });
    expect(await run()).toMatchObject({ built: 1 });
    expect(await snapshot()).toMatchObject({ sequence: 2, tasks: 231 });
    expect(await snapshot()).not.toHaveProperty('wantedAtMs');
    system.clock.pass(3_000);
    expect(await listsElsewhere()).toBe(2);
  },
);

test('given a city that cannot be written, then the others are, and it is tried again', async () => {
  await openTask(system, zhao);
  await openTask(system, zhao, { cityCode: '310100', longitude: 121.47, latitude: 31.23 });
  system.clock.pass(10 * minuteMs);
  const failing = {
    ...system.ports.files,
    put: async (at: string, ...rest: [Uint8Array, 'application/gzip']) => {
      if (at.includes(city)) throw new Error('no room');
      return system.ports.files.put(at, ...rest);
    },
  };
  expect(await callOver(system, { files: failing }).timer('build')).toEqual({ built: 1, waiting: 1 });
  expect(await snapshot()).toBeUndefined();
  expect(await run()).toEqual({ built: 1, waiting: 0 });
});

test('given a crash at each step, then nothing is lost, and the next run makes it good', async () => {
  let at = 1;
  for (; ; at = nextCrash(at)) {
    await openTask(system, await system.publisher('zhao'), { places: at });
    system.clock.pass(10 * minuteMs);
    const store = crashingStore(system.ports.store, at);
    await callOver(system, { store })
      .timer('build')
      .catch(() => undefined);
    const expected = await openTotal();
    expect(await totalElsewhere()).toBe(expected);
    if (!store.hasCrashed()) break;
    system.clock.pass(minuteMs);
    await run();
    expect(await snapshot()).toMatchObject({ tasks: expected });
    expect((await files()).length).toBeLessThanOrEqual(4);
  }
  expect(at).toBeGreaterThan(5);
});

async function openTotal(): Promise<number> {
  const { items } = await system.ports.store.list(tasks, 'changed', [city, 'open'], { limit: 100 });
  return items.filter(({ signUpDeadlineMs }) => signUpDeadlineMs > system.clock.nowMs()).length;
}
