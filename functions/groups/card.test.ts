import { shares } from '../../shared/collections/sharing';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { groupSettings } from '../../tests/support/data/group-settings';
import { serviceClient } from '../../tests/support/data/service-client';
import { anyTimeOn } from '../../tests/support/data/task-draft';
import { draftTask, openTask } from '../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let bot: Actor;
let zhao: Actor;
let groupId: string;
beforeEach(async () => {
  system = await createTestSystem();
  bot = await serviceClient(system, 'bot');
  zhao = await system.publisher('zhao');
  groupId = (await bot.get('groups/save', groupSettings('wechaty', 'room-1'))).group.groupId;
});
afterEach(() => system.close());

const card = (taskId: string, more: object = {}) => bot.call('groups/card', { groupId, taskId, ...more });
const linksMade = () =>
  system.sandbox.weChatCalls().filter((it) => it.endpoint === 'generate_urllink').length;

test('given an open task, then its card shows pay, place, settlement and what is left', async () => {
  const taskId = await openTask(system, zhao, { places: 3, settlementCycle: 'daily' });
  const lin = await system.signIn('lin');
  await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  const { data } = await card(taskId);
  expect(data).toEqual({
    appId: system.ports.wechat.appId,
    title: '200元/天 · 台东步行街传单派发',
    description: '11月26日 周四 时间自由 · 台东步行街 · 日结 · 还剩 2 个名额',
    path: `pages/task/index?id=${taskId}&share=${data.shareId}`,
    shareId: expect.stringMatching(/^[0-9A-Za-z]{16}$/),
    category: 'promotion',
  });
  expect((await card(taskId)).data).toEqual(data);
});

test('given a card in a group, when people open it and sign up, then the group earns the credit', async () => {
  const taskId = await openTask(system, zhao);
  const { shareId } = (await card(taskId)).data;
  const lin = await system.signIn('lin');
  expect(await lin.get('sharing/openShare', { share: shareId })).toEqual({ counted: true, taskId });
  expect(await lin.get('sharing/openShare', { share: shareId })).toMatchObject({ reason: 'already-counted' });
  // The first touch earns the credit, also against a friend's later share.
  const own = await (await system.signIn('chen')).get('sharing/createShare', { taskId });
  const signedUp = await lin.get('orders/signUp', {
    taskId,
    share: own.shareId,
    termsVersion: 1,
    idempotencyKey: newKey(),
  });
  expect(signedUp.share).toEqual({ credited: false, reason: 'earlier-share' });
  const wang = await system.signIn('wang');
  const direct = await wang.get('orders/signUp', {
    taskId,
    share: shareId,
    termsVersion: 1,
    idempotencyKey: newKey(),
  });
  expect(direct.share).toEqual({ credited: true });
  await system.timer('tick');
  const share = await system.ports.store.get(shares, shareId);
  expect(share).toMatchObject({ groupId, taskId, openings: 1, signUps: 2 });
  expect(share).not.toHaveProperty('accountId');
});

test('given shares of groups, then they stand in nobody’s list', async () => {
  const taskId = await openTask(system, zhao);
  await card(taskId);
  const own = await zhao.get('sharing/createShare', { taskId });
  const { shares: mine } = await zhao.get('sharing/myShares');
  expect(mine.map(({ shareId }: { shareId: string }) => shareId)).toEqual([own.shareId]);
  expect(await zhao.get('sharing/openShare', { share: own.shareId })).toMatchObject({ reason: 'own' });
});

test('given another group, then its card has a share of its own', async () => {
  const taskId = await openTask(system, zhao);
  const { group } = await bot.get('groups/save', groupSettings('wecom-robot', 'robot-1'));
  const other = await bot.get('groups/card', { groupId: group.groupId, taskId });
  expect(other.shareId).not.toBe((await card(taskId)).data.shareId);
});

describe('with a link', () => {
  test('given a channel without cards, then it opens the same page, and is asked for once', async () => {
    const taskId = await openTask(system, zhao);
    const { link, path } = (await card(taskId, { withLink: true })).data;
    const page = system.sandbox.openUrlLink(link);
    expect(`${page?.path}?${page?.query}`).toBe(path);
    expect((await card(taskId, { withLink: true })).data.link).toBe(link);
    expect(linksMade()).toBe(1);
  });

  test('given a link that lasts, then it is handed out again; before it ends, there is a new one', async () => {
    const nowMs = system.clock.nowMs();
    const far = { signUpDeadlineMs: nowMs + 60 * dayMs, sessions: [anyTimeOn(nowMs + 61 * dayMs)] };
    const taskId = await openTask(system, zhao, far);
    const first = (await card(taskId, { withLink: true })).data;
    system.clock.pass(24 * dayMs);
    expect((await card(taskId, { withLink: true })).data).toEqual(first);
    expect(linksMade()).toBe(1);
    system.clock.pass(2 * dayMs);
    const second = (await card(taskId, { withLink: true })).data;
    expect(second).toEqual({ ...first, link: expect.not.stringMatching(first.link) });
    expect((await card(taskId)).data).not.toHaveProperty('link');
    expect(linksMade()).toBe(2);
  });

  test('given openings, when a link is made later, then they are not forgotten', async () => {
    const taskId = await openTask(system, zhao);
    const { shareId } = (await card(taskId)).data;
    await (await system.signIn('lin')).get('sharing/openShare', { share: shareId });
    await card(taskId, { withLink: true });
    await system.timer('tick');
    expect(await system.ports.store.get(shares, shareId)).toMatchObject({ openings: 1 });
  });

  test('given that WeChat gives no more links today, then that is told', async () => {
    const taskId = await openTask(system, zhao);
    system.sandbox.addFault({ endpoint: 'generate_urllink', fault: 'errcode', errcode: 44993 });
    const { error } = await card(taskId, { withLink: true });
    expect(error).toMatchObject({ code: 'WECHAT_RATE_LIMITED', retryable: true });
    expect((await card(taskId)).ok).toBe(true);
  });
});

describe('is refused', () => {
  test('for a draft and for a task that is none', async () => {
    for (const taskId of [await draftTask(system, zhao), 'nosuchtask000000'])
      expect((await card(taskId)).error?.code).toBe('TASK_NOT_FOUND');
  });

  test('for a closed task, and past the deadline before the timer has come', async () => {
    const closed = await openTask(system, zhao);
    await zhao.get('publishing/closeTask', { taskId: closed });
    const late = await openTask(system, zhao);
    system.clock.pass(3 * dayMs);
    for (const taskId of [closed, late]) expect((await card(taskId)).error?.code).toBe('TASK_CLOSED');
  });

  test('when no place is left', async () => {
    const taskId = await openTask(system, zhao, { places: 1 });
    await (await system.signIn('lin')).get('orders/signUp', {
      taskId,
      termsVersion: 1,
      idempotencyKey: newKey(),
    });
    expect((await card(taskId)).error?.code).toBe('TASK_FULL');
  });

  test('for a group that is none', async () => {
    const taskId = await openTask(system, zhao);
    const { error } = await bot.call('groups/card', { groupId: 'nosuchgroup00000', taskId });
    expect(error?.code).toBe('GROUP_NOT_FOUND');
  });
});
