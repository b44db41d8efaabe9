import { hourMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { fundTask, openTask, storeOpenTasks } from '../../../tests/support/data/tasks';
import { createTestSystem, newKey, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const city = '370200';
const find = (query: object = {}) => system.stranger.get('tasks/find', { city, sort: 'newest', ...query });
const refusal = async (query: object) =>
  (await system.stranger.call('tasks/find', { city, sort: 'newest', ...query })).error;
const idsOf = ({ tasks }: { tasks: { taskId: string }[] }) => tasks.map(({ taskId }) => taskId);
/** So long until everybody has heard. */
const heard = () => system.clock.pass(3_000);

async function all(query: object = {}): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await find({ ...query, ...(cursor && { cursor }) });
    seen.push(...idsOf(page));
    cursor = page.next;
  } while (cursor);
  return seen;
}

test('given tasks, when somebody opens, changes and closes some, then within three seconds everybody sees it', async () => {
  const zhao = await system.publisher('zhao');
  expect(await find()).toEqual({ tasks: [], total: 0, understood: [] });
  const taskId = await openTask(system, zhao);
  heard();
  expect(await find()).toMatchObject({
    total: 1,
    tasks: [{ taskId, placesLeft: 10, publisher: { name: '青岛晴天会展' } }],
  });
  await zhao.get('publishing/updateTask', { taskId, changes: { payFen: 99_900 } });
  await fundTask(system, taskId);
  heard();
  expect((await find()).tasks[0].pay.amountFen).toBe(99_900);
  await zhao.get('publishing/closeTask', { taskId });
  heard();
  expect(await find()).toMatchObject({ tasks: [], total: 0 });
});

test.each([1, 7, 50])(
  'given 60 tasks in pages of %i, then each comes once, in the order of one large page',
  async (limit) => {
    const stored = await storeOpenTasks(system, 60, (at) => ({
      payFen: 1_000 * (at % 7) + 100,
      signUpDeadlineMs: system.clock.nowMs() + hourMs * (1 + (at % 5)),
    }));
    for (const sort of ['newest', 'pay', 'deadline', 'soonest', 'relevant', 'nearest'] as const) {
      const near = sort === 'nearest' ? { near: { longitude: 120.36, latitude: 36.08 } } : {};
      const found = await all({ sort, limit, ...near });
      expect(found).toHaveLength(60);
      expect([...found].sort()).toEqual(stored.map(({ id }) => id).sort());
    }
    expect(await all({ limit })).toEqual(stored.map(({ id }) => id).reverse());
  },
);

test('given a passed deadline, then the task is gone with the same answer', async () => {
  await storeOpenTasks(system, 2, (at) => ({ signUpDeadlineMs: system.clock.nowMs() + (at + 1) * minuteMs }));
  expect((await find()).total).toBe(2);
  system.clock.pass(minuteMs);
  expect((await find()).total).toBe(1);
});

test('given places that fill up, then the list says so within two seconds, and hides them where asked', async () => {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao, { places: 1 });
  heard();
  expect((await find()).tasks[0].placesLeft).toBe(1);
  const lin = await system.signIn('lin');
  await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  system.clock.pass(2_000);
  expect((await find()).tasks[0].placesLeft).toBe(0);
  expect((await find({ hideFull: true })).tasks).toEqual([]);
});

test('given a task that filled up a moment ago, then it stands last on its page before the catalogue knows', async () => {
  const zhao = await system.publisher('zhao');
  const older = await openTask(system, zhao);
  system.clock.pass(1_000);
  const newest = await openTask(system, zhao, { places: 1 });
  heard();
  const idsNow = async () => (await find()).tasks.map((row: { taskId: string }) => row.taskId);
  expect(await idsNow()).toEqual([newest, older]);
  const lin = await system.signIn('lin');
  await lin.get('orders/signUp', { taskId: newest, termsVersion: 1, idempotencyKey: newKey() });
  system.clock.pass(2_000);
  expect(await idsNow()).toEqual([older, newest]);
});

test('given a cursor of another question or by hand, then INVALID_INPUT', async () => {
  await storeOpenTasks(system, 5);
  const { next } = await find({ limit: 2 });
  expect((await refusal({ limit: 2, sort: 'pay', cursor: next }))?.code).toBe('INVALID_INPUT');
  expect((await refusal({ minPayFen: 100, cursor: next }))?.code).toBe('INVALID_INPUT');
  expect((await refusal({ cursor: 'forged' }))?.code).toBe('INVALID_INPUT');
  expect((await find({ limit: 3, cursor: next })).tasks).toHaveLength(3);
});

test('given neither city nor position, then INVALID_INPUT', async () => {
  const { error } = await system.stranger.call('tasks/find', { sort: 'newest' });
  expect(error).toMatchObject({ code: 'INVALID_INPUT' });
});

test('given somebody with an order, when they ask what fits, then what clashes and what takes older people is left out', async () => {
  const zhao = await system.publisher('zhao');
  const startMs = system.clock.nowMs() + 120 * hourMs;
  const sessions = [{ startMs, endMs: startMs + 8 * hourMs }];
  const held = await openTask(system, zhao, { sessions, quantity: 1 });
  await openTask(system, zhao, {
    quantity: 1,
    sessions: [{ startMs: startMs + hourMs, endMs: startMs + 4 * hourMs }],
  });
  await openTask(system, zhao, { minAge: 40 });
  const lin = await system.signIn('lin');
  const fitting = async () => {
    const fits = await lin.get('orders/schedule');
    return (await lin.get('tasks/find', { city, sort: 'newest', fits })).total;
  };
  heard();
  expect(await fitting()).toBe(2);
  await lin.get('orders/signUp', { taskId: held, termsVersion: 1, idempotencyKey: newKey() });
  expect(await fitting()).toBe(0);
});

