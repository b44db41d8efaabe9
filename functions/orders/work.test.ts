import { onSiteCode } from '../../shared/application/orders/on-site-code';
import { orders } from '../../shared/collections/orders';
import { ratingCounts, workRecords } from '../../shared/collections/ratings';
import { taskPlaces } from '../../shared/collections/tasks';
import { works } from '../../shared/collections/works';
import { dayMs, hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { agreeTo } from '../../tests/support/data/consents';
import { eventsFor } from '../../tests/support/data/events';
import { operatorOf } from '../../tests/support/data/operator';
import { openTask } from '../../tests/support/data/tasks';
import { countOnStores } from '../../tests/support/property-runs';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let taskId: string;
let startMs: number;
let orderId: string;
beforeEach(async () => {
  system = await createTestSystem();
  startMs = system.clock.nowMs() + 2 * dayMs;
  const zhao = await system.publisher('zhao');
  taskId = await openTask(system, zhao, {
    places: 2,
    payFen: 10_000,
    payUnit: 'hour',
    quantity: 4,
    sessions: [{ startMs, endMs: startMs + 4 * hourMs }],
    signUpDeadlineMs: startMs,
  });
  const lin = await system.signIn('lin');
  const input = { taskId, termsVersion: 1, idempotencyKey: newKey() };
  orderId = (await lin.get('orders/signUp', input)).order.orderId;
});
afterEach(() => system.close());

/** Everybody signs in anew: days go by. */
async function at(ms: number): Promise<{ lin: Actor; zhao: Actor }> {
  system.clock.pass(startMs + ms - system.clock.nowMs());
  return { lin: await system.signIn('lin'), zhao: await system.publisher('zhao') };
}
/** The clock's work, with what its events lead to. */
async function ticks(): Promise<void> {
  await system.timer('tick');
  await system.timer('tick');
}
const code = () => ({
  method: 'code',
  code: onSiteCode(system.ports, taskId, system.clock.nowMs()).code,
});
const stored = () => system.ports.store.get(orders, orderId);
const checkIn = (who: Actor, proof: object, more = {}) =>
  who.call('orders/checkIn', { orderId, startMs, proof, ...more });
const handIn = async (who: Actor, quantity = 4): Promise<number> =>
  (await who.get('orders/handIn', { orderId, quantity, pictureIds: [] })).order.handedInAtMs;
async function workDone(quantity = 4) {
  const first = await at(-10 * minuteMs);
  await first.lin.get('orders/checkIn', { orderId, startMs, proof: code() });
  const { lin, zhao } = await at(4 * hourMs);
  return { lin, zhao, handedInAtMs: await handIn(lin, quantity) };
}
const near = { longitude: 120.355, latitude: 36.084, method: 'position' };

test('given the day, when somebody comes, works and hands in, then all of it is earned once it is accepted', async () => {
  const early = await at(-3 * hourMs);
  expect((await checkIn(early.lin, code())).error).toMatchObject({
    code: 'CHECK_IN_EARLY',
    details: { minutes: 120, opensAtMs: startMs - hourMs },
  });
  const { lin, zhao } = await at(-10 * minuteMs);
  expect((await zhao.get('publishing/onSiteCode', { taskId })).code).toBe(code().code);
  expect((await checkIn(lin, { method: 'code', code: '000000' })).error?.code).toBe('ON_SITE_CODE_WRONG');
  await agreeTo(lin, 'check-in-position');
  const far = { ...near, latitude: 36.184, accuracyMetres: 50 };
  expect((await checkIn(lin, far)).error).toMatchObject({
    code: 'CHECK_IN_FAR',
    details: { distanceMetres: 11_120, radiusMetres: 300 },
  });
  expect((await checkIn(lin, { ...near, accuracyMetres: 900 })).error?.code).toBe('POSITION_VAGUE');
  expect((await checkIn(lin, { ...near, latitude: 36.0865, accuracyMetres: 40 })).ok).toBe(true);
  expect((await stored())?.status).toBe('checked-in');
  // Where exactly is kept nowhere.
  expect(JSON.stringify(await system.ports.store.get(works, orderId))).not.toContain('36.08');
  const tooEarly = await lin.call('orders/handIn', { orderId, quantity: 4, pictureIds: [] });
  expect(tooEarly.error?.code).toBe('ORDER_NOT_HANDABLE');
  const { order, day } = await lin.get('orders/get', { orderId });
  expect(order.may).toEqual(expect.arrayContaining(['checkOut', 'dispute']));
  expect((await zhao.get('publishing/order', { orderId })).may).toEqual(['dispute']);
  expect(day.place.address).toBe('青岛市市北区台东三路 77 号');
  const done = await workDoneLater();
  expect((await done.zhao.get('publishing/toAccept', { taskId })).orders).toHaveLength(1);
  const accepted = await done.zhao.get('publishing/accept', { orderId, handedInAtMs: done.handedInAtMs });
  expect(accepted.status).toBe('accepted');
  const again = await done.zhao.get('publishing/accept', { orderId, handedInAtMs: done.handedInAtMs });
  expect(again).toEqual(accepted);
  const { handedInAtMs } = done;
  const items = [orderId, '0000000000000000'].map((id) => ({ orderId: id, handedInAtMs }));
  expect((await done.zhao.get('publishing/acceptSeveral', { items })).results).toEqual([
    { orderId, accepted: true },
    {
      orderId: '0000000000000000',
      accepted: false,
      code: 'ORDER_NOT_FOUND',
      message: expect.stringMatching(/订单/),
    },
  ]);
  expect(await stored()).toMatchObject({ earnedFen: 40_000, acceptedQuantity: 4 });
  await ticks();
  expect(await system.ports.store.get(workRecords, lin.accountId)).toMatchObject({ done: 1, onTime: 1 });
});
async function workDoneLater() {
  const { lin, zhao } = await at(4 * hourMs);
  expect((await lin.call('orders/handIn', { orderId, quantity: 5, pictureIds: [] })).error?.code).toBe(
    'QUANTITY_TOO_MUCH',
  );
  return { lin, zhao, handedInAtMs: await handIn(lin) };
}

test('given work that was handed in, when nobody says a word for 48 hours, then it is accepted; the publisher was reminded', async () => {
  const { handedInAtMs } = await workDone();
  for (const hours of [24, 44, 48]) {
    system.clock.pass(handedInAtMs + hours * hourMs + 1_000 - system.clock.nowMs());
    await ticks();
  }
  expect(await stored()).toMatchObject({ status: 'accepted', earnedFen: 40_000 });
  const told = (await eventsFor(system, orderId)).filter(({ type }) => type === 'order.acceptanceDue');
  expect(told.map(({ facts }) => facts)).toMatchObject([{ hoursLeft: 24 }, { hoursLeft: 4 }]);
});

test('given less that is accepted, when its worker agrees, then it is earned; when they dispute it, an operator decides', async () => {
  const { lin, zhao, handedInAtMs } = await workDone();
  const less = { orderId, handedInAtMs, quantity: 2 };
  expect((await zhao.call('publishing/accept', less)).error?.code).toBe('REASON_REQUIRED');
  await zhao.get('publishing/accept', { ...less, reason: '只做了一半' });
  expect(await stored()).toMatchObject({ status: 'accepted', pending: { payFen: 20_000 } });
  // Of what they have decided themselves there is nothing for the publisher to dispute.
  expect((await zhao.get('publishing/order', { orderId })).may).toEqual(['rate']);
  expect((await stored())?.earnedFen).toBeUndefined();
  const chen = await operatorOf(system, 'chen');
  await lin.get('orders/dispute', { orderId, text: '四个小时都在做', pictureIds: [] });
  const decision = { orderId, statements: 1, outcome: 'part', payFen: 30_000, reason: '按三小时计算' };
  expect((await chen.call('operations/decideDispute', decision)).error?.code).toBe('DISPUTE_NOT_HEARD');
  await zhao.get('orders/answerDispute', {
    orderId,
    text: '中途离开过两次',
    pictureIds: [],
    idempotencyKey: newKey(),
  });
  expect((await chen.call('operations/decideDispute', decision)).error?.code).toBe('CHANGED_MEANWHILE');
  const decided = await chen.get('operations/decideDispute', { ...decision, statements: 2 });
  expect(decided.dispute.decision).toMatchObject({ outcome: 'part', payFen: 30_000 });
  expect(await stored()).toMatchObject({ status: 'decided', earnedFen: 30_000 });
  const rated = await lin.get('orders/rate', {
    orderId,
    onTime: true,
    asDescribed: false,
    paidAtOnce: false,
  });
  expect(rated.ratings.worker).toMatchObject({ asDescribed: false });
  expect((await lin.get('orders/get', { orderId })).order.may).toEqual([]);
  await zhao.get('orders/rate', { orderId, onTime: true, asDescribed: false });
  await zhao.get('orders/rate', { orderId, onTime: true, asDescribed: false });
  expect((await zhao.get('publishing/order', { orderId })).may).toEqual([]);
  await ticks();
  expect(await system.ports.store.get(workRecords, lin.accountId)).toMatchObject({
    done: 1,
    onTime: 1,
    rated: { ratings: 1, onTime: 1, asDescribed: 0 },
  });
});

test('given less that is accepted, when its worker agrees, then it is earned at once, and nothing is left to dispute', async () => {
  const { lin, zhao, handedInAtMs } = await workDone();
  await zhao.get('publishing/accept', { orderId, handedInAtMs, quantity: 1, reason: '只做了一小时' });
  const { order } = await lin.get('orders/agree', { orderId });
  expect(order).toMatchObject({ earnedFen: 10_000, status: 'accepted' });
  expect((await lin.get('orders/agree', { orderId })).order).toEqual(order);
  const late = await lin.call('orders/dispute', { orderId, text: '还是不同意', pictureIds: [] });
  expect(late.error?.code).toBe('ORDER_NOT_DISPUTABLE');
});

test('given work, when it is returned, then three times at most, and never what was not looked at', async () => {
  let { lin, zhao, handedInAtMs } = await workDone();
  const reason = '照片看不清店名';
  for (let times = 1; times <= 3; times += 1) {
    const other = { orderId, handedInAtMs: handedInAtMs - 1, reason };
    expect((await zhao.call('publishing/returnWork', other)).error?.code).toBe('CHANGED_MEANWHILE');
    await zhao.get('publishing/returnWork', { orderId, handedInAtMs, reason });
    system.clock.pass(minuteMs);
    handedInAtMs = await handIn(lin);
  }
  const fourth = await zhao.call('publishing/returnWork', { orderId, handedInAtMs, reason });
  expect(fourth.error?.code).toBe('TOO_MANY_RETURNS');
});

test.each([
  ['a day and more before, then nothing is paid and the place is free', -dayMs - minuteMs, undefined, 2],
  ['later, then half of the first session is paid by itself', -dayMs + minuteMs, 20_000, 1],
])('when the publisher cancels %s', async (_what, ms, earnedFen, left) => {
  const { lin, zhao } = await at(ms);
  const preview = await zhao.get('orders/cancelPreview', { orderId });
  expect(preview).toMatchObject({ step: 'cancel', paysFen: earnedFen ?? 0, placeIsFree: left === 2 });
  expect(preview.rule.number).toMatch(/^取消规则 2026-01-01 版 第 [34] 条$/);
  expect(await lin.get('orders/cancelPreview', { orderId })).toMatchObject({ step: 'withdraw', paysFen: 0 });
  await zhao.get('publishing/cancelOrder', { orderId, reason: '活动改期，抱歉' });
  await zhao.get('publishing/cancelOrder', { orderId, reason: '活动改期，抱歉' });
  expect((await stored())?.earnedFen).toBe(earnedFen);
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ left });
  const isLate = earnedFen !== undefined;
  const { order } = await lin.get('orders/get', { orderId });
  expect([order.may, order.breaches]).toEqual(isLate ? [['rate'], ['cancelled-late']] : [[], undefined]);
  expect((await zhao.get('publishing/order', { orderId })).may).toEqual([]);
  const said = await lin.call('orders/rate', { orderId, breach: 'cancelled-late' });
  expect(said.error?.code).toBe(isLate ? undefined : 'ORDER_NOT_RATEABLE');
  expect((await zhao.get('publishing/order', { orderId })).ratings.worker?.breach).toBe(
    isLate ? 'cancelled-late' : undefined,
  );
});

