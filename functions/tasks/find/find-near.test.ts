import fc from 'fast-check';
import { tasks as collection } from '../../../shared/collections/tasks';
import { hourMs } from '../../../shared/domain/calendar/calendar';
import { distanceMetres, type Position } from '../../../shared/domain/geo/geo';
import { openTask, storeOpenTasks } from '../../../tests/support/data/tasks';
import { createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

type Row = { taskId: string; distanceMetres: number };
const centre = { longitude: 120.36, latitude: 36.08 };
/** A question near the centre, or near what the query says. */
function asked({ longitude, latitude, radiusMetres = 3_000, ...query }: Record<string, unknown>) {
  const near = {
    longitude: longitude ?? centre.longitude,
    latitude: latitude ?? centre.latitude,
    radiusMetres,
  };
  return { city: '370200', sort: 'nearest', near, ...query };
}
const nearby = (query: Record<string, unknown>) => system.stranger.get('tasks/find', asked(query));
const refusal = async (query: Record<string, unknown>) =>
  (await system.stranger.call('tasks/find', asked(query))).error;
const idsOf = (rows: Row[]) => rows.map(({ taskId }) => taskId);

async function all(query: Record<string, unknown>): Promise<Row[]> {
  const seen: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await nearby({ ...query, ...(cursor && { cursor }) });
    seen.push(...page.tasks);
    cursor = page.next;
  } while (cursor);
  return seen;
}

/** A position that many metres north and east, near enough. */
const moved = ({ longitude, latitude }: Position, north: number, east: number): Position => ({
  latitude: latitude + north / 111_195,
  longitude: longitude + east / (111_195 * Math.cos((latitude * Math.PI) / 180)),
});

async function storeAt(positions: readonly Position[]) {
  const stored = await storeOpenTasks(system, positions.length, (at) => positions[at] ?? centre);
  return {
    stored,
    async remove() {
      for (const { id } of stored) {
        await system.ports.store.transact(async (tx) => {
          const task = await tx.get(collection, id);
          const updatedAtMs = system.clock.nowMs();
          if (task)
            tx.update(collection, { ...task, status: 'closed', closedReason: 'publisher', updatedAtMs });
        });
      }
      system.clock.pass(3_000);
    },
  };
}

const away = fc.integer({ min: -20_000, max: 20_000 });
const close = fc.integer({ min: -2_500, max: 2_500 });
const offset = fc.oneof(fc.tuple(away, away), fc.tuple(close, close));
// Anywhere in China, and close to the borders of the cells, which are multiples of 2 km of latitude.
const anywhere = fc.record({
  longitude: fc.double({ min: 75, max: 134, noNaN: true }),
  latitude: fc.double({ min: 4, max: 53, noNaN: true }),
});
const atBorder = fc
  .tuple(fc.integer({ min: 20, max: 180 }), fc.integer({ min: -30, max: 30 }), anywhere)
  .map(([row, metres, { longitude }]) => ({
    longitude,
    latitude: (row * 32_000 + metres) / 111_194.926_644_558_73,
  }));

test('given tasks anywhere around, when searching, then it is what a look at every single one would give', async () => {
  const search = fc.record({
    from: fc.oneof(anywhere, atBorder),
    offsets: fc.array(offset, { maxLength: 80, size: 'max' }),
    radiusMetres: fc.oneof(
      fc.integer({ min: 100, max: 40_000 }),
      fc.constantFrom(1_000, 1_500, 1_999, 4_000, 6_000, 7_999, 16_000),
    ),
    limit: fc.integer({ min: 1, max: 50 }),
  });
  await fc.assert(
    fc.asyncProperty(search, async ({ from, offsets, radiusMetres, limit }) => {
      const { stored, remove } = await storeAt(offsets.map(([north, east]) => moved(from, north, east)));
      const expected = stored
        .map((task) => ({ taskId: task.id, distanceCm: Math.round(distanceMetres(from, task) * 100) }))
        .filter(({ distanceCm }) => distanceCm <= radiusMetres * 100)
        .sort((a, b) => a.distanceCm - b.distanceCm || (a.taskId < b.taskId ? -1 : 1));
      const found = await all({ ...from, radiusMetres, limit });
      expect(idsOf(found)).toEqual(expected.map(({ taskId }) => taskId));
      expect(found.map((row) => row.distanceMetres)).toEqual(
        expected.map(({ distanceCm }) => Math.round(distanceCm / 100)),
      );
      await remove();
    }),
    // On the clouds' stores each run takes a hundred calls; what they share is tried on memory.
    { numRuns: process.env.STORE === undefined ? 40 : 10 },
  );
});

