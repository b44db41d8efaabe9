import { asPublisher, managed } from '../../../tests/mini/publisher-stubs';
import { expectClean, idOf, refuse } from '../../../tests/mini/stubs';

const path = `pages/publishing/manage?id=${idOf(1)}`;

describe('管理任务', () => {
  it('says how it stands, and what closing means before it is done', async () => {
    const closed: object[] = [];
    let isClosed = false;
    const mini = await asPublisher(path, {
      'publishing/task': () => managed({ status: isClosed ? 'closed' : 'open' }),
      'publishing/closeTask': (input: object) => {
        closed.push(input);
        isClosed = true;
        return { task: managed({ status: 'closed' }).task };
      },
    });
    await mini.waitFor('还差 4 人');
    expect(mini.text()).toContain('8 / 12');
    expect(mini.text()).toContain('6 人待审核');
    await mini.tap('结束报名');
    await mini.waitFor('待审核的 6 人会收到结束通知；已录用的 8 人照常上岗');
    await mini.tap('再想想');
    expect(closed).toEqual([]);
    await mini.tap('结束报名');
    await mini.waitFor('不能重新打开');
    await mini.tap('结束报名');
    await mini.waitFor('报名已结束');
    expect(closed).toEqual([{ taskId: idOf(1) }]);
    expectClean(mini);
  });

  it('says that a change is not made before it is paid, and leads there', async () => {
    const mini = await asPublisher(path, {
      'publishing/task': managed({}, { unpaid: 'terms' }),
      'funding/due': refuse('FUNDING_UNAVAILABLE', 503),
    });
    await mini.waitFor('到账后才询问已报名的人，在此之前按原来的条件');
    await mini.tap('去付款');
    await mini.waitFor(() => mini.route === 'pages/publishing/funding');
    expectClean(mini);
  });

  it('says how long a review takes and what it is about', async () => {
    const mini = await asPublisher(path, {
      'publishing/task': managed(
        { status: 'in-review' },
        {
          moderation: {
            outcome: 'review',
            rule: 'charges-worker',
            sentence: '住宿费从工资里扣',
            reason: '涉及的规则：不得收费',
            withinHours: 24,
          },
          counts: { placesLeft: 12, taken: 0, waiting: 0, toAccept: 0 },
        },
      ),
    });
    await mini.waitFor('一般 24 小时内完成');
    expect(mini.text()).toContain('“住宿费从工资里扣”');
    expect(mini.text()).not.toContain('结束报名');
    expectClean(mini);
  });

  it('copies a task into a new one without times that are past', async () => {
    const nowMs = Date.now();
    const sessions = [{ startMs: nowMs - 9 * 3_600_000, endMs: nowMs - 3_600_000 }];
    const mini = await asPublisher(path, {
      'publishing/task': managed({ status: 'closed', sessions, signUpDeadlineMs: sessions[0]?.startMs ?? 0 }),
    });
    await mini.waitFor('报名已结束');
    await mini.tap('再发一个一样的');
    await mini.waitFor('是哪类工作');
    expect(mini.page.data.form).toMatchObject({
      title: '海边风筝节亲子区引导员',
      sessions: [],
      quantity: '',
    });
    expectClean(mini);
  });

  it('says what went wrong, and tries again', async () => {
    let tries = 0;
    const mini = await asPublisher(path, {
      'publishing/task': () => {
        tries += 1;
        return tries === 1 ? refuse('TASK_NOT_FOUND', 404) : managed();
      },
    });
    await mini.waitFor('没有加载成功');
    await mini.tap('重新加载');
    await mini.waitFor('还差 4 人');
    expectClean(mini);
  });
});
