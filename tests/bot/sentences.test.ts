import type { Backend } from '../../bot/backend/backend';
import type { Engine } from '../../bot/engine/engine';
import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import { openTask, storeOpenTasks } from '../support/data/tasks';
import { type BotSystem, botSystem, cardOf, heardTexts, roomId, textOf } from './support/bot-system';

let here: BotSystem;
let bot: Engine;
const asked: Parameters<Backend['tasks']['find']>[0][] = [];

/** Notes what is asked of the catalogue. */
const noting = (backend: Backend): Backend => ({
  ...backend,
  tasks: {
    ...backend.tasks,
    find: (input) => {
      asked.push(input);
      return backend.tasks.find(input);
    },
  },
});

beforeAll(async () => {
  here = await botSystem();
  const { system, publisher } = here;
  const nowMs = system.clock.nowMs();
  const tomorrow = {
    signUpDeadlineMs: nowMs + 12 * hourMs,
    sessions: [{ startMs: nowMs + dayMs, endMs: nowMs + dayMs + 4 * hourMs }],
  };
  const open = (title: string, changes: Parameters<typeof openTask>[2]) => {
    system.clock.pass(1_000);
    return openTask(system, publisher, { title, ...changes });
  };
  for (const title of ['传单派发', '展位接待', '夜市导购', '试吃帮手'])
    await open(title, { ...tomorrow, settlementCycle: 'daily' });
  await open('搬家帮手', { category: 'other', settlementCycle: 'weekly' });
  await open('写字楼保洁', {
    category: 'other',
    type: 'cleaning',
    placeName: '五四广场',
    longitude: 120.3849,
    latitude: 36.0614,
    address: '青岛市市南区东海西路 1 号',
    settlementCycle: 'monthly',
  });
  bot = await here.bot({ backend: noting });
  await bot.turn();
  await here.saveGroup();
});
afterAll(() => here.close());
beforeEach(() => {
  asked.length = 0;
  here.system.clock.pass(61_000);
});

const at = '@接单小助手\u2005';
const answers = async (text: string) => {
  const before = here.heard().length;
  await here.ask(bot, text);
  return here.heard().slice(before);
};

const [heading, ...rest] = [
  '按 台东附近 · 明天 11月23日 · 日结，青岛有 4 个任务，最合适的 3 个：',
  expect.stringMatching(/^1\. .+/),
];

test.each([`${at}台东附近明天有什么日结`, '台东附近明天有什么日结', `台东附近明天有什么日结${at}`])(
  'given %j, then it says what it understood, how many there are and the best three, and brings the list',
  async (text) => {
    const [list, card, ...more] = await answers(text);
    const lines = textOf(list).split('\n');
    expect(lines[0]).toBe(heading);
    expect(lines.slice(1)).toEqual([
      ...rest,
      '   200元/天 · 11月23日 周一 10:00–14:00 · 台东步行街 · 日结',
      expect.stringMatching(/^2\. /),
      expect.stringContaining('200元/天'),
      expect.stringMatching(/^3\. /),
      expect.stringContaining('200元/天'),
      '回复编号看任务卡片，点开卡片即可报名。',
    ]);
    const query = `city=370200&text=${encodeURIComponent('台东附近明天有什么日结')}`;
    expect(cardOf(card)?.path).toBe(`pages/search/index?${query}`);
    expect(more).toEqual([]);
    expect(asked).toEqual([
      { city: '370200', text: '台东附近明天有什么日结', sort: 'relevant', hideFull: true, limit: 3 },
    ]);
  },
);

test('given one find, then its card follows, and its number stands for it', async () => {
  const [text, card, ...more] = await answers(`${at}帮我找市南的保洁`);
  expect(textOf(text)).toMatch(/^按 市南区 · “保洁”，青岛有 1 个任务：\n1\. 写字楼保洁\n/);
  expect(cardOf(card)?.path).toMatch(/^pages\/task\/index\?id=/);
  expect(more).toEqual([]);
  expect(cardOf(await here.ask(bot, '1'))?.path).toBe(cardOf(card)?.path);
});

test('given nothing that fits, then it says so, and what to leave out', async () => {
  const [text, ...more] = await answers(`${at}明天五四广场附近有什么日结`);
  expect(textOf(text)).toBe(
    '按 明天 11月23日 · 五四广场附近 · 日结，青岛现在没有可报名的任务。\n去掉「五四广场附近」有 4 个，可以这样再问。',
  );
  expect(more).toEqual([]);
});

test('given another city by name, then it is looked at there, and said', async () => {
  await storeOpenTasks(here.system, 4, (number) => ({
    title: `外滩引导员${number}`,
    cityCode: '310100',
    district: '黄浦区',
    placeName: '外滩',
    settlementCycle: 'daily',
  }));
  here.system.clock.pass(61_000);
  const [list, card] = await answers(`${at}上海有什么日结`);
  expect(cardOf(card)).toMatchObject({
    title: '上海市：查看全部找到的任务',
    path: `pages/search/index?city=310100&text=${encodeURIComponent('上海有什么日结')}`,
  });
  expect(textOf(list)).toMatch(/^按 日结，上海有 4 个任务，最合适的 3 个：\n1\. 外滩引导员/);
  expect(textOf((await answers(`${at}上海有什么活`))[0])).toMatch(/^上海有 4 个任务，/);
  expect(textOf((await answers(`${at}上海有什么保洁`))[0])).toMatch(
    /^按 “保洁”，上海现在没有可报名的任务。\n/,
  );
});

