import { type LaunchOptions, launchMini } from '../../../tests/mini/launch-mini';
import { answering, expectClean, finding, found, refuse } from '../../../tests/mini/stubs';

type Asked = Readonly<Record<string, unknown>>;

const wishes = [
  { kind: 'date', start: 0, end: 2, label: '明天 11月26日' },
  { kind: 'cycle', start: 6, end: 8, label: '日结' },
];

/** Understands tomorrow and daily settlement; finds the rest. */
const understanding = ({ text = '' }: { text?: string }) =>
  wishes.flatMap((wish) => {
    const word = wish.kind === 'date' ? '明天' : '日结';
    const start = text.indexOf(word);
    return start < 0 ? [] : [{ ...wish, start, end: start + 2 }];
  });

/** The page with what it asks; `answers` may take the place of what is answered by default. */
async function open(answers: Record<string, unknown> = {}, options: LaunchOptions = {}) {
  const asked: (Asked & { action: string })[] = [];
  const noted = (action: string, answer: unknown) => (input: Asked) => {
    asked.push({ ...input, action });
    return typeof answer === 'function' ? answer(input) : answer;
  };
  const all = {
    'tasks/find': (input: Asked) =>
      finding([found(1, { title: '台东夜市促销导购', highlights: [{ field: 'title', start: 0, end: 2 }] })], {
        understood: understanding(input),
      }),
    'tasks/counts': { total: 8, types: [], districts: [] },
    'tasks/suggest': ({ text }: { text?: string }) => ({
      suggestions: text
        ? [{ kind: 'place', text: `${text}步行街`, tasks: 3 }]
        : [{ kind: 'type', text: '促销导购', tasks: 9 }],
    }),
    ...answers,
  };
  const backend = answering(
    Object.fromEntries(Object.entries(all).map(([name, it]) => [name, noted(name, it)])),
  );
  const mini = await launchMini({ path: 'pages/search/index', backend, ...options });
  const of = (action: string) => asked.filter((each) => each.action === action);
  const search = async (text: string) => {
    await mini.input('搜索任务', text);
    await mini.tap('搜索');
  };
  return { mini, of, search };
}

