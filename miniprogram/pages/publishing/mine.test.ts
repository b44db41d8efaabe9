import { launchMini } from '../../../tests/mini/launch-mini';
import { asPublisher, managed, ownCard } from '../../../tests/mini/publisher-stubs';
import { answering, expectClean, idOf, profile, refuse, signedInStorage } from '../../../tests/mini/stubs';

const path = 'pages/publishing/mine';

describe('我的发布', () => {
  it('lists tasks with who waits and how many places are taken, in three requests', async () => {
    const asked: string[] = [];
    const mini = await asPublisher(path, {
      'publishing/mine': ({ list }: { list: string }) => {
        asked.push(list);
        if (list === 'draft')
          return {
            tasks: [ownCard({ taskId: idOf(3), title: '写了一半的任务', status: 'draft', isReturned: true })],
          };
        if (list === 'past') return { tasks: [] };
        return {
          tasks: [
            ownCard({ taskId: idOf(2), title: '问卷地推 · 崂山', status: 'closed', toAccept: 3, waiting: 0 }),
            ownCard(),
            ownCard({
              taskId: idOf(4),
              title: '要付款的任务',
              status: 'awaiting-funds',
              waiting: 0,
              taken: 0,
            }),
          ],
          totals: { waiting: 6, toAccept: 100, earnedFen: 123_450, phone: '13900001234' },
        };
      },
      'publishing/task': managed(),
    });
    await mini.waitFor('6 人待审核');
    for (const text of [
      '青岛晴天会展',
      '企业认证',
      '99+',
      '1,234.50',
      '本月接单人收入',
      '13900001234',
      '3 人待验收',
      '已录用 8 / 12',
      '待付款',
      '去付款',
      '招人中',
    ])
      expect(mini.text()).toContain(text);
    expect(mini.requests.length).toBeLessThanOrEqual(3);
    await mini.tap('草稿');
    await mini.waitFor('需修改');
    await mini.tap('已结束');
    await mini.waitFor('还没有结束的任务');
    expect(asked).toEqual(['current', 'draft', 'past']);
    expectClean(mini);
  });

  it('leads to a task, and to a new one', async () => {
    const mini = await asPublisher(path, {
      'publishing/mine': { tasks: [ownCard()], totals: { waiting: 6, toAccept: 0, earnedFen: 0 } },
      'publishing/task': managed(),
    });
    await mini.waitFor('6 人待审核');
    await mini.tap('海边风筝节亲子区引导员');
    expect(mini.route).toBe('pages/publishing/manage');
    await mini.waitFor('还差 4 人');
    await mini.back();
    await mini.tap('发布任务');
    expect(mini.route).toBe('pages/publishing/edit');
    await mini.waitFor('是哪类工作');
    expectClean(mini);
  });

  it('leads somebody who is no publisher to where one becomes one', async () => {
    const mini = await launchMini({
      path,
      storage: await signedInStorage(),
      backend: answering({ 'account/me': { profile: profile() } }),
    });
    await mini.waitFor(() => mini.route === 'pages/becoming/index');
    expect(mini.requests.some(({ url }) => url === '/publishing/mine')).toBe(false);
  });

  it('says what went wrong, and tries again', async () => {
    let tries = 0;
    const mini = await asPublisher(path, {
      'publishing/mine': () => {
        tries += 1;
        return tries === 1
          ? refuse('NOT_ALLOWED', 403)
          : { tasks: [], totals: { waiting: 0, toAccept: 0, earnedFen: 0 } };
      },
    });
    await mini.waitFor('没有加载成功');
    await mini.tap('重新加载');
    await mini.waitFor('没有进行中的任务');
    expectClean(mini);
  });
});