describe('given a text', () => {
  beforeEach(async () => {
    const zhao = await system.publisher('zhao');
    await openTask(system, zhao, {
      title: '台东夜市促销导购',
      placeName: '台东三路步行街',
      settlementCycle: 'daily',
    });
    await openTask(system, zhao, { title: '书店收银', placeName: '台东书店', settlementCycle: 'monthly' });
    await openTask(system, zhao, {
      title: '海边引导员',
      placeName: '五四广场',
      longitude: 120.46,
      latitude: 36.1,
    });
    heard();
  });
  const titles = async (text: string, more: object = {}) =>
    (await find({ text, sort: 'relevant', ...more })).tasks.map(({ title }: { title: string }) => title);

  test('when it names things, then what carries them is found, and where', async () => {
    const { tasks, total } = await find({ text: '夜市', sort: 'relevant' });
    expect(total).toBe(1);
    expect(tasks[0]).toMatchObject({
      title: '台东夜市促销导购',
      highlights: [{ field: 'title', start: 2, end: 4 }],
    });
  });

  test('when words say how it is settled and near which place, then they are wishes', async () => {
    const found = await find({ text: '台东附近日结', sort: 'relevant' });
    expect(found.understood.map(({ kind }: { kind: string }) => kind)).toEqual(['place', 'cycle']);
    expect(found.tasks.map(({ title }: { title: string }) => title)).toEqual(['台东夜市促销导购']);
  });

  test('when words only say that one looks for work, then they leave nothing out, and show first what is called so', async () => {
    const zhao = await system.publisher('zhao');
    await openTask(system, zhao, { title: '咖啡店兼职' });
    heard();
    expect((await titles('兼职'))[0]).toBe('咖啡店兼职');
    expect(await titles('找个兼职')).toHaveLength(4);
    expect(await titles('日结兼职')).toHaveLength((await titles('日结')).length);
    expect(await titles('书店兼职')).toEqual(['书店收银']);
  });

  test('when a place is named among the words, then it is told, and searched for', async () => {
    const { understood, tasks } = await find({ text: '台东 日结', sort: 'relevant' });
    expect(understood).toEqual([
      { kind: 'place', start: 0, end: 2, label: '台东' },
      { kind: 'cycle', start: 3, end: 5, label: '日结' },
    ]);
    expect(tasks).toMatchObject([{ title: '台东夜市促销导购', highlights: [{}, {}] }]);
  });

  test('when a city is named, then it is looked at there, and told', async () => {
    await storeOpenTasks(system, 3, (at) => ({
      title: `外滩引导员${at}`,
      cityCode: '310100',
      district: '黄浦区',
      placeName: '外滩',
    }));
    heard();
    const there = await find({ text: '上海 黄浦 引导', sort: 'relevant', limit: 2 });
    expect(there).toMatchObject({
      total: 3,
      understood: [
        { kind: 'city', start: 0, end: 2, label: '上海' },
        { kind: 'district', start: 3, end: 5, label: '黄浦区' },
      ],
    });
    const more = await find({ text: '上海 黄浦 引导', sort: 'relevant', limit: 2, cursor: there.next });
    expect(new Set([...idsOf(there), ...idsOf(more)]).size).toBe(3);
    expect(await find({ text: '青岛 收银' })).toMatchObject({ total: 1, understood: [{ label: '青岛' }] });
    expect((await find({ text: '上海' })).total).toBe(3);
  });

  test('when a task opens, changes and closes later, then its text follows', async () => {
    expect(await titles('收银')).toEqual(['书店收银']);
    const zhao = await system.publisher('zhao');
    const taskId = await openTask(system, zhao, { title: '超市收银员' });
    heard();
    expect((await titles('收银')).sort()).toEqual(['书店收银', '超市收银员']);
    await zhao.get('publishing/updateTask', { taskId, changes: { title: '超市理货员' } });
    heard();
    expect(await titles('收银')).toEqual(['书店收银']);
    expect(await titles('理货')).toEqual(['超市理货员']);
    await zhao.get('publishing/closeTask', { taskId });
    heard();
    expect(await titles('理货')).toEqual([]);
  });

  test('when one types, then names are suggested; without a letter what is popular', async () => {
    const { suggestions } = await system.stranger.get('tasks/suggest', { city, text: '台东' });
    expect(suggestions.map(({ text }: { text: string }) => text)).toEqual(
      expect.arrayContaining(['台东夜市促销导购', '台东三路步行街', '台东书店']),
    );
    expect((await system.stranger.get('tasks/suggest', { city })).suggestions.length).toBeGreaterThan(0);
  });
});

test('given several types and districts, when counting, then each says what it would give', async () => {
  await storeOpenTasks(system, 6, (at) => ({
    type: at < 4 ? ('sales' as const) : ('catering' as const),
    district: at % 2 === 0 ? '市南区' : '市北区',
  }));
  const counts = (query: object = {}) => system.stranger.get('tasks/counts', { city, ...query });
  expect(await counts()).toEqual({
    total: 6,
    types: [
      { type: 'sales', tasks: 4 },
      { type: 'catering', tasks: 2 },
    ],
    districts: [
      { district: '市北区', tasks: 3 },
      { district: '市南区', tasks: 3 },
    ],
  });
  expect(await counts({ types: ['catering'] })).toMatchObject({
    total: 2,
    types: [
      { type: 'sales', tasks: 4 },
      { type: 'catering', tasks: 2 },
    ],
    districts: [
      { district: '市北区', tasks: 1 },
      { district: '市南区', tasks: 1 },
    ],
  });
});