describe('搜索', () => {
  it('opened by the card of a group, searches in the city of the group, which is the city from then on', async () => {
    const query = { city: '310100', text: encodeURIComponent('明天 日结') };
    const { mini, of } = await open({}, { query });
    await mini.waitFor('夜市促销导购');
    expect(of('tasks/find')[0]).toMatchObject({ city: '310100', text: '明天 日结' });
    expect([...mini.storage].join()).toContain('310100');
    expectClean(mini);
  });

  it('offers what is popular, and what was searched for before, until it is cleared', async () => {
    const { mini, search } = await open();
    await mini.waitFor('青岛热门');
    await mini.tap('促销导购');
    await mini.waitFor('夜市促销导购');
    for (let at = 0; at < 21; at += 1) await search(`传单 ${at}`);
    await mini.tap('清空');
    expect(mini.page.data.history).toEqual(Array.from({ length: 20 }, (_, at) => `传单 ${20 - at}`));
    const again = await open({}, { storage: mini.storage });
    await again.mini.waitFor('传单 20');
    await again.mini.tap('传单 20');
    await again.mini.waitFor('1 个任务');
    await again.mini.tap('清空');
    await again.mini.tap('清空');
    expect(again.mini.text()).not.toContain('搜过');
    expectClean(again.mini);
  });

  it('suggests for the last of what was typed, whatever answer comes last', async () => {
    let late = () => {};
    const { mini, of } = await open({
      'tasks/suggest': ({ text }: { text?: string }) =>
        text === '台'
          ? new Promise((resolve) => {
              late = () => resolve({ suggestions: [{ kind: 'place', text: '台湾路', tasks: 1 }] });
            })
          : { suggestions: [{ kind: 'place', text: '台东步行街', tasks: 3 }] },
    });
    await mini.input('搜索任务', '台');
    await mini.waitFor(() => of('tasks/suggest').length === 2);
    await mini.input('搜索任务', '台东');
    await mini.waitFor('地点 · 3 个');
    late();
    await mini.settle();
    expect(mini.text()).not.toContain('台湾路');
    await mini.tap('台东步行街');
    await mini.waitFor(() => of('tasks/find').length === 1);
    expect(of('tasks/find')[0]).toMatchObject({ text: '台东步行街', city: '370200', sort: 'relevant' });
    expectClean(mini);
  });

  it('marks what was found, and takes away a wish with its words', async () => {
    const { mini, of, search } = await open();
    await search('明天  台东 日结 200以上');
    await mini.waitFor('按您说的找');
    expect(of('tasks/find').at(-1)?.text).toBe('明天 台东 日结 200以上');
    expect(mini.element('[class$="hit"]').textContent).toBe('台东');
    await mini.tap('去掉日结');
    await mini.waitFor(() => of('tasks/find').length === 2);
    expect(of('tasks/find').at(-1)?.text).toBe('明天 台东 200以上');
    await mini.tap('去掉明天 11月26日');
    await mini.waitFor(() => of('tasks/find').length === 3);
    expect(of('tasks/find').at(-1)?.text).toBe('台东 200以上');
    expect(mini.text()).not.toContain('按您说的找');
    expectClean(mini);
  });

  it('sorts what was found', async () => {
    const { mini, of, search } = await open();
    await search('台东');
    await mini.waitFor('1 个任务');
    await mini.tap('时薪高');
    await mini.waitFor('按每小时收入排');
    expect(of('tasks/find').at(-1)).toMatchObject({ text: '台东', sort: 'pay' });
    expectClean(mini);
  });

  it('leads on whoever finds nothing: without some words, to the whole city, to another city', async () => {
    const { mini, of, search } = await open({
      'tasks/find': ({ text }: { text?: string }) =>
        text === '明天 日结'
          ? finding([found(1)])
          : finding([], { understood: understanding({ ...(text && { text }) }) }),
      'tasks/counts': ({ text }: { text?: string }) => ({
        total: text === undefined ? 84 : text === '明天 日结' ? 8 : 0,
        types: [],
        districts: [],
      }),
    });
    await search('明天 潜水 日结');
    await mini.waitFor('青岛没有找到这样的任务');
    await mini.waitFor('去掉“潜水”：8 个');
    expect(mini.text()).toContain('青岛的全部任务：84 个');
    expect(mini.text()).toContain('换个城市');
    // What finds nothing either is no way out.
    expect(mini.text()).not.toContain('去掉“日结”');
    await mini.tap('去掉“潜水”：8 个');
    await mini.waitFor('1 个任务');
    expect(of('tasks/find').at(-1)?.text).toBe('明天 日结');
    expectClean(mini);
  });

  it('leads on whoever asks for too much at once: to one of the things alone', async () => {
    const { mini, of, search } = await open({
      'tasks/find': ({ text }: { text?: string }) =>
        text === '台东'
          ? finding([found(1)])
          : finding([], { understood: understanding({ ...(text && { text }) }) }),
      'tasks/counts': ({ text }: { text?: string }) => ({
        total: text === undefined ? 84 : text === '台东' ? 4 : 0,
        types: [],
        districts: [],
      }),
    });
    await search('明天 台东 日结');
    await mini.waitFor('只看“台东”：4 个');
    expect(mini.text()).not.toContain('去掉“');
    await mini.tap('只看“台东”：4 个');
    await mini.waitFor('1 个任务');
    expect(of('tasks/find').at(-1)?.text).toBe('台东');
    expectClean(mini);
  });

  it('says in which city it looked, where the words name another one', async () => {
    const { mini, search } = await open({
      'tasks/find': finding([], { understood: [{ kind: 'city', start: 0, end: 2, label: '上海' }] }),
      'tasks/counts': { total: 0, types: [], districts: [] },
    });
    await search('上海 潜水');
    await mini.waitFor('上海没有找到这样的任务');
    expect(mini.text()).toContain('上海 ✕');
    expectClean(mini);
  });

  it('says what went wrong, and works without suggestions', async () => {
    let calls = 0;
    const { mini, search } = await open({
      'tasks/suggest': refuse('NOT_ALLOWED', 403),
      'tasks/find': () => {
        calls += 1;
        return calls === 1 ? refuse('NOT_ALLOWED', 403) : finding([found(1)]);
      },
    });
    await search('台东');
    await mini.waitFor('您没有权限进行此操作');
    await mini.tap('重新加载');
    await mini.waitFor('1 个任务');
    expectClean(mini);
  });

  it('opens with a text that it is given', async () => {
    const { mini } = await open({}, { query: { text: encodeURIComponent('台东 促销') } });
    await mini.waitFor('1 个任务');
    expect(mini.page.data.text).toBe('台东 促销');
    expectClean(mini);
  });
});
