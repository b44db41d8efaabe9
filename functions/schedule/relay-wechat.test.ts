import { notices } from '../../shared/collections/events';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { callOver } from '../../tests/support/backend/call-over';
import { orderTemplate } from '../../tests/support/data/order-template';
import { openTask } from '../../tests/support/data/tasks';
import { hastyTimeoutMs, weChatFaults } from '../../tests/support/backend/wechat-faults';
import { type Actor, createWorld, newKey, type World } from '../../tests/support/backend/test-backend';

let world: World;
let zhao: Actor;
let lin: Actor;
beforeEach(async () => {
  world = await createWorld({ timeoutMs: hastyTimeoutMs });
  [zhao, lin] = [await world.publisher('zhao'), await world.signIn('lin')];
});
afterEach(() => world.close());

const relay = () => world.timer('relayOutbox');
const credit = (count = 1) => world.sandbox.grantSubscribeCredit('lin', orderTemplate(world), count);
const messages = () => world.sandbox.weChatMessages();

async function admitted(title = '台东步行街传单派发'): Promise<string> {
  const taskId = await openTask(world, zhao, { title });
  return (await lin.get('orders/signUp', { taskId, idempotencyKey: newKey() })).order.orderId;
}

async function stateOfNotice() {
  const [{ noticeId }] = (await lin.get('messages/notices')).notices;
  return (await world.ports.store.get(notices, noticeId))?.wechat;
}

test('given one credit, when the person is admitted, then WeChat tells them once, however often the relay runs', async () => {
  credit(3);
  const orderId = await admitted();
  for (let run = 0; run < 3; run += 1) await relay();
  expect(messages()).toHaveLength(1);
  expect(messages()[0]).toMatchObject({
    person: 'lin',
    templateId: orderTemplate(world),
    page: `pages/orders/detail?id=${orderId}`,
    data: { thing1: '台东步行街传单派发', phrase2: '已录用' },
  });
  expect(await stateOfNotice()).toBe('sent');
});

test('given a refusal, when it is relayed, then WeChat tells it too', async () => {
  credit();
  const taskId = await openTask(world, zhao, { admission: 'reviewed' });
  const { order } = await lin.get('orders/signUp', { taskId, idempotencyKey: newKey() });
  await zhao.get('publishing/refuse', { orderId: order.orderId, reason: '人数已经够了' });
  await relay();
  expect(messages()).toMatchObject([{ data: { phrase2: '未通过' } }]);
});

test('given a title of forty characters, emoji among them, when it is told, then WeChat takes it', async () => {
  credit();
  await admitted(`${'很'.repeat(19)}🎉${'长'.repeat(18)}`);
  await relay();
  expect(messages()).toHaveLength(1);
  expect(messages()[0]?.data.thing1).toBe(`${'很'.repeat(19)}🎉`);
});

test('given no credit, when the person is admitted, then the notice alone tells them and WeChat is asked once', async () => {
  await admitted();
  for (let run = 0; run < 3; run += 1) await relay();
  expect(await stateOfNotice()).toBe('not-subscribed');
  const asked = world.sandbox.weChatCalls().filter(({ endpoint }) => endpoint === 'subscribe_send');
  expect(asked).toHaveLength(1);
});

test.each(weChatFaults)(
  'given that WeChat %s, when it is relayed, then the next run sends it',
  async (_does, fault) => {
    credit();
    await admitted();
    world.sandbox.addFault({ endpoint: 'subscribe_send', ...fault });
    expect(await relay()).toEqual({ handled: 1 });
    expect(messages()).toHaveLength(0);
    expect(await stateOfNotice()).toBe('pending');
    world.sandbox.clearFaults();
    world.clock.pass(minuteMs);
    await relay();
    expect(messages()).toHaveLength(1);
    expect(await stateOfNotice()).toBe('sent');
  },
);

test('given that WeChat fails for one person, when it is relayed, then the others are told all the same', async () => {
  credit();
  const li = await world.signIn('li');
  world.sandbox.grantSubscribeCredit('li', orderTemplate(world), 1);
  const taskId = await openTask(world, zhao);
  for (const who of [lin, li]) await who.get('orders/signUp', { taskId, idempotencyKey: newKey() });
  world.sandbox.addFault({ endpoint: 'subscribe_send', fault: 'http-500' });
  expect(await relay()).toEqual({ handled: 2 });
  expect(messages()).toHaveLength(1);
});

test('given no template, when the person is admitted, then only the notice is given', async () => {
  credit();
  await admitted();
  await callOver(world, { settings: { subscribeTemplates: {} } }).timer('relayOutbox');
  expect(await stateOfNotice()).toBe('none');
  expect(messages()).toEqual([]);
});

test('given an event that is not for WeChat, when it is relayed, then no credit is used', async () => {
  world.sandbox.grantSubscribeCredit('zhao', orderTemplate(world), 1);
  const taskId = await openTask(world, zhao, { admission: 'reviewed' });
  await lin.get('orders/signUp', { taskId, idempotencyKey: newKey() });
  await relay();
  expect(messages()).toEqual([]);
});
