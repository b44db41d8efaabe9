import { returnUnused } from '../../../shared/application/money/return-unused';
import { taskFunds } from '../../../shared/collections/fundings';
import { orders } from '../../../shared/collections/orders';
import { schedules } from '../../../shared/collections/schedules';
import { dayMs, hourMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { placesOf } from '../../../tests/support/data/places-of';
import { openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
let wang: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin, wang] = [
    await system.publisher('zhao'),
    await system.signIn('lin'),
    await system.signIn('wang'),
  ];
});
afterEach(() => system.close());

const sessionsIn = (days: number) => {
  const startMs = system.clock.nowMs() + days * dayMs;
  return [{ startMs, endMs: startMs + 4 * hourMs }];
};
const signUp = async (who: Actor, taskId: string, termsVersion = 1): Promise<string> =>
  (await who.get('orders/signUp', { taskId, termsVersion, idempotencyKey: newKey() })).order.orderId;
const change = (taskId: string, changes: object, termsVersion = 1) =>
  zhao.call('publishing/changeTerms', { taskId, termsVersion, changes });
const of = (orderId: string) => system.ports.store.get(orders, orderId);
const told = async (who: Actor): Promise<string> =>
  (await who.get('messages/notices')).notices[0]?.title ?? '';

/** A task five days away with lin admitted and wang admitted, and a change of it that both were asked about. */
async function asked(changes: object) {
  const taskId = await openTask(system, zhao, { places: 3, sessions: sessionsIn(5) });
  const [linsId, wangsId] = [await signUp(lin, taskId), await signUp(wang, taskId)];
  const { data } = await change(taskId, changes);
  await system.timer('tick');
  await system.timer('tick');
  return { taskId, linsId, wangsId, answerByMs: data.answerByMs as number };
}

test('given people who signed up, when terms change, then each is asked, and stands on the old terms until they accept', async () => {
  const before = system.clock.nowMs();
  const sessions = sessionsIn(6);
  const { taskId, linsId, wangsId, answerByMs } = await asked({
    payFen: 9_000,
    placeName: '五四广场',
    sessions,
  });
  expect(answerByMs).toBe(before + 2 * dayMs);
  expect(await told(lin)).toBe('发布方想修改任务，请答复');
  const shown = await lin.get('orders/get', { orderId: linsId });
  expect(shown.order).toMatchObject({ answerByMs, pay: { amountFen: 20_000 } });
  expect(shown.order.may).toEqual(expect.arrayContaining(['acceptTerms', 'declineTerms']));
  expect(shown.day.place.name).toBe('台东步行街');
  expect(shown.asked).toMatchObject({
    termsVersion: 2,
    answerByMs,
    before: { pay: { amountFen: 20_000 }, place: { name: '台东步行街' } },
    after: { pay: { amountFen: 9_000 }, place: { name: '五四广场' }, sessions },
  });
  const agenda = await lin.get('orders/agenda');
  expect([agenda.ahead[0].place.name, agenda.asks[0].orderId]).toEqual(['台东步行街', linsId]);
  expect((await zhao.get('publishing/task', { taskId })).asked).toEqual({ answerByMs, unanswered: 2 });
  expect((await zhao.get('publishing/applicants', { taskId })).applicants[0].answerByMs).toBe(answerByMs);

  const accept = { orderId: linsId, termsVersion: 2 };
  const accepted = await lin.get('orders/acceptTerms', accept);
  expect(accepted.order).toMatchObject({ status: 'admitted', pay: { amountFen: 9_000 }, sessions });
  expect(await lin.get('orders/acceptTerms', accept)).toEqual(accepted);
  const order = await of(linsId);
  expect(order).toMatchObject({ terms: { version: 2 }, cost: { payFen: 9_000 } });
  // Where commits met, time passed.
  expect(order?.termsAcceptedAtMs).toBeGreaterThanOrEqual(before);
  expect(order).not.toHaveProperty('asked');
  expect((await lin.get('orders/get', { orderId: linsId })).day.place.name).toBe('五四广场');
  expect((await system.ports.store.get(schedules, lin.accountId))?.held).toMatchObject([{ sessions }]);
  expect((await zhao.get('publishing/task', { taskId })).asked).toEqual({ answerByMs, unanswered: 1 });
  expect((await of(wangsId))?.terms.version).toBe(1);
});

