import type { Engine } from '../../bot/engine/engine';
import { openTask } from '../support/data/tasks';
import { newKey } from '../support/system/test-system';
import { type BotSystem, botSystem, cardOf, textOf } from './support/bot-system';

let here: BotSystem;
let bot: Engine;
let ids: { readonly leaflets: string; readonly booth: string; readonly moving: string };

beforeAll(async () => {
  here = await botSystem();
  const { system, publisher } = here;
  const open = (title: string, changes: Parameters<typeof openTask>[2]) => {
    system.clock.pass(1_000);
    return openTask(system, publisher, { title, ...changes });
  };
  const leaflets = await open('传单派发', { category: 'promotion', settlementCycle: 'daily' });
  const booth = await open('展位接待', { category: 'recruiting', settlementCycle: 'daily' });
  const moving = await open('搬家帮手', { category: 'other', settlementCycle: 'weekly', places: 2 });
  ids = { leaflets, booth, moving };
  const shanghai = { cityCode: '310100', longitude: 121.4737, latitude: 31.2304 };
  await open('上海会展', { ...shanghai, settlementCycle: 'monthly' });
  const full = await open('满员的任务', { places: 1 });
  await (await system.signIn('wang')).get('orders/signUp', {
    taskId: full,
    termsVersion: 1,
    idempotencyKey: newKey(),
  });
  bot = await here.bot();
  await bot.turn();
  await here.saveGroup();
});
afterAll(() => here.close());
// Each question finds the group's own limit untouched.
beforeEach(() => here.system.clock.pass(61_000));

const list = (heading: string, ...tasks: string[]) =>
  [heading, ...tasks, '回复编号看任务卡片，点开卡片即可报名。'].join('\n');
const line = (number: number, title: string, cycle: string) =>
  `${number}. ${title}\n   200元/天 · 11月26日 周四 时间自由 · 台东步行街 · ${cycle}`;

const all = list(
  '青岛最新的任务：',
  line(1, '搬家帮手', '周结'),
  line(2, '展位接待', '日结'),
  line(3, '传单派发', '日结'),
);

describe('a list', () => {
  test.each([
    ['附近有什么任务', all],
    [' 附近 有 什么任务？ ', all],
    ['@接单小助手\u2005附近有什么任务', all],
    ['日结', list('青岛最新的日结任务：', line(1, '展位接待', '日结'), line(2, '传单派发', '日结'))],
    ['月结', '青岛现在没有可报名的月结任务，有新的会发到群里。'],
    ['完工结', '青岛现在没有可报名的完工结任务，有新的会发到群里。'],
  ])('answers %j', async (question, answer) => {
    expect(textOf(await here.ask(bot, question))).toBe(answer);
  });

  test('of one task is its card', async () => {
    for (const [question, taskId] of [
      ['周结', ids.moving],
      ['推广', ids.leaflets],
      ['招聘', ids.booth],
      ['其他', ids.moving],
    ] as const) {
      expect(cardOf(await here.ask(bot, question))?.path).toContain(`id=${taskId}&`);
    }
  });

  test('gives its numbers a meaning, full-width ones too, until the next list', async () => {
    await here.ask(bot, '附近有什么任务');
    expect(cardOf(await here.ask(bot, '1'))?.path).toContain(ids.moving);
    expect(cardOf(await here.ask(bot, '３'))?.path).toContain(ids.leaflets);
    await here.ask(bot, '日结');
    expect(cardOf(await here.ask(bot, '1'))?.path).toContain(ids.booth);
  });

  test('is forgotten after half a day', async () => {
    await here.ask(bot, '附近有什么任务');
    here.system.clock.pass(12 * 3_600_000);
    expect(await here.ask(bot, '1')).toBeUndefined();
  });
});

test('a task id leads to its card, in any group', async () => {
  expect(cardOf(await here.ask(bot, ids.booth))?.path).toContain(ids.booth);
});

test('帮助 says what one may ask', async () => {
  expect(textOf(await here.ask(bot, '帮 助'))).toContain('· 附近有什么任务');
});

describe('everything else is ignored', () => {
  test.each([
    '大家好',
    '有没有日结的',
    '日结吗',
    '99',
    '0',
    '13800001001',
    'abcdefghijklmnop',
    'A1b2C3d4E5f6G7h8',
    '帮助一下',
    '附近有什么任务'.repeat(20),
  ])('%j', async (text) => {
    await here.ask(bot, '日结');
    expect(await here.ask(bot, text)).toBeUndefined();
  });
});

test('a full task is told so, when somebody asks by its number', async () => {
  await here.ask(bot, '附近有什么任务');
  const { system } = here;
  for (const person of ['crowd-1', 'crowd-2']) {
    const one = await system.signIn(person);
    await one.get('orders/signUp', { taskId: ids.moving, termsVersion: 1, idempotencyKey: newKey() });
  }
  expect(textOf(await here.ask(bot, '1'))).toContain('名额已满');
});

test('a group gets six answers a minute, and the rest when it is time', async () => {
  const before = here.heard().length;
  for (let asked = 0; asked < 9; asked += 1) await here.ask(bot, '帮助');
  expect(here.heard().length - before).toBe(6);
  here.system.clock.pass(61_000);
  await bot.turn();
  // Nobody remembers by then what was asked.
  expect(here.heard().length - before).toBe(6);
});