test('given nobody who comes within the hour, then it is a no-show, which a code of that hour undoes', async () => {
  await at(10 * minuteMs);
  const { code: shown } = code();
  const keptAtMs = system.clock.nowMs();
  const { lin, zhao } = await at(61 * minuteMs);
  await ticks();
  expect(await stored()).toMatchObject({ status: 'no-show', claimableUntilMs: expect.any(Number) });
  expect((await lin.get('orders/get', { orderId })).order.may).not.toContain('rate');
  expect(await zhao.get('publishing/order', { orderId })).toMatchObject({
    may: ['rate'],
    breaches: ['absent'],
  });
  for (const wrong of [{ breach: 'cancelled-late' }, { onTime: false, asDescribed: false }])
    expect((await zhao.call('orders/rate', { orderId, ...wrong })).error?.code).toBe('ORDER_NOT_RATEABLE');
  const half = await zhao.call('orders/rate', { orderId, onTime: false });
  expect(half.error?.code).toBe('INVALID_INPUT');
  await zhao.get('orders/rate', { orderId, breach: 'absent', text: '没有来，也没有说一声' });
  expect(await system.ports.store.get(workRecords, lin.accountId)).toMatchObject({
    noShows: 1,
    rated: { ratings: 0, breaches: { absent: 1 } },
  });
  expect((await checkIn(lin, code())).error?.code).toBe('ORDER_NOT_CHECKABLE');
  const sent = await checkIn(lin, { method: 'code', code: shown }, { keptAtMs });
  expect(sent.data.order.status).toBe('checked-in');
  expect((await zhao.call('orders/rate', { orderId, breach: 'absent' })).error?.code).toBe(
    'ORDER_NOT_RATEABLE',
  );
  expect((await system.ports.store.get(works, orderId))?.attendances[0]?.in).toMatchObject({
    atMs: keptAtMs,
    sentAtMs: system.clock.nowMs(),
  });
  await ticks();
  // What was said of it is taken back: they had come.
  expect(await system.ports.store.get(workRecords, lin.accountId)).toMatchObject({
    noShows: 0,
    rated: { breaches: { absent: 0 } },
  });
  expect((await lin.get('orders/get', { orderId })).ratings).toEqual({});
});