test('given somebody who declines, then it is over without a note, their place and time are free, and the publisher is told', async () => {
  const { taskId, linsId } = await asked({ placeName: '五四广场' });
  const declined = await lin.get('orders/declineTerms', { orderId: linsId });
  expect(declined.order).toMatchObject({ status: 'cancelled' });
  expect(declined.order.timeline.at(-1)).toMatchObject({ by: 'worker', code: 'terms-declined' });
  expect(await lin.get('orders/declineTerms', { orderId: linsId })).toEqual(declined);
  expect(await of(linsId)).toMatchObject({ withdrawals: 0 });
  expect(await placesOf(system.ports.store, taskId)).toMatchObject({ left: 2, signUps: 1 });
  expect((await system.ports.store.get(schedules, lin.accountId))?.held).toEqual([]);
  await system.timer('tick');
  expect((await zhao.get('messages/notices')).notices.map(({ title }: { title: string }) => title)).toContain(
    '有人没有接受修改',
  );
  const late = await lin.call('orders/acceptTerms', { orderId: linsId, termsVersion: 2 });
  expect(late.error?.code).toBe('TERMS_NOT_ASKED');
});

test('given silence, then who did not answer is reminded once, and free when the time is over; who accepted stays', async () => {
  const { taskId, linsId, wangsId, answerByMs } = await asked({ placeName: '五四广场' });
  await lin.get('orders/acceptTerms', { orderId: linsId, termsVersion: 2 });
  await wang.get('messages/markAllRead', { upToMs: system.clock.nowMs() });
  system.clock.pass(answerByMs - 6 * hourMs - system.clock.nowMs());
  await system.timer('tick');
  await system.timer('tick');
  wang = await system.signIn('wang');
  expect((await wang.get('messages/notices', { unread: true })).notices).toHaveLength(1);
  system.clock.pass(6 * hourMs);
  await system.timer('tick');
  await system.timer('tick');
  wang = await system.signIn('wang');
  expect(await of(wangsId)).toMatchObject({ status: 'cancelled', withdrawals: 0 });
  expect((await of(wangsId))?.timeline.at(-1)).toMatchObject({ by: 'platform', code: 'terms-unanswered' });
  expect((await of(linsId))?.status).toBe('admitted');
  expect(await told(wang)).toBe('报名已取消');
  expect(await placesOf(system.ports.store, taskId)).toMatchObject({ left: 2, signUps: 1 });
  expect(await wang.call('orders/declineTerms', { orderId: wangsId })).toMatchObject({
    error: { code: 'TERMS_NOT_ASKED' },
  });
});

