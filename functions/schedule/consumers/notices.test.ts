import { consumerPositions, notices, outbox } from '../../../shared/collections/events';
import { event, type PersonEvent, personEventTypes } from '../../../shared/contract/events';
import { dayMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { openTask } from '../../../tests/support/data/tasks';
import { countOnStores, someOnStores } from '../../../tests/support/property-runs';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';
import { audience } from './audience';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

const tick = () => system.timer('tick');

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
  // Each of an order of its own, which has the event's id.
  const id = `${firstLetter}${system.ports.ids.newId().slice(firstLetter.length)}`;
  const task = { taskId: 'task000000000000', title: '传单派发' };
  const ofOrders: Readonly<Record<string, object>> = {
    'order.soon': { startMs: atMs },
    'order.acceptanceDue': { hoursLeft: 4 },
    'order.termsAsked': { answerByMs: atMs },
  };
  const ofPayouts: Readonly<Record<string, object>> = { 'payout.soonOver': { hoursLeft: 4 } };
  const factsOf: Readonly<Record<string, object>> = {
    order: { orderId: id, ...task, ...ofOrders[type] },
    review: task,
    funding: type === 'funding.lapsed' ? task : { ...task, amountFen: 282_480 },
    refund: { ...task, amountFen: 282_480 },
    picture: { pictureId: 'picture000000000', purpose: 'avatar' },
    nickname: {},
    publisher: {},
    paper: { kind: 'invoice', period: '2026-09' },
    ticket: { ticketId: 'ticket0000000000', kind: 'report' },
    report: { ticketId: 'ticket0000000000' },
    publishing: type === 'publishing.stopped' ? { ticketId: 'ticket0000000000' } : {},
    account: { suspensionId: 'suspension000000' },
    cancellation: { endsAtMs: atMs },
    payoutAccount: { channel: 'alipay' },
    payout: { payoutId: 'payout0000000000', channel: 'alipay', amountFen: 9_000, ...ofPayouts[type] },
    settlement:
      type === 'settlement.waiting'
        ? { amountFen: 9_000, why: 'identity' }
        : { settlementId: 'settlement000000', grossFen: 9_000, netFen: 8_640 },
  };
  const facts = factsOf[type.split('.')[0] ?? ''];
  const told = event.parse({ type, accountId: lin.accountId, facts });
  const doc = { id, events: [{ id, event: told }], atMs, expiresAtMs: atMs + 30 * dayMs };
  await system.ports.store.transact(async (tx) => tx.create(outbox, doc));
  return id;
}

const noticed = async (eventId: string) => (await system.ports.store.get(notices, eventId)) !== undefined;
const allNotices = async () => (await lin.get('messages/notices', { limit: 50 })).notices;

test('given events, when the tick runs three times and twice at once, then one notice stands for each', async () => {
  const ids = [];
  for (let at = 0; at < 12; at += 1) {
    ids.push(await emit());
    system.clock.pass(100);
  }
  expect(await tick()).toMatchObject({ events: 12 });
  expect(await tick()).toMatchObject({ events: 0 });
  await Promise.all([tick(), tick()]);
  expect(await allNotices()).toHaveLength(12);
  for (const id of ids) expect(await noticed(id)).toBe(true);
});

test('given two ticks at once on new events, when both run, then one notice stands for each', async () => {
  for (let at = 0; at < 6; at += 1) await emit();
  await Promise.all([tick(), tick()]);
  expect(await allNotices()).toHaveLength(6);
});

test('given more events than a page of a shard, when the tick runs, then none is left out', async () => {
  // A page holds a hundred; where a step takes its time, hardly more.
  const count = countOnStores(450, 150);
  for (let at = 0; at < count; at += 1) await emit('order.withdrawn', at, at % 4 === 0 ? '' : 'a');
  // Once for each who acts on it; that takes its time where all are of one task.
  const all = count * audience['order.withdrawn'].length;
  let handled = 0;
  for (let runs = 0; runs < 18 && handled < all; runs += 1) {
    // Where two consumers met on a document of the cloud, one comes again, as a deadline.
    const { events, deadlines } = (await tick()) as { events: number; deadlines: number };
    handled += events + deadlines;
    if (events === 0) system.clock.pass(minuteMs);
  }
  expect(handled).toBe(all);
});