test('given a publisher who is absent, when the worker leaves, then half is earned a day later unless they object', async () => {
  const { lin } = await at(20 * minuteMs);
  await lin.get('orders/leave', { orderId, why: 'publisher-absent', text: '到了现场没有人接待' });
  expect(await stored()).toMatchObject({ status: 'cancelled', pending: { payFen: 20_000 } });
  system.clock.pass(dayMs + minuteMs);
  await ticks();
  expect(await stored()).toMatchObject({ earnedFen: 20_000 });
  const zhao = await system.publisher('zhao');
  const late = await zhao.call('orders/dispute', { orderId, text: '我们一直在场', pictureIds: [] });
  expect(late.error?.code).toBe('ORDER_NOT_DISPUTABLE');
});

test.each([
  ['nothing', 0],
  ['part', 1],
] as const)(
  'given a worker who left and said why, when an operator decides for %s, then what they said of the publisher stands %i times',
  async (outcome, times) => {
    const { lin, zhao } = await at(20 * minuteMs);
    await lin.get('orders/leave', { orderId, why: 'not-as-described', text: '现场是搬运，不是导购' });
    await lin.get('orders/rate', { orderId, breach: 'not-as-described' });
    const counts = async () =>
      (await system.ports.store.get(ratingCounts, zhao.accountId))?.breaches['not-as-described'];
    expect(await counts()).toBe(1);
    await zhao.get('orders/dispute', { orderId, text: '工作就是导购', pictureIds: [] });
    const statement = { orderId, text: '让我去搬货了', pictureIds: [], idempotencyKey: newKey() };
    await lin.get('orders/answerDispute', statement);
    const chen = await operatorOf(system, 'chen');
    const payFen = outcome === 'part' ? { payFen: 10_000 } : {};
    const decision = { orderId, statements: 2, outcome, reason: '双方说法都看过了', ...payFen };
    await chen.get('operations/decideDispute', decision);
    await ticks();
    expect(await counts()).toBe(times);
  },
);