test('given those who only wait, then they are asked too, and who comes meanwhile signs up on the new terms', async () => {
  const taskId = await openTask(system, zhao, { admission: 'reviewed', sessions: sessionsIn(5) });
  const linsId = await signUp(lin, taskId);
  await change(taskId, { payFen: 9_000 });
  const stale = await wang.call('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  expect(stale.error?.code).toBe('TASK_TERMS_CHANGED');
  const wangsId = await signUp(wang, taskId, 2);
  await system.timer('tick');
  expect((await of(wangsId))?.asked).toBeUndefined();
  expect((await of(linsId))?.asked?.termsVersion).toBe(2);
  const seen = await lin.call('orders/acceptTerms', { orderId: linsId, termsVersion: 1 });
  expect(seen.error?.code).toBe('TASK_TERMS_CHANGED');
  await lin.get('orders/declineTerms', { orderId: linsId });
  expect(await placesOf(system.ports.store, taskId)).toMatchObject({ left: 10, signUps: 1 });
});

test('given a sign-up that the index shows late, then it is asked a minute later', async () => {
  const { linsId } = await asked({ placeName: '五四广场' });
  await system.ports.store.transact(async (tx) => {
    const order = await tx.get(orders, linsId);
    if (!order) throw new Error('no order');
    const { asked: _unseen, ...rest } = order;
    tx.update(orders, rest);
  });
  system.clock.pass(minuteMs);
  await system.timer('tick');
  expect((await of(linsId))?.asked?.termsVersion).toBe(2);
});

test('given other work at the new hours, when they are accepted, then ORDER_CLASHES, and it stands as before', async () => {
  const taskId = await openTask(system, zhao, { sessions: sessionsIn(8), title: '八天后的另一份工作' });
  await signUp(lin, taskId);
  const { linsId } = await asked({ sessions: sessionsIn(8) });
  const clash = await lin.call('orders/acceptTerms', { orderId: linsId, termsVersion: 2 });
  expect(clash.error?.code).toBe('ORDER_CLASHES');
  expect((await of(linsId))?.asked).toBeDefined();
});

test('given cheaper terms, then what those on the old ones may earn stays reserved until the task is over', async () => {
  const { taskId } = await asked({ payFen: 9_000 });
  const reserved = async () => (await system.ports.store.get(taskFunds, taskId))?.reservedFen;
  const before = await reserved();
  await returnUnused(system.ports, taskId, async () => true);
  expect(await reserved()).toBe(before);
});

test('given a change that cannot be, then it says why, and nothing changes', async () => {
  const { taskId, answerByMs } = await asked({ placeName: '五四广场' });
  expect((await change(taskId, { placeName: '五四广场' })).data.answerByMs).toBe(answerByMs);
  expect((await change(taskId, { placeName: '栈桥' })).error?.code).toBe('CHANGED_MEANWHILE');
  expect(await change(taskId, { placeName: '栈桥' }, 2)).toMatchObject({
    error: { code: 'TERMS_ASKED_ALREADY', details: { untilMs: answerByMs } },
  });
  const plain = await openTask(system, zhao, { sessions: sessionsIn(7) });
  expect((await change(plain, { placeName: '台东步行街' })).error?.code).toBe('TERMS_UNCHANGED');
  const soon = { signUpDeadlineMs: system.clock.nowMs() + dayMs };
  const near = await openTask(system, zhao, { sessions: sessionsIn(1.4), ...soon });
  await signUp(lin, near);
  expect((await change(near, { placeName: '栈桥' })).error?.code).toBe('TERMS_TOO_LATE');
  const far = await openTask(system, zhao, { sessions: sessionsIn(9) });
  await signUp(lin, far);
  expect((await change(far, { sessions: sessionsIn(1.4), ...soon })).error?.code).toBe('TERMS_TOO_LATE');
  expect((await change(far, { payFen: 90_000 })).data.due.amountFen).toBeGreaterThan(0);
  expect((await change(far, { placeName: '栈桥' })).error?.code).toBe('TERMS_UNPAID');
  await zhao.get('publishing/cancelFunding', { taskId: far });
  expect((await change(far, { description: '派发传单，报名需先交押金200元。' })).error?.code).toBe(
    'TASK_FORBIDDEN',
  );
  expect((await change(far, { placeName: '低俗会所' })).error?.code).toBe('CONTENT_REJECTED');
  await zhao.get('publishing/updateTask', { taskId: far, changes: { places: 30 } });
  expect((await change(far, { placeName: '栈桥' })).error?.code).toBe('TERMS_PLACES_UNPAID');
  await zhao.get('publishing/closeTask', { taskId: far });
  expect((await change(far, { placeName: '栈桥' })).error?.code).toBe('TASK_NOT_OPEN');
});
