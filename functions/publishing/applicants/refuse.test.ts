import { orders } from '../../../shared/collections/orders';
import { taskPlaces } from '../../../shared/collections/tasks';
import { minuteMs } from '../../../shared/domain/calendar/calendar';
import { eventsFor } from '../../../tests/support/data/events';
import { openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';
import { unansweredChecks, weChatFaults } from '../../../tests/support/system/wechat-faults';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
let taskId: string;
let orderId: string;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
  taskId = await openTask(system, zhao, { admission: 'reviewed', places: 2 });
  ({
    order: { orderId },
  } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() }));
});
afterEach(() => system.close());

const refuse = (reason = '需要有展会经验的人', who = zhao, id = orderId) =>
  who.call('publishing/refuse', { orderId: id, reason });
const statusOf = async () => (await system.ports.store.get(orders, orderId))?.status;

test('given somebody who waits, when they are refused, then they read why and nobody waits any more', async () => {
  system.clock.pass(1_000);
  expect((await refuse()).data).toEqual({ orderId, status: 'refused' });
  const { order } = await lin.get('orders/get', { orderId });
  expect(order.timeline.at(-1)).toMatchObject({
    status: 'refused',
    by: 'publisher',
    reason: '需要有展会经验的人',
  });
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ left: 2, signUps: 0 });
  const [, told] = await eventsFor(system, orderId);
  expect(told).toMatchObject({ type: 'order.refused', accountId: lin.accountId });
  expect(JSON.stringify(told)).not.toContain('展会经验');
  await system.timer('tick');
  expect((await lin.get('messages/notices')).notices).toMatchObject([{ title: '报名未通过' }]);
});

test('given a refusal, when it is repeated, also at once and with other words, then the first stands', async () => {
  await Promise.all([refuse(), refuse()]);
  expect((await refuse('换一个别的理由')).data).toEqual({ orderId, status: 'refused' });
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ signUps: 0 });
  const order = await system.ports.store.get(orders, orderId);
  expect(order?.timeline.map(({ reason }) => reason)).toEqual([undefined, '需要有展会经验的人']);
  expect((await eventsFor(system, orderId)).filter(({ type }) => type === 'order.refused')).toHaveLength(1);
});

test('given somebody admitted, when they are refused, then ORDER_NOT_WAITING and the place stays theirs', async () => {
  await zhao.get('publishing/admit', { orderId });
  expect(await refuse()).toMatchObject({ status: 409, error: { code: 'ORDER_NOT_WAITING' } });
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ left: 1, signUps: 1 });
});

test('given admit and refuse at once, when both run, then one of them wins wholly', async () => {
  const answers = await Promise.all([zhao.call('publishing/admit', { orderId }), refuse()]);
  expect(answers.map(({ error }) => error?.code).sort()).toEqual(['ORDER_NOT_WAITING', undefined]);
  const isAdmitted = (await statusOf()) === 'admitted';
  const places = await system.ports.store.get(taskPlaces, taskId);
  expect(places).toMatchObject(isAdmitted ? { left: 1, signUps: 1 } : { left: 2, signUps: 0 });
});

test('given a reason that asks for money or insults, when it is sent, then it does not reach the person', async () => {
  const money = await refuse('先交200元培训费才能录用');
  expect(money).toMatchObject({ status: 422, error: { code: 'TASK_FORBIDDEN' } });
  expect(money.error?.details?.sentence).toContain('培训费');
  expect(await refuse('你这个傻逼')).toMatchObject({ status: 422, error: { code: 'CONTENT_REJECTED' } });
  expect((await refuse('不')).error?.code).toBe('INVALID_INPUT');
  expect(await statusOf()).toBe('applied');
});

test.each([...weChatFaults, ...unansweredChecks])(
  'given that WeChat %s and cannot judge the reason, when somebody is refused, then it stands by the rules',
  async (_does, fault) => {
    system.sandbox.addFault({ endpoint: 'msg_sec_check', ...fault });
    expect((await refuse()).error?.code).toBeUndefined();
    expect(await statusOf()).toBe('refused');
  },
);

test('given a publisher WeChat has not seen for two hours, when they refuse, then SESSION_EXPIRED', async () => {
  system.clock.pass(11 * minuteMs);
  system.sandbox.addFault({ endpoint: 'msg_sec_check', fault: 'errcode', errcode: 61010 });
  expect((await refuse()).error?.code).toBe('SESSION_EXPIRED');
  expect(await statusOf()).toBe('applied');
});

test("given another publisher's applicant, none or a stranger, when refusing, then it is refused", async () => {
  const sun = await system.publisher('sun');
  expect((await refuse('理由不重要', sun)).error?.code).toBe('ORDER_NOT_FOUND');
  expect((await refuse('理由不重要', zhao, '0000000000000000')).error?.code).toBe('ORDER_NOT_FOUND');
  expect((await refuse('理由不重要', system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await refuse('理由不重要', lin)).error?.code).toBe('ROLE_REQUIRED');
  expect(await statusOf()).toBe('applied');
});
