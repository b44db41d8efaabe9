import { rooms } from '../../local/sandbox/group-chat/rooms';
import { openTask } from '../support/data/tasks';
import { type BotSystem, botSystem, heardTexts, weComName, weComRoomId } from './support/bot-system';

let here: BotSystem;
beforeEach(async () => {
  here = await botSystem();
  await here.saveGroup({ channel: 'wecom-robot', address: weComName });
});
afterEach(() => here.close());

const articleOf = (at: number) => {
  const content = here.heard(weComRoomId)[at]?.content;
  return content && 'article' in content ? content.article : undefined;
};

test('a new task is an article whose link opens it in the mini-program, credited to the group', async () => {
  const robot = here.robot();
  const taskId = await openTask(here.system, here.publisher, { title: '会展帮手' });
  await robot.turn();
  const article = articleOf(0);
  expect(article).toEqual({
    title: '200元/天 · 会展帮手',
    description: '11月26日 周四 时间自由 · 台东步行街 · 完工结 · 还剩 10 个名额',
    url: expect.stringMatching(/^https:\/\/wxaurl\.cn\//),
    imageUrl: 'https://images.example.com/promotion.png',
  });
  const page = here.system.sandbox.openUrlLink(article?.url ?? '');
  expect(page?.path).toBe('pages/task/index');
  const query = new URLSearchParams(page?.query);
  expect(query.get('id')).toBe(taskId);
  const lin = await here.system.signIn('lin');
  const share = query.get('share') ?? '';
  expect(await lin.get('sharing/openShare', { share })).toMatchObject({ counted: true, taskId });
});

test('many are one text in which each has its own link', async () => {
  const robot = here.robot();
  await here.openTasks(7, (at) => ({ title: `任务${at}` }));
  await robot.turn();
  const [text = ''] = heardTexts(here, weComRoomId);
  expect(text).toContain('青岛有 7 个新任务，报酬靠前的 5 个：');
  expect(text.match(/https:\/\/wxaurl\.cn\/\S+/g)).toHaveLength(5);
  expect(text).not.toContain('回复编号');
});

test('what is too long is cut at a whole character', async () => {
  const robot = here.robot();
  await openTask(here.system, here.publisher, { title: '很'.repeat(40), placeName: '远'.repeat(40) });
  await robot.turn();
  expect(articleOf(0)?.title).toMatch(/^200元\/天 · 很+…?$/);
  expect(Buffer.byteLength(articleOf(0)?.title ?? '')).toBeLessThanOrEqual(128);
});

describe('when WeCom refuses', () => {
  test.each([
    [45009, 60_000],
    [-1, 30_000],
  ])('with %i it is left alone for a while, and nothing is lost', async (errcode, waitMs) => {
    const robot = here.robot();
    here.system.sandbox.addFault({ endpoint: 'wecom_webhook_send', fault: 'errcode', errcode });
    await openTask(here.system, here.publisher);
    await robot.turn();
    here.system.clock.pass(waitMs - 10_000);
    await robot.turn();
    expect(here.heard(weComRoomId)).toEqual([]);
    here.system.clock.pass(10_000);
    await robot.turn();
    expect(here.heard(weComRoomId)).toHaveLength(1);
  });

  test('without an answer nobody knows: once more, and then never', async () => {
    const logs: string[] = [];
    const robot = here.robot({ logs });
    here.system.sandbox.addFault({ endpoint: 'wecom_webhook_send', fault: 'fail', times: 9 });
    await openTask(here.system, here.publisher);
    for (let minutes = 0; minutes < 15; minutes += 1) {
      await robot.turn();
      here.system.clock.pass(60_000);
    }
    expect(logs.filter((line) => line.includes('send failed'))).toHaveLength(2);
    expect((await here.service.get('groups/due', {})).posts).toEqual([]);
    const key = rooms.find(({ robotKey }) => robotKey)?.robotKey ?? '?';
    expect(logs.join()).not.toContain(key);
  });
});

describe('the webhook of the sandbox', () => {
  const key = rooms.find(({ robotKey }) => robotKey)?.robotKey;
  const send = async (body: unknown, asKey = key, method = 'POST') => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const path = `/sandbox/wecom/webhook/send?key=${asKey}`;
    const { text: answer } = await here.http.send(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' && { body: text }),
    });
    return JSON.parse(answer).errcode;
  };
  const text = (content: string) => ({ msgtype: 'text', text: { content } });
  const news = (articles: unknown) => ({ msgtype: 'news', news: { articles } });
  const article = { title: '标题', url: 'https://example.com' };

  test('refuses what the real one refuses', async () => {
    expect(await send(text('好'), 'wrong')).toBe(93000);
    expect(await send('{')).toBe(47001);
    expect(await send({ msgtype: 'poem' })).toBe(40008);
    expect(await send(text(''))).toBe(44004);
    expect(await send(text('长'.repeat(700)))).toBe(40058);
    expect(await send(news([]))).toBe(40058);
    expect(await send(news(Array(9).fill(article)))).toBe(40058);
    expect(await send(news([{ title: '没有链接' }]))).toBe(40058);
    expect(await send('', key, 'GET')).toBe(43002);
    expect(here.heard(weComRoomId)).toEqual([]);
  });

  test('takes 20 messages a minute', async () => {
    const answers = await Promise.all(Array.from({ length: 21 }, () => send(text('好'))));
    expect(answers.filter((errcode) => errcode === 0)).toHaveLength(20);
    expect(answers).toContain(45009);
    here.system.clock.pass(60_000);
    expect(await send(news([article, { ...article, title: '长'.repeat(60) }]))).toBe(0);
    expect(articleOf(21)?.title).toBe('长'.repeat(42));
  });
});