test('given many tasks on one spot, when paging, then each comes once and the order is that of one large page', async () => {
  const { stored } = await storeAt(Array.from({ length: 40 }, (_, at) => moved(centre, 500 + (at % 4), 0)));
  const unpaged = (await nearby({ limit: 50 })).tasks;
  expect(unpaged).toHaveLength(stored.length);
  expect(await all({ limit: 7 })).toEqual(unpaged);
});

test('given a task exactly on the radius, when searching, then it is inside, and one metre less leaves it out', async () => {
  const [task] = (await storeAt([moved(centre, 900, 900)])).stored;
  const metres = Math.ceil(distanceMetres(centre, task ?? centre));
  expect((await nearby({ radiusMetres: metres })).tasks).toHaveLength(1);
  expect((await nearby({ radiusMetres: metres - 1 })).tasks).toHaveLength(0);
});

test('given filters and passed deadlines, when searching, then only open tasks that fit are found', async () => {
  const nowMs = system.clock.nowMs();
  const stored = await storeOpenTasks(system, 8, (at) => ({
    ...centre,
    payFen: at < 4 ? 100 : 900,
    payUnit: at % 2 === 0 ? 'hour' : 'day',
    signUpDeadlineMs: nowMs + (at === 6 ? hourMs : 2 * hourMs),
  }));
  const fitting = await nearby({ minPayFen: 500, payUnit: 'hour' });
  expect(idsOf(fitting.tasks).sort()).toEqual([stored[4]?.id, stored[6]?.id].sort());
  system.clock.pass(hourMs);
  expect(idsOf((await nearby({ minPayFen: 500, payUnit: 'hour' })).tasks)).toEqual([stored[4]?.id]);
});

test('given a task that is closed, when searching, then it is gone; open, it tells its distance', async () => {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao, moved(centre, 1_000, 0));
  const [found] = (await nearby({})).tasks;
  expect(found).toMatchObject({ taskId, placesLeft: 10, publisher: { name: '青岛晴天会展' } });
  expect(Math.abs(found.distanceMetres - 1_000)).toBeLessThanOrEqual(1);
  await zhao.get('publishing/closeTask', { taskId });
  system.clock.pass(3_000);
  expect((await nearby({})).tasks).toEqual([]);
});

test('given a cursor, when it comes with another query or by hand, then INVALID_INPUT; the order of fields is free', async () => {
  await storeAt(Array.from({ length: 5 }, (_, at) => moved(centre, at * 10, 0)));
  const { next } = await nearby({ limit: 2, payUnit: 'day' });
  for (const other of [{ radiusMetres: 2_999 }, { longitude: 120.361 }, { payUnit: 'hour' }]) {
    expect((await refusal({ payUnit: 'day', ...other, cursor: next }))?.code).toBe('INVALID_INPUT');
  }
  expect((await refusal({ cursor: 'forged' }))?.code).toBe('INVALID_INPUT');
  const { longitude, latitude } = centre;
  const near = { radiusMetres: 3_000, latitude, longitude };
  const turned = { cursor: next, payUnit: 'day', limit: 3, near, sort: 'nearest', city: '370200' };
  expect((await system.stranger.get('tasks/find', turned)).tasks).toHaveLength(3);
});

test.each([
  [{ radiusMetres: 99 }],
  [{ radiusMetres: 200_001 }],
  [{ radiusMetres: 500.5 }],
  [{ latitude: 2 }],
  [{ longitude: 200 }],
  [{ limit: 51 }],
  [{ town: '370200' }],
])('given the search %j, when it is sent, then INVALID_INPUT', async (query) => {
  expect((await refusal(query))?.code).toBe('INVALID_INPUT');
});

test.each(['CBD万达附近', 'cbd 万达附近', 'ＣＢＤ萬達附近'])(
  'given a place whose name is typed in another way (%s), then what is near it is found, and nothing else',
  async (text) => {
    const zhao = await system.publisher('zhao');
    const taskId = await openTask(system, zhao, { placeName: 'CBD万达广场' });
    await openTask(system, zhao, { placeName: '鳌山湾', longitude: 120.9, latitude: 36.5 });
    const page = await system.stranger.get('tasks/find', { city: '370200', sort: 'newest', text });
    expect(page).toMatchObject({ total: 1, tasks: [{ taskId }] });
  },
);