test.each(someOnStores(personEventTypes, 4))(
  'given the event %s, when it is told, then its notice has words and a page',
  async (type) => {
    const id = await emit(type);
    await tick();
    const notice = await system.ports.store.get(notices, id);
    expect(notice).toMatchObject({ accountId: lin.accountId, type, read: false });
    expect(notice?.title).toMatch(/\p{Script=Han}/u);
    const named: Readonly<Record<string, string>> = {
      payoutAccount: '支付宝',
      nickname: '昵称',
      picture: '图片',
      publisher: '服务商',
      paper: '发票',
      ticket: '举报',
      report: '举报',
      publishing: '暂停',
      account: '发布任务',
      cancellation: '账号',
      'cancellation.asked': '注销',
      payout: '90',
      settlement: '¥90.00',
    };
    expect(notice?.text).toContain(named[type] ?? named[type.split('.')[0] ?? ''] ?? '「传单派发」');
    expect(notice?.page).toMatch(/^pages\//);
    expect(notice?.expiresAtMs).toBe((notice?.atMs ?? 0) + 180 * dayMs);
  },
);

test('given an event that the index shows ten seconds late, when the tick runs again, then it is not lost', async () => {
  await emit('order.applied', 0, 'A');
  await tick();
  const late = await emit('order.applied', 10_000, 'A');
  system.clock.pass(1_000);
  await tick();
  expect(await noticed(late)).toBe(true);
});

describe('given an event that the index shows late, one minute before the newest that was read', () => {
  test('when the tick runs on every minute, then it is not lost', async () => {
    await emit('order.applied', 0, 'A');
    await tick();
    const late = await emit('order.applied', minuteMs, 'A');
    for (let minute = 0; minute < 5; minute += 1) {
      system.clock.pass(minuteMs);
      await tick();
    }
    expect(await noticed(late)).toBe(true);
  });

  test('when the tick then stood still for ten minutes, then it is not lost either', async () => {
    await emit('order.applied', 0, 'A');
    await tick();
    const late = await emit('order.applied', minuteMs, 'A');
    system.clock.pass(10 * minuteMs);
    await tick();
    expect(await noticed(late)).toBe(true);
  });
});

test('given a tick that was away for a day, when it comes back, then all of the day is told', async () => {
  await tick();
  const ids = [];
  for (let hour = 0; hour < 24; hour += 1) {
    ids.push(await emit());
    system.clock.pass(dayMs / 24);
  }
  expect(await tick()).toMatchObject({ events: 24 });
  for (const id of ids) expect(await noticed(id)).toBe(true);
});

test('given events that were read, when the tick runs on, then it does not read all of them again', async () => {
  for (let at = 0; at < 8; at += 1) await emit();
  await tick();
  system.clock.pass(dayMs);
  await emit();
  await tick();
  const position = await system.ports.store.get(consumerPositions, 'notices');
  expect(position?.readToMs).toBe(system.clock.nowMs());
});

/** What somebody is told, beside that the money for a task is there. */
const titlesOf = async (who: Actor, which: object = {}): Promise<string[]> =>
  (await who.get('messages/notices', which)).notices
    .map(({ title }: { title: string }) => title)
    .filter((title: string) => title !== '已收到托管款');

describe('given a sign-up with review', () => {
  let zhao: Actor;
  let taskId: string;
  let orderId: string;
  const signUp = async (of = taskId): Promise<string> =>
    (await lin.get('orders/signUp', { taskId: of, termsVersion: 1, idempotencyKey: newKey() })).order.orderId;
  const passed = async (step: Promise<unknown>) => {
    await step;
    system.clock.pass(minuteMs);
  };
  beforeEach(async () => {
    zhao = await system.publisher('zhao');
    taskId = await openTask(system, zhao, { admission: 'reviewed' });
    orderId = await signUp();
    system.clock.pass(minuteMs);
  });

  test('when every step is told as it happens, then each side reads only how things stand', async () => {
    await tick();
    expect([await titlesOf(zhao), await titlesOf(lin)]).toEqual([['有新的报名'], []]);
    await passed(zhao.get('publishing/admit', { orderId }));
    await tick();
    expect([await titlesOf(zhao), await titlesOf(lin)]).toEqual([[], ['您已被录用']]);
    await passed(lin.get('orders/withdraw', { orderId }));
    await tick();
    expect([await titlesOf(zhao), await titlesOf(lin)]).toEqual([['有人取消报名'], []]);
  });

  test('when all steps are told together, also at one moment, then the last one stands', async () => {
    await zhao.get('publishing/admit', { orderId });
    await lin.get('orders/withdraw', { orderId });
    await tick();
    await tick();
    expect([await titlesOf(zhao), await titlesOf(lin)]).toEqual([['有人取消报名'], []]);
  });

  test('when somebody comes and goes three times, then one notice stands, unread', async () => {
    const open = await openTask(system, zhao);
    for (let time = 0; time < 3; time += 1) {
      orderId = await signUp(open);
      system.clock.pass(minuteMs);
      await tick();
      expect(await titlesOf(lin)).toEqual(['您已被录用']);
      await passed(lin.get('orders/withdraw', { orderId }));
      await tick();
      expect(await titlesOf(lin)).toEqual([]);
    }
    expect(await titlesOf(zhao, { unread: true })).toEqual(['有人取消报名', '有新的报名']);
  });
});

test.each([
  ['payoutAccount.bound', '请尽快解绑并联系客服'],
  ['payoutAccount.unbound', '请尽快联系客服'],
  ['payoutAccount.defaultChanged', '请尽快改回并联系客服'],
] as const)('given %s by somebody else, when it is told, then the remedy fits: %s', async (type, remedy) => {
  await emit(type);
  await tick();
  expect(await allNotices()).toMatchObject([{ text: expect.stringContaining(remedy) }]);
});

test('given what happens to tasks, when the tick runs, then it tells nobody', async () => {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao);
  system.clock.pass(7 * minuteMs);
  await zhao.get('publishing/closeTask', { taskId });
  await tick();
  expect(await titlesOf(zhao)).toEqual([]);
  const { order } = await lin.get('orders/signUp', {
    taskId: await openTask(system, zhao),
    termsVersion: 1,
    idempotencyKey: newKey(),
  });
  await tick();
  expect(await allNotices()).toMatchObject([{ page: expect.stringContaining(order.orderId) }]);
});

test('given a caller from outside, when they name a timer action, then it does not exist for them', async () => {
  const { functions } = system;
  expect(functions.http.has('schedule')).toBe(false);
  await expect(system.timer('noSuchAction')).rejects.toMatchObject({ code: 'ACTION_NOT_FOUND' });
});

test('given waiting events, when the tick runs, then it logs how long the oldest one waited', async () => {
  const logged = () =>
    system.logs.map((line) => JSON.parse(line)).filter(({ metric }) => metric === 'outboxAgeMs');
  await emit('order.applied', 7 * minuteMs);
  await emit('order.applied', 2 * minuteMs);
  await tick();
  await tick();
  expect(logged().map(({ value }) => value)).toEqual([7 * minuteMs, 0]);
});