test('given acceptance, silence and a dispute at the same moment, then one of them holds, and it earns once', async () => {
  const { handedInAtMs } = await workDone();
  system.clock.pass(handedInAtMs + 48 * hourMs + 1 - system.clock.nowMs());
  const [lin, zhao] = [await system.signIn('lin'), await system.publisher('zhao')];
  await Promise.all([
    system.timer('tick'),
    zhao.call('publishing/accept', { orderId, handedInAtMs }),
    lin.call('orders/dispute', { orderId, text: '请平台处理一下', pictureIds: [] }),
  ]);
  const order = await stored();
  const ends = order?.timeline.slice(-1).map(({ status }) => status);
  if (order?.status === 'disputed') expect(order.earnedFen).toBeUndefined();
  else expect(order).toMatchObject({ status: 'accepted', earnedFen: 40_000 });
  expect(ends).toEqual([order?.status]);
  expect(order?.timeline.filter(({ status }) => status === 'accepted' || status === 'disputed')).toHaveLength(
    1,
  );
});

test('given a reviewed task that closes, then who waits is told why', async () => {
  const zhao = await system.publisher('zhao');
  const other = await openTask(system, zhao, { admission: 'reviewed', title: '审核录用的任务' });
  const li = await system.signIn('li');
  const signUp = { taskId: other, termsVersion: 1, idempotencyKey: newKey() };
  const waiting = (await li.get('orders/signUp', signUp)).order.orderId;
  await zhao.get('publishing/closeTask', { taskId: other });
  await ticks();
  system.clock.pass(2 * minuteMs);
  await ticks();
  const ended = await system.ports.store.get(orders, waiting);
  expect(ended?.timeline.at(-1)).toMatchObject({ status: 'refused', by: 'platform', code: 'closed' });
});

test('given a publisher with a number, then whoever is admitted reads it, and who only waits does not', async () => {
  const [lin, zhao] = [await system.signIn('lin'), await system.publisher('zhao')];
  expect((await lin.get('orders/get', { orderId })).day.phone).toBeUndefined();
  await zhao.get('publishing/setContact', { phone: '13900001234' });
  expect((await lin.get('orders/get', { orderId })).day.phone).toBe('13900001234');
  await lin.get('orders/withdraw', { orderId });
  expect((await lin.get('orders/get', { orderId })).day.phone).toBeUndefined();
});

test('given the evening before and two hours before, then its worker is reminded once each', async () => {
  await at(-dayMs);
  for (let hours = 24; hours >= 0; hours -= countOnStores(1, 2)) {
    await at(-hours * hourMs + minuteMs);
    await system.timer('tick');
  }
  const told = (await eventsFor(system, orderId)).filter(({ type }) => type === 'order.soon');
  expect(told).toHaveLength(2);
});
