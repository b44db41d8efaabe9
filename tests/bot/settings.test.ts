import type { Engine } from '../../bot/engine/engine';
import { openTask } from '../support/data/tasks';
import { type BotSystem, botSystem, textOf } from './support/bot-system';

let here: BotSystem;
let bot: Engine;
beforeEach(async () => {
  here = await botSystem();
  bot = await here.bot();
});
afterEach(() => here.close());

const owner = 'zhao';
const group = async () => (await here.service.get('groups/list', {})).groups[0];

describe('a group that nobody has set up', () => {
  test('hears nothing but help and settings', async () => {
    for (const text of ['附近有什么任务', '日结', '1']) expect(await here.ask(bot, text)).toBeUndefined();
    expect(textOf(await here.ask(bot, '帮助'))).toContain('附近有什么任务');
    expect(textOf(await here.ask(bot, '设置', owner))).toContain('还没有设置');
    expect(textOf(await here.ask(bot, '设置 推广', owner))).toContain('请先告诉我城市');
    expect(await group()).toBeUndefined();
  });

  test('is set up by its owner, and gets tasks from then on', async () => {
    expect(textOf(await here.ask(bot, '设置 青岛 推广', owner))).toBe(
      '已保存。\n任务推送：开启\n城市：青岛\n类别：推广\n频率：即时\n安静时段：22:00–8:00',
    );
    expect(await group()).toMatchObject({ cityCode: '370200', categories: ['promotion'], isOn: true });
    await openTask(here.system, here.publisher);
    await bot.turn();
    expect(here.heard()).toHaveLength(2);
  });
});

describe('the owner', () => {
  beforeEach(async () => {
    await here.saveGroup();
  });

  test.each([
    ['设置 上海', { cityCode: '310100' }],
    ['设置青岛推广招聘', { cityCode: '370200', categories: ['recruiting', 'promotion'] }],
    ['设置 推广、其他', { categories: ['promotion', 'other'] }],
    ['设置 全部', { categories: [] }],
    ['设置　安静　２３－７', { quietFromHour: 23, quietToHour: 7 }],
    ['设置 安静 0-0', { quietFromHour: 0, quietToHour: 0 }],
    ['设置 安静 21点到9点', { quietFromHour: 21, quietToHour: 9 }],
    ['设置 频率 每小时', { rhythm: 'hourly' }],
    ['设置 频率每天', { rhythm: 'daily' }],
    ['设置 关闭', { isOn: false }],
    ['设置 恩施 频率 即时 安静 22-8', { cityCode: '422800', rhythm: 'at-once' }],
  ])('says %j', async (text, change) => {
    expect(textOf(await here.ask(bot, text, owner))).toContain('已保存');
    expect(await group()).toMatchObject(change);
  });

  test.each(['设置 青鸟', '设置 安静 25-8', '设置 频率 每周', '设置 青岛 xyz'])(
    'is told what is possible when %j makes no sense, and nothing changes',
    async (text) => {
      const before = await group();
      const answer = textOf(await here.ask(bot, text, owner));
      expect(answer).toContain('什么都没有改');
      expect(answer).toContain('设置 青岛 推广');
      expect(await group()).toEqual(before);
    },
  );

  test('sees how things stand', async () => {
    expect(textOf(await here.ask(bot, '设置', owner))).toContain('频率：即时');
  });

  test('turns the bot off and on again', async () => {
    await here.ask(bot, '设置 关闭', owner);
    expect(await here.ask(bot, '附近有什么任务')).toBeUndefined();
    await here.ask(bot, '设置 开启', owner);
    expect(await here.ask(bot, '附近有什么任务')).toBeDefined();
  });
});

test('anybody else is refused politely, once an hour, and changes nothing', async () => {
  await here.saveGroup();
  const before = await group();
  expect(textOf(await here.ask(bot, '设置 上海'))).toContain('只有群主和管理员');
  expect(await here.ask(bot, '设置 关闭', 'chen')).toBeUndefined();
  here.system.clock.pass(3_600_000);
  expect(textOf(await here.ask(bot, '设置 关闭', 'chen'))).toContain('只有群主和管理员');
  expect(await group()).toEqual(before);
});