test('given 兼职, then tasks are found that do not say so, also when nobody is spoken to', async () => {
  for (const text of [`${at}市南的兼职`, '市南有没有兼职'])
    expect(textOf((await answers(text))[0])).toMatch(/^按 市南区，青岛有 1 个任务：\n1\. 写字楼保洁\n/);
});

test('given words of the trade that find nothing beside what is understood, then it says what to leave out', async () => {
  const [text] = await answers(`${at}市南的保洁明天凌晨`);
  expect(textOf(text)).toMatch(/^按 市南区 · 明天 11月23日 · .+ · “保洁”，青岛现在没有可报名的任务。\n/);
});

test('given words that are none of the trade and find nothing, then they are not repeated', async () => {
  const [text] = await answers(`${at}台东附近有没有坏蛋王老五的兼职`);
  expect(textOf(text)).toMatch(/^按 台东附近 · 您说的关键词，青岛现在没有可报名的任务。\n/);
  expect(textOf(text)).not.toContain('王老五');
});

test('given a group that wants some categories only, then no other is told or counted', async () => {
  await here.saveGroup({ categories: ['other'] });
  here.system.clock.pass(61_000);
  const [text, ...more] = await answers(`${at}台东附近有什么活`);
  expect(textOf(text)).toMatch(/^按 台东附近，青岛有 1 个任务：\n1\. 搬家帮手\n/);
  expect(more).toHaveLength(1);
  await here.saveGroup();
  here.system.clock.pass(61_000);
});

test.each(['你好', '谢谢', '今天天气怎么样', '讲个笑话', '明天下雨吗', '你真棒', '[微笑]', '\ue000'])(
  'given %j said to it, then it says in one line what it can do',
  async (text) => {
    expect((await answers(at + text)).map(textOf)).toEqual([
      '我能帮您找本地的零工任务，比如 @我 问「周末有什么日结」；发送「帮助」看全部问法。',
    ]);
  },
);

test.each(['有什么活', '有活吗', '招人吗', '附近有什么任务'])(
  'given %j said to it, then it tells what is new in the city',
  async (text) => {
    const [list] = await answers(at + text);
    expect(textOf(list)).toMatch(/^青岛最新的任务：\n1\. 写字楼保洁/);
  },
);

describe('said to it, an answer comes', () => {
  const times = ['', '明天', '明天上午', '11月23日', '周一'];
  const wishes = [
    '日结',
    '台东附近',
    '台东附近有什么活',
    '市北的兼职',
    '传单',
    '有没有导购',
    '200以上',
    '展会活动',
  ];
  const sentences = times.flatMap((time) => wishes.map((wish) => `${time}${wish}`));

  test('to forty sentences and more', async () => {
    expect(sentences.length).toBeGreaterThanOrEqual(40);
    const silent: string[] = [];
    for (const sentence of sentences) {
      here.system.clock.pass(181_000);
      if ((await answers(at + sentence)).length === 0) silent.push(sentence);
    }
    expect(silent).toEqual([]);
  });
});

describe('said to nobody, it stays silent', () => {
  test.each([
    // The place is sure, and nobody asks for work.
    '台东附近今天好热',
    '台东附近招两名促销员，日结',
    '@小王\u2005台东附近有什么日结',
    // Somebody asks for work, and names no place or none that is known.
    '明天有没有兼职',
    '有什么日结',
    '月球附近有什么日结',
    '有没有发传单的兼职',
    // Both are sure, and there is nothing to tell.
    '市南明天有没有日结',
  ])('%j', async (text) => {
    expect(await answers(text)).toEqual([]);
  });

  test('in quiet hours; what is said to it is answered', async () => {
    await here.saveGroup({ quietFromHour: 0, quietToHour: 23 });
    here.system.clock.pass(61_000);
    expect(await answers('台东附近有什么活')).toEqual([]);
    expect(await answers(`${at}台东附近有什么活`)).toHaveLength(2);
    await here.saveGroup();
    here.system.clock.pass(61_000);
  });

  test('and asks the backend nothing, when the sentence itself asks for no work', async () => {
    await answers('台东附近今天好热');
    expect(asked).toEqual([]);
  });
});

test('given a group that is turned off, then it answers no sentence', async () => {
  await here.saveGroup({ isOn: false });
  here.system.clock.pass(61_000);
  expect(await answers(`${at}台东附近有什么活`)).toEqual([]);
  await here.saveGroup();
  here.system.clock.pass(61_000);
});

test('given a flood of sentences, then a group gets six answers a minute', async () => {
  const before = heardTexts(here).length;
  for (let times = 0; times < 9; times += 1)
    bot.hear('wechaty', { address: roomId, text: '市南的保洁', isAddressed: true, isAdmin: false });
  await bot.turn();
  expect(heardTexts(here).length - before).toBe(6);
});

test('given a backend that does not answer, then the bot is silent and goes on', async () => {
  const logs: string[] = [];
  const failing = (backend: Backend): Backend => ({
    ...backend,
    tasks: { ...backend.tasks, find: () => Promise.reject(new TypeError('fetch failed')) },
  });
  const other = await here.bot({ backend: failing, logs });
  other.hear('wechaty', { address: roomId, text: '台东附近有什么活', isAddressed: true, isAdmin: false });
  await other.turn();
  expect(logs).toContainEqual(JSON.stringify({ what: 'not answered', reason: 'TypeError' }));
});
