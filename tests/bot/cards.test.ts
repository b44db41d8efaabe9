import { shares } from '../../shared/collections/sharing';
import { openTask } from '../support/data/tasks';
import { newKey } from '../support/system/test-system';
import { type BotSystem, botSystem, cardOf, heardTexts, textOf } from './support/bot-system';

let it_: BotSystem;
beforeEach(async () => {
  it_ = await botSystem();
});
afterEach(() => it_.close());

describe('a new task', () => {
  test('comes to the group as a card, and what comes through it is credited to the group', async () => {
    const { system, publisher } = it_;
    const groupId = await it_.saveGroup();
    const bot = await it_.bot();
    const taskId = await openTask(system, publisher, { title: '啤酒节引导员', category: 'recruiting' });
    await bot.turn();

    const [message, ...more] = it_.heard();
    expect(more).toEqual([]);
    const card = cardOf(message);
    expect(card).toEqual({
      appId: 'wx10ca10000000a001',
      title: '200元/天 · 啤酒节引导员',
      description: '11月26日 周四 时间自由 · 台东步行街 · 完工结 · 还剩 10 个名额',
      path: expect.stringMatching(`^pages/task/index\\?id=${taskId}&share=\\w{16}$`),
      imageUrl: 'https://images.example.com/recruiting.png',
    });

    const share = new URLSearchParams(card?.path.split('?')[1]).get('share') ?? '';
    const lin = await system.signIn('lin');
    expect(await lin.get('sharing/openShare', { share })).toMatchObject({ counted: true, taskId });
    await lin.get('orders/signUp', { taskId, share, termsVersion: 1, idempotencyKey: newKey() });
    await system.timer('tick');
    expect(await system.ports.store.get(shares, share)).toMatchObject({ groupId, openings: 1, signUps: 1 });
  });

  test('comes once, however often the bot looks and whatever happens to the task', async () => {
    await it_.saveGroup();
    const bot = await it_.bot();
    const { system, publisher } = it_;
    const taskId = await openTask(system, publisher);
    for (let turns = 0; turns < 3; turns += 1) {
      await bot.turn();
      system.clock.pass(60_000);
    }
    await publisher.get('publishing/updateTask', { taskId, changes: { places: 12 } }).catch(() => undefined);
    await bot.turn();
    expect(it_.heard()).toHaveLength(1);
  });

  test.each([
    ['another city', { cityCode: '310100' }],
    ['another category', { categories: ['recruiting' as const] }],
    ['a group that is turned off', { isOn: false }],
  ])('does not come to %s', async (_name, changes) => {
    await it_.saveGroup(changes);
    const bot = await it_.bot();
    await openTask(it_.system, it_.publisher);
    await bot.turn();
    expect(it_.heard()).toEqual([]);
  });

  test('that closed while it waited is dropped', async () => {
    const groupId = await it_.saveGroup({ rhythm: 'hourly' });
    const bot = await it_.bot();
    const { system, publisher, service } = it_;
    const taskId = await openTask(system, publisher);
    await bot.turn();
    await publisher.get('publishing/closeTask', { taskId });
    system.clock.pass(3_600_000);
    await bot.turn();
    expect(it_.heard()).toEqual([]);
    expect((await service.get('groups/due', {})).posts).toEqual([]);
    expect((await service.get('groups/claim', { groupId, taskIds: [taskId] })).taskIds).toEqual([]);
  });
});

describe('a task that is over', () => {
  const closeSoon = async (waitMs: number) => {
    await it_.saveGroup();
    const bot = await it_.bot();
    const { system, publisher } = it_;
    const taskId = await openTask(system, publisher);
    await bot.turn();
    system.clock.pass(waitMs);
    await publisher.get('publishing/closeTask', { taskId });
    await bot.turn();
    return it_.heard()[0]?.isRecalled;
  };

  test('is taken back within two minutes', async () => {
    expect(await closeSoon(60_000)).toBe(true);
  });

  test('stays when WeChat would not take it back', async () => {
    expect(await closeSoon(150_000)).toBe(false);
  });

  test('is taken back when its last place is gone', async () => {
    await it_.saveGroup();
    const bot = await it_.bot();
    const { system, publisher } = it_;
    const taskId = await openTask(system, publisher, { places: 1 });
    await bot.turn();
    const lin = await system.signIn('lin');
    await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
    await bot.turn();
    expect(it_.heard()[0]?.isRecalled).toBe(true);
  });
});

test('three that wait for a group are one text, whose numbers lead to cards', async () => {
  await it_.saveGroup();
  const bot = await it_.bot();
  await it_.openTasks(4, (at) => ({ title: `任务${at}`, payFen: 10_000 + at * 100 }));
  await bot.turn();
  expect(heardTexts(it_)).toEqual([
    [
      '青岛有 4 个新任务：',
      ...[3, 2, 1, 0].flatMap((at, index) => [
        `${index + 1}. 任务${at}`,
        `   10${at}元/天 · 11月26日 周四 时间自由 · 台东步行街 · 完工结`,
      ]),
      '回复编号看任务卡片，点开卡片即可报名。',
    ].join('\n'),
  ]);
  expect(cardOf(await it_.ask(bot, '2'))?.title).toBe('102元/天 · 任务2');
});

test('nothing of it is in the log but ids, counts and outcomes', async () => {
  const logs: string[] = [];
  await it_.saveGroup();
  const bot = await it_.bot({ logs });
  await openTask(it_.system, it_.publisher, { title: '啤酒节引导员' });
  await bot.turn();
  await it_.ask(bot, '附近有什么任务');
  const all = logs.join('\n');
  expect(all).toContain('"outcome":"sent"');
  for (const secret of ['啤酒节', '附近', 'lin', it_.service.token ?? '?']) expect(all).not.toContain(secret);
  expect(textOf(it_.heard().at(-1))).toBe('');
});
