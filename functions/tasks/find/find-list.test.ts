import fc from 'fast-check';
import type { Task } from '../../../shared/collections/tasks';
import { hourMs } from '../../../shared/domain/calendar/calendar';
import { payUnits } from '../../../shared/domain/money/pay-units';
import { settlementCycles } from '../../../shared/domain/money/settlement-cycles';
import { taskTypes } from '../../../shared/domain/tasks/task-types';
import { draftTask, openTask, storeOpenTasks } from '../../../tests/support/data/tasks';
import { createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const city = '370200';
type Row = { taskId: string };
/** So long until everybody has heard. */
const heard = () => system.clock.pass(3_000);
const list = (query: object) => system.stranger.get('tasks/find', { city, sort: 'newest', ...query });
const refusal = async (query: object) =>
  (await system.stranger.call('tasks/find', { city, sort: 'newest', ...query })).error;
const idsOf = ({ tasks }: { tasks: Row[] }) => tasks.map(({ taskId }) => taskId);

async function all(query: object): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...query, ...(cursor && { cursor }) });
    seen.push(...idsOf(page));
    cursor = page.next;
  } while (cursor);
  return seen;
}

const ids = (tasks: readonly Task[]) => tasks.map(({ id }) => id);
const by = (value: (task: Task) => number) => (a: Task, b: Task) =>
  value(a) - value(b) || (a.id < b.id ? -1 : 1);

test('given an open task, when a stranger looks, then its card tells all that is public and nothing more', async () => {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao);
  const { tasks } = await list({});
  const nowMs = system.clock.nowMs();
  expect(tasks).toMatchObject([
    {
      taskId,
      status: 'open',
      publisher: { name: '青岛晴天会展', verification: 'person' },
      place: { cityCode: city, name: '台东步行街', longitude: 120.355, latitude: 36.084 },
      pay: { amountFen: 20_000, unit: 'day' },
      places: 10,
      placesLeft: 10,
      publishedAtMs: nowMs,
    },
  ]);
  expect(tasks[0].place.cityName).toContain('青岛');
  const withoutPublishers = tasks.map((task: object) => ({ ...task, publisher: {} }));
  expect(JSON.stringify(withoutPublishers)).not.toContain(zhao.accountId);
});

test('given tasks of every kind, when sorted by newest, pay and deadline, then the order is right', async () => {
  const nowMs = system.clock.nowMs();
  const stored = await storeOpenTasks(system, 9, (at) => ({
    payFen: [300, 100, 200][at % 3] ?? 0,
    signUpDeadlineMs: nowMs + hourMs * (1 + ((at * 4) % 9)),
  }));
  expect(idsOf(await list({ sort: 'newest' }))).toEqual(ids(stored.toReversed()));
  expect(idsOf(await list({ sort: 'pay' }))).toEqual(ids(stored.toSorted(by((task) => -task.payFen))));
  expect(idsOf(await list({ sort: 'deadline' }))).toEqual(
    ids(stored.toSorted(by((task) => task.signUpDeadlineMs))),
  );
});

test('given tasks of every kind, when filtered, then exactly those that fit come, in every sort', async () => {
  const stored = await storeOpenTasks(system, 48, (at) => ({
    type: taskTypes[at % 3] ?? 'other',
    quantity: 1,
    payUnit: payUnits[at % 4] ?? 'day',
    settlementCycle: settlementCycles[Math.floor(at / 4) % 4] ?? 'daily',
    payFen: 1_000 + at,
    cityCode: at % 8 === 7 ? '110100' : city,
  }));
  const filters: [object, (task: Task) => boolean][] = [
    [{ types: ['sales', 'events'] }, ({ type }) => type === 'sales' || type === 'events'],
    [{ payUnit: 'piece' }, (task) => task.payUnit === 'piece'],
    [
      { cycles: ['weekly', 'daily'] },
      ({ settlementCycle }) => settlementCycle === 'weekly' || settlementCycle === 'daily',
    ],
    [{ minPayFen: 1_020, payUnit: 'day' }, (task) => task.payUnit === 'day' && task.payFen >= 1_020],
    [
      { types: ['events'], payUnit: 'hour', minPayFen: 1_001, cycles: ['per-task'] },
      ({ type, payUnit, payFen, settlementCycle }) =>
        type === 'events' && payUnit === 'hour' && payFen >= 1_001 && settlementCycle === 'per-task',
    ],
  ];
  for (const [filter, fits] of filters) {
    const expected = ids(stored.filter((task) => task.cityCode === city && fits(task))).sort();
    for (const sort of ['newest', 'pay', 'deadline']) {
      expect((await all({ ...filter, sort, limit: 5 })).sort()).toEqual(expected);
    }
  }
});

