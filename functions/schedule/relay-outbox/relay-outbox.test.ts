import {
  notices,
  outbox,
  outboxPositions,
  type PersonEvent,
  personEventTypes,
} from '../../../shared/collections/events';
import { dayMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

const relay = () => system.timer('relayOutbox');

/**
 * An event as it may stand in the outbox; `agoMs` back, as when the index shows it late. Ids that begin with
 * the same letter stand in the same shard.
 */
async function emit(
  type: PersonEvent['type'] = 'order.applied',
  agoMs = 0,
  firstLetter = '',
): Promise<string> {
  const atMs = system.clock.nowMs() - agoMs;
  const id = `${firstLetter}${system.ports.ids.newId().slice(firstLetter.length)}`;
  const facts = {
    orderId: `task000000000000:${lin.accountId}`,
    taskId: 'task000000000000',
    title: '传单派发',
    channel: 'alipay',
  };
  const event = { id, type, accountId: lin.accountId, facts, atMs, expiresAtMs: atMs + 30 * dayMs };
  await system.ports.store.transact(async (tx) => tx.create(outbox, event));
  return id;
}

const noticed = async (eventId: string) => (await system.ports.store.get(notices, eventId)) !== undefined;
const allNotices = async () => (await lin.get('messages/notices', { limit: 50 })).notices;

test('given events, when the relay runs three times and twice at once, then one notice stands for each', async () => {
  const ids = [];
  for (let at = 0; at < 12; at += 1) {
    ids.push(await emit());
    system.clock.pass(100);
  }
  expect(await relay()).toEqual({ handled: 12 });
  expect(await relay()).toEqual({ handled: 0 });
  await Promise.all([relay(), relay()]);
  expect(await allNotices()).toHaveLength(12);
  for (const id of ids) expect(await noticed(id)).toBe(true);
});

test('given two relays at once on new events, when both run, then one notice stands for each', async () => {
  for (let at = 0; at < 6; at += 1) await emit();
  await Promise.all([relay(), relay()]);
  expect(await allNotices()).toHaveLength(6);
});

test('given more events than a page of a shard, when the relay runs, then none is left out', async () => {
  for (let at = 0; at < 450; at += 1) await emit('order.withdrawn', at);
  expect(await relay()).toEqual({ handled: 450 });
});

test.each(personEventTypes)(
  'given the event %s, when it is relayed, then its notice has words and a page',
  async (type) => {
    const id = await emit(type);
    await relay();
    const notice = await system.ports.store.get(notices, id);
    expect(notice).toMatchObject({ accountId: lin.accountId, type, read: false });
    expect(notice?.title).toMatch(/\p{Script=Han}/u);
    expect(notice?.text).toContain(type.startsWith('order') ? '「传单派发」' : '支付宝');
    expect(notice?.page).toMatch(/^pages\//);
    expect(notice?.expiresAtMs).toBe((notice?.atMs ?? 0) + 180 * dayMs);
  },
);

describe('given an event that the index shows late, one minute before the newest that was read', () => {
  test('when the relay runs on every minute, then it is not lost', async () => {
    await emit('order.applied', 0, 'A');
    await relay();
    const late = await emit('order.applied', minuteMs, 'A');
    system.clock.pass(minuteMs);
    await relay();
    expect(await noticed(late)).toBe(true);
  });

  test('when the relay then stood still for ten minutes, then it is not lost either', async () => {
    await emit('order.applied', 0, 'A');
    await relay();
    const late = await emit('order.applied', minuteMs, 'A');
    system.clock.pass(10 * minuteMs);
    await relay();
    expect(await noticed(late)).toBe(true);
  });
});

test('given a relay that was away for a day, when it comes back, then all of the day is told', async () => {
  await relay();
  const ids = [];
  for (let hour = 0; hour < 24; hour += 1) {
    ids.push(await emit());
    system.clock.pass(dayMs / 24);
  }
  expect(await relay()).toEqual({ handled: 24 });
  for (const id of ids) expect(await noticed(id)).toBe(true);
});

test('given events that were read, when the relay runs on, then it does not read all of them again', async () => {
  for (let at = 0; at < 8; at += 1) await emit();
  await relay();
  system.clock.pass(dayMs);
  await emit();
  await relay();
  const positions = await Promise.all(
    ['0', '1', '2', '3'].map((shard) => system.ports.store.get(outboxPositions, `notices:${shard}`)),
  );
  expect(Math.max(...positions.map((position) => position?.readToMs ?? 0))).toBe(system.clock.nowMs());
});

test('given a whole sign-up with review, when the relay runs, then each side hears of it', async () => {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao, { admission: 'reviewed' });
  const { order } = await lin.get('orders/signUp', { taskId, idempotencyKey: newKey() });
  await zhao.get('publishing/admit', { orderId: order.orderId });
  await lin.get('orders/withdraw', { orderId: order.orderId });
  await relay();
  const titles = async (who: Actor) =>
    (await who.get('messages/notices')).notices.map(({ title }: { title: string }) => title).sort();
  expect(await titles(zhao)).toEqual(['有人取消报名', '有新的报名'].sort());
  expect(await titles(lin)).toEqual(['您已被录用']);
});

test('given what happens to tasks, when the relay runs, then it tells nobody and counts nothing', async () => {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao);
  system.clock.pass(7 * minuteMs);
  await zhao.get('publishing/closeTask', { taskId });
  expect(await relay()).toEqual({ handled: 0 });
  expect((await zhao.get('messages/notices')).notices).toEqual([]);
  expect(
    system.logs.map((line) => JSON.parse(line)).find(({ metric }) => metric === 'outboxAgeMs')?.value,
  ).toBe(0);
  const { order } = await lin.get('orders/signUp', {
    taskId: await openTask(system, zhao),
    idempotencyKey: newKey(),
  });
  expect(await relay()).toEqual({ handled: 1 });
  expect(await allNotices()).toMatchObject([{ page: expect.stringContaining(order.orderId) }]);
});

test('given a caller from outside, when they name a timer action, then it does not exist for them', async () => {
  const { functions } = system;
  expect(functions.http.has('schedule')).toBe(false);
  await expect(system.timer('noSuchAction')).rejects.toMatchObject({ code: 'ACTION_NOT_FOUND' });
});

test('given waiting events, when the relay runs, then it logs how long the oldest one waited', async () => {
  const logged = () =>
    system.logs.map((line) => JSON.parse(line)).filter(({ metric }) => metric === 'outboxAgeMs');
  await emit('order.applied', 7 * minuteMs);
  await emit('order.applied', 2 * minuteMs);
  await relay();
  await relay();
  expect(logged().map(({ value }) => value)).toEqual([7 * minuteMs, 0]);
});
