import { launchMini } from '../../../tests/mini/launch-mini';
import { answering, card, expectClean, finding, idOf, refuse } from '../../../tests/mini/stubs';

const publisherId = card(1).publisher.publisherId;
const path = `pages/publisher/index?id=${publisherId}&city=310100`;
const publisher = (verification = 'enterprise') => ({
  publisher: { publisherId, name: '青岛晴天会展', verification, sinceMs: Date.parse('2025-12-31T16:00:00Z') },
});

describe('发布方', () => {
  it('says what is known, and lists the open tasks in the city one came from, page by page', async () => {
    const asked: object[] = [];
    const mini = await launchMini({
      path,
      backend: answering({
        'tasks/publisher': publisher(),
        'tasks/find': (input: { cursor?: string }) => {
          asked.push(input);
          return input.cursor
            ? finding([card(5)], { total: 5 })
            : finding(
                [1, 2, 3, 4].map((n) => card(n)),
                { total: 5, next: 'c2' },
              );
        },
      }),
    });
    await mini.waitFor('上海在招 · 5 个任务');
    for (const text of ['青岛晴天会展', '企业认证 · 2026年1月入驻', '平台核实过这家企业的身份'])
      expect(mini.text()).toContain(text);
    await mini.reachBottom();
    await mini.waitFor('展会引导员 5');
    await mini.waitFor('没有更多了');
    expect(asked).toMatchObject([
      { city: '310100', publisherId, sort: 'newest' },
      { city: '310100', publisherId, cursor: 'c2' },
    ]);
    await mini.tap('展会引导员 5');
    expect(mini.page.options).toEqual({ id: idOf(5) });
    expectClean(mini);
  });

  it.each([
    ['person', '个人认证', '平台核实过发布人的身份'],
    ['none', '未认证', '平台没有核实过发布方的身份，请多留心'],
  ])(
    '%s: says what was verified, and leads on where nothing is open',
    async (verification, label, meaning) => {
      const mini = await launchMini({
        path,
        backend: answering({ 'tasks/publisher': publisher(verification), 'tasks/find': finding([]) }),
      });
      await mini.waitFor('上海暂时没有在招的任务');
      expect(mini.text()).toContain(label);
      expect(mini.text()).toContain(meaning);
      await mini.tap('看看其他任务');
      expect(mini.route).toBe('pages/task-list/index');
      expectClean(mini);
    },
  );

  it('tells a publisher who is gone from an answer that failed', async () => {
    const gone = await launchMini({
      path,
      backend: answering({
        'tasks/publisher': refuse('PUBLISHER_NOT_FOUND', 404),
        'tasks/find': finding([]),
      }),
    });
    await gone.waitFor('找不到这个发布方');
    await gone.tap('看看其他任务');
    expect(gone.route).toBe('pages/task-list/index');

    let tries = 0;
    const failed = await launchMini({
      path,
      backend: answering({
        'tasks/publisher': () => {
          tries += 1;
          return tries === 1 ? refuse('NOT_ALLOWED', 403) : publisher();
        },
        'tasks/find': finding([card(1)]),
      }),
    });
    await failed.waitFor('没有加载成功');
    await failed.tap('重新加载');
    await failed.waitFor('上海在招 · 1 个任务');
    expectClean(failed);
  });

  it('stands without its tasks, which can be asked for again', async () => {
    let answer: unknown = refuse('NOT_ALLOWED', 403);
    const mini = await launchMini({
      path,
      backend: answering({ 'tasks/publisher': publisher(), 'tasks/find': () => answer }),
    });
    await mini.waitFor('点这里重试');
    expect(mini.text()).toContain('青岛晴天会展');
    answer = finding([card(1)]);
    await mini.tap('点这里重试');
    await mini.waitFor('展会引导员 1');
    expectClean(mini);
  });
});