test('given more than sixty tasks, when paging in any sort with any page size, then each comes once, in order', async () => {
  const stored = await storeOpenTasks(system, 65, (at) => ({
    payFen: 100 + (at % 7),
    publishedAtMs: system.clock.nowMs() + Math.floor(at / 3),
    type: at % 2 === 0 ? 'sales' : 'other',
  }));
  const expected = {
    newest: stored.toSorted(by((task) => -(task.publishedAtMs ?? 0))),
    pay: stored.toSorted(by((task) => -task.payFen)),
    deadline: stored.toSorted(by((task) => task.signUpDeadlineMs)),
  };
  const query = fc.record({
    sort: fc.constantFrom('newest', 'pay', 'deadline'),
    limit: fc.integer({ min: 1, max: 50 }),
    type: fc.constantFrom('sales', undefined),
  });
  await fc.assert(
    fc.asyncProperty(query, async ({ sort, limit, type }) => {
      const fitting = expected[sort].filter((task) => type === undefined || task.type === type);
      expect(await all({ sort, limit, ...(type && { types: [type] }) })).toEqual(ids(fitting));
    }),
    { numRuns: 12 },
  );
});

test('given a page, when a task opens before the next one, then the others neither repeat nor vanish', async () => {
  const zhao = await system.publisher('zhao');
  const old = await storeOpenTasks(system, 6);
  const first = await list({ limit: 3 });
  system.clock.pass(1_000);
  await openTask(system, zhao);
  heard();
  const rest = await list({ limit: 10, cursor: first.next });
  expect([...idsOf(first), ...idsOf(rest)]).toEqual(ids(old.toReversed()));
});

test('given a cursor of another query, city or hand, when it is sent, then INVALID_INPUT', async () => {
  await storeOpenTasks(system, 4);
  const { next } = await list({ limit: 2 });
  const others = [{ sort: 'pay' }, { city: '110100' }, { types: ['sales'] }];
  for (const other of others) expect((await refusal({ ...other, cursor: next }))?.code).toBe('INVALID_INPUT');
  for (const cursor of ['', 'forged', Buffer.from('zzzzzzzz\u0001x').toString('base64url')]) {
    expect((await refusal({ cursor }))?.code).toBe('INVALID_INPUT');
  }
});

test('given drafts, closed tasks and passed deadlines, when anybody looks, then they are never shown', async () => {
  const zhao = await system.publisher('zhao');
  await draftTask(system, zhao);
  const closed = await openTask(system, zhao);
  await zhao.get('publishing/closeTask', { taskId: closed });
  const nowMs = system.clock.nowMs();
  const soon = await openTask(system, zhao, { signUpDeadlineMs: nowMs + hourMs });
  for (const sort of ['newest', 'pay', 'deadline', 'soonest'])
    expect(idsOf(await list({ sort }))).toEqual([soon]);
  system.clock.pass(hourMs);
  for (const sort of ['newest', 'pay', 'deadline', 'soonest'])
    expect(idsOf(await list({ sort }))).toEqual([]);
});

test('given a filter that hardly anything passes, when asking, then the one page holds it', async () => {
  const stored = await storeOpenTasks(system, 230, (at) => ({ payFen: at === 3 ? 90_000 : 500 }));
  const found = await list({ minPayFen: 90_000, payUnit: 'day', limit: 20 });
  expect(idsOf(found)).toEqual([stored[3]?.id]);
  expect(found).toMatchObject({ total: 1 });
  expect(found.next).toBeUndefined();
});

test.each([
  [{ city: '999999' }],
  [{ sort: 'random' }],
  [{ limit: 0 }],
  [{ limit: 51 }],
  [{ minPayFen: -1 }],
  [{ page: 2 }],
])('given the query %j, when it is sent, then INVALID_INPUT', async (query) => {
  expect((await refusal(query))?.code).toBe('INVALID_INPUT');
});
