import { notices, weChatMessages } from '../../../shared/collections/events';
import { AppError } from '../../../shared/contract/errors';
import { minuteMs } from '../../../shared/domain/calendar/calendar';
import { Fault } from '../../../shared/ports/fault';
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
  expect(await outcome()).toBe('not-yet');
  const asked = system.sandbox.weChatCalls().filter(({ endpoint }) => endpoint === 'subscribe_send');
  expect(asked).toHaveLength(1);
});

const isRefusal = ([, { fault }]: (typeof weChatFaults)[number]): boolean => fault === 'errcode';

test.each(weChatFaults.filter(isRefusal))(
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

test.each(weChatFaults.filter((each) => !isRefusal(each)))(
  'given that WeChat %s, so that it may have sent it, when the tick runs on, then it is not sent again',
  async (_does, fault) => {
    credit(3);
    await admitted();
    system.sandbox.addFault({ endpoint: 'subscribe_send', ...fault });
    await tick();
    expect(await outcome()).toBe('unknown');
    system.sandbox.clearFaults();
    for (let run = 0; run < 3; run += 1) {
      system.clock.pass(minuteMs);
      await tick();
    }
    expect(messages()).toHaveLength(0);
    const lines = system.logs.map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ fault: 'wechat', endpoint: 'subscribe_send' }));
  },
);

test('given three credits and an answer that is lost twice, when the tick runs on, then one message arrives', async () => {
  credit(3);
  await admitted();
  const lost = (): Promise<never> =>
    Promise.reject(
      new AppError('WECHAT_TIMEOUT', undefined, {
        cause: new Fault('late', { platform: 'wechat', endpoint: 'subscribe_send' }, { isInDoubt: true }),
      }),
    );
  const { wechat } = system.ports;
  const sendSubscribeMessage: typeof wechat.sendSubscribeMessage = async (message) => {
    await wechat.sendSubscribeMessage(message);
    return lost();
  };
  for (let run = 0; run < 3; run += 1) {
    await callOver(system, { wechat: { ...wechat, sendSubscribeMessage } }).timer('tick');
    system.clock.pass(minuteMs);
  }
  await tick();
  expect(messages()).toHaveLength(1);
});

test('given that no token is to be had, when it is told, then nothing was sent, and the next run sends it', async () => {
  credit();
  await admitted();
  const { wechat } = system.ports;
  const cause = new Fault('late', { platform: 'wechat', endpoint: 'stable_token' }, { isInDoubt: true });
  const sendSubscribeMessage = () => Promise.reject(new AppError('WECHAT_TIMEOUT', undefined, { cause }));
  await callOver(system, { wechat: { ...wechat, sendSubscribeMessage } }).timer('tick');
  expect(await outcome()).toBeUndefined();
  system.clock.pass(minuteMs);
  await tick();
  expect(messages()).toHaveLength(1);
});

describe('given a person who had not allowed it', () => {
  test('when they allow it later, then the latest is sent, once', async () => {
    await admitted();
    system.clock.pass(1_000);
    const latest = await admitted('展会引导员');
    await tick();
    expect(messages()).toHaveLength(0);
    credit(3);
    await lin.get('messages/allow');
    await lin.get('messages/allow');
    await tick();
    await tick();
    expect(messages()).toMatchObject([
      { page: `pages/orders/detail?id=${latest}`, data: { thing1: '展会引导员', phrase2: '已录用' } },
    ]);
    await lin.get('messages/allow');
    await tick();
    expect(messages()).toHaveLength(2);
    await lin.get('messages/allow');
    await tick();
    expect(messages()).toHaveLength(2);
  });

  test('when WeChat still says no, then it waits on', async () => {
    await admitted();
    await tick();
    await lin.get('messages/allow');
    await tick();
    expect(await outcome()).toBe('not-yet');
    credit();
    await lin.get('messages/allow');
    await tick();
    expect(messages()).toHaveLength(1);
    expect(await outcome()).toBe('sent');
  });

  test('when somebody else allows theirs, then nothing of this person is sent', async () => {
    await admitted();
    await tick();
    credit();
    await zhao.get('messages/allow');
    await tick();
    expect(messages()).toHaveLength(0);
  });
});

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
  await callOver(system, {
    settings: { ...system.ports.settings, subscribeTemplates: {} },
  }).timer('tick');
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

test('given who allowed each kind once, when work is near, then one reminder is sent by its own template; later ones wait', async () => {
  const templates = system.ports.settings.subscribeTemplates;
  system.sandbox.grantSubscribeCredit('lin', templates.workReminder ?? '', 1);
  const startMs = system.clock.nowMs() + 3 * 60 * minuteMs;
  const taskId = await openTask(system, zhao, {
    sessions: [{ startMs, endMs: startMs + 60 * minuteMs }],
    signUpDeadlineMs: startMs,
  });
  await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  await tick();
  system.clock.pass(60 * minuteMs);
  await tick();
  await tick();
  expect(messages()).toMatchObject([{ templateId: templates.workReminder, data: { phrase2: '即将开工' } }]);
});
