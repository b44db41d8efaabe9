import { notices, weChatMessages } from '../../../shared/collections/events';
import { minuteMs } from '../../../shared/domain/calendar/calendar';
import { orderTemplate } from '../../../tests/support/data/order-template';
import { openTask } from '../../../tests/support/data/tasks';
import { callOver } from '../../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';
import { weChatFaults } from '../../../tests/support/system/wechat-faults';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
});
afterEach(() => system.close());

const tick = () => system.timer('tick');
const credit = (count = 1) => system.sandbox.grantSubscribeCredit('lin', orderTemplate(system), count);
const messages = () => system.sandbox.weChatMessages();

async function admitted(title = '台东步行街传单派发'): Promise<string> {
  const taskId = await openTask(system, zhao, { title });
  return (await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order
    .orderId;
}

async function outcome() {
  const [{ noticeId }] = (await lin.get('messages/notices')).notices;
  const notice = await system.ports.store.get(notices, noticeId);
  return (await system.ports.store.get(weChatMessages, notice?.eventId ?? ''))?.outcome;
}

test('given one credit, when the person is admitted, then WeChat tells them once, however often the tick runs', async () => {
  credit(3);
  const orderId = await admitted();
  for (let run = 0; run < 3; run += 1) await tick();
  expect(messages()).toHaveLength(1);
  expect(messages()[0]).toMatchObject({
    person: 'lin',
    templateId: orderTemplate(system),
    page: `pages/orders/detail?id=${orderId}`,
    data: { thing1: '台东步行街传单派发', phrase2: '已录用', thing4: '请按时到岗，点开查看时间和地点' },
  });
  expect(await outcome()).toBe('sent');
});

test('given a refusal, when it is told, then WeChat tells it too', async () => {
  credit();
  const taskId = await openTask(system, zhao, { admission: 'reviewed' });
  const { order } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  await zhao.get('publishing/refuse', { orderId: order.orderId, reason: '人数已经够了' });
  await tick();
  expect(messages()).toMatchObject([{ data: { phrase2: '未通过', thing4: '点开查看原因，再看看其他任务' } }]);
});

test('given a title of forty characters, emoji among them, when it is told, then WeChat takes it', async () => {
  credit();
  await admitted(`${'很'.repeat(19)}🎉${'长'.repeat(18)}`);
  await tick();
  expect(messages()).toHaveLength(1);
  expect(messages()[0]?.data.thing1).toBe(`${'很'.repeat(19)}🎉`);
});

test('given no credit, when the person is admitted, then the notice alone tells them and WeChat is asked once', async () => {
  await admitted();
  for (let run = 0; run < 3; run += 1) await tick();
  expect(await outcome()).toBe('not-subscribed');
  const asked = system.sandbox.weChatCalls().filter(({ endpoint }) => endpoint === 'subscribe_send');
  expect(asked).toHaveLength(1);
});

test.each(weChatFaults)(
  'given that WeChat %s, when it is told, then the next run sends it',
  async (_does, fault) => {
    credit();
    await admitted();
    system.sandbox.addFault({ endpoint: 'subscribe_send', ...fault });
    await tick();
    expect(messages()).toHaveLength(0);
    expect(await outcome()).toBeUndefined();
    system.sandbox.clearFaults();
    system.clock.pass(minuteMs);
    await tick();
    expect(messages()).toHaveLength(1);
    expect(await outcome()).toBe('sent');
  },
);

test('given that WeChat fails for one person, when it is told, then the others are told all the same', async () => {
  credit();
  const li = await system.signIn('li');
  system.sandbox.grantSubscribeCredit('li', orderTemplate(system), 1);
  const taskId = await openTask(system, zhao);
  for (const who of [lin, li])
    await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  system.sandbox.addFault({ endpoint: 'subscribe_send', fault: 'http-500' });
  await tick();
  expect(messages()).toHaveLength(1);
});

test('given no template, when the person is admitted, then only the notice is given', async () => {
  credit();
  await admitted();
  await callOver(system, { settings: { subscribeTemplates: {} } }).timer('tick');
  expect(await outcome()).toBe('none');
  expect(messages()).toEqual([]);
});

test('given an event that is not for WeChat, when it is told, then no credit is used', async () => {
  system.sandbox.grantSubscribeCredit('zhao', orderTemplate(system), 1);
  const taskId = await openTask(system, zhao, { admission: 'reviewed' });
  await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  await tick();
  expect(messages()).toEqual([]);
});
