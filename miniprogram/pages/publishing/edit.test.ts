import { asPublisher, managed, ownTask } from '../../../tests/mini/publisher-stubs';
import { expectClean, idOf, refuse } from '../../../tests/mini/stubs';

const path = 'pages/publishing/edit';
const cost = {
  cost: {
    lines: [
      { kind: 'pay', label: '报酬 ¥220 × 1 天 × 12 人', amountFen: 264_000 },
      { kind: 'fee', label: '平台服务费 6%', amountFen: 15_840 },
      { kind: 'surcharge', label: '预计税费 1%', amountFen: 2_640 },
    ],
    totalFen: 282_480,
  },
};

const farSessions = () => {
  const startMs = Date.now() + 10 * 86_400_000;
  return [{ startMs, endMs: startMs + 28_800_000 }];
};

type Sent = { task: Record<string, unknown> };

describe('发布任务', () => {
  it('is written in steps, checked where it stands, previewed, priced and sent', async () => {
    const made: Sent[] = [];
    const mini = await asPublisher(
      path,
      {
        'publishing/cost': cost,
        'publishing/createTask': (input: Sent) => {
          made.push(input);
          return { task: ownTask({ status: 'draft' }), moderation: { outcome: 'pass' } };
        },
        'publishing/openTask': {
          task: ownTask({ status: 'awaiting-funds' }),
          moderation: { outcome: 'pass' },
        },
        'funding/due': refuse('FUNDING_UNAVAILABLE', 503),
        'publishing/funds': { reservedFen: 0, earnedFen: 0, fundings: [], refunds: [] },
        'pictures/ticket': {
          pictureId: idOf(5),
          upload: { url: 'http://127.0.0.1:3000/files/up', method: 'PUT', headers: {}, fields: {} },
        },
        'files/up': {},
        'pictures/done': { picture: { pictureId: idOf(5), status: 'checking' } },
      },
      { settings: { privacy: 'agreed' } },
    );
    await mini.waitFor('是哪类工作');
    await mini.tap('下一步');
    await mini.waitFor('请选择任务类型');
    expect(mini.text()).toContain('请填写标题');
    await mini.tap('展会活动');
    await mini.input('标题', '海边风筝节亲子区引导员');
    // The template wrote the rest; the card shows what is written as it is written.
    expect(mini.page.data.form).toMatchObject({ type: 'events', bring: '身份证\n白色运动鞋和深色长裤' });
    expect(mini.text()).not.toContain('请填写标题');
    await mini.tap('添加照片');
    await mini.tap('拍摄');
    await mini.waitFor(() => (mini.page.data.pictures as object[]).length === 1);
    await mini.tap('下一步');
    await mini.waitFor('哪几天，几点到几点');
    // What was sent is still there for whoever comes back.
    await mini.tap('上一步');
    await mini.waitFor('照片（可不传）');
    expect(mini.element('[aria-label="删除第 1 张"]')).toBeTruthy();
    await mini.tap('下一步');
    await mini.waitFor('哪几天，几点到几点');
    await mini.tap('下一步');
    await mini.waitFor('请在地图上选择工作地点');
    expect(mini.text()).toContain('请填写工作时间');
    await mini.tap('添加工作时间');
    await mini.waitFor('每人 9 小时');
    await mini.tap('在地图上选择地点');
    await mini.tap('五四广场音乐广场');
    await mini.waitFor('青岛市');
    expect(mini.page.data.form).toMatchObject({ cityCode: '370200', placeName: '五四广场音乐广场' });
    await mini.tap('下一步');
    await mini.waitFor('每天多少钱');
    await mini.input('每天多少钱', '0.01');
    await mini.input('招几个人', '1001');
    await mini.tap('下一步');
    await mini.waitFor('报酬须在 0.10 元至 100,000 元之间');
    expect(mini.text()).toContain('名额须为 1 至 1,000 的整数');
    await mini.input('每天多少钱', '220');
    await mini.input('招几个人', '12');
    await mini.tap('下一步');
    await mini.waitFor('¥2,824.80');
    expect(mini.text()).toContain('平台服务费 6%');
    expect(mini.text()).toContain('内容检查通过');
    expect(mini.element('[aria-label="看第 1 张照片"]')).toBeTruthy();
    expect(made[0]?.task).toMatchObject({
      title: '海边风筝节亲子区引导员',
      payFen: 22_000,
      payUnit: 'day',
      quantity: 1,
      places: 12,
      cityCode: '370200',
      admission: 'reviewed',
      bring: ['身份证', '白色运动鞋和深色长裤'],
      pictureIds: [idOf(5)],
    });
    await mini.tap('提交发布');
    await mini.waitFor(() => mini.route === 'pages/publishing/funding');
    expectClean(mini);
  });

  it('keeps what was written when the person leaves, until it is sent or thrown away', async () => {
    const mini = await asPublisher(path, {});
    await mini.waitFor('是哪类工作');
    await mini.tap('餐饮服务');
    await mini.input('标题', '餐厅周末帮工');
    const again = await asPublisher(path, {}, { storage: mini.storage });
    await again.waitFor('已恢复上次没写完的内容');
    expect(again.page.data.form).toMatchObject({ type: 'catering', title: '餐厅周末帮工' });
    await again.tap('重新写');
    await again.tap('清空');
    await again.waitFor('已恢复上次没写完的内容', false);
    expect(again.page.data.form).toMatchObject({ type: '', title: '' });
    expectClean(again);
  });

  it('another kind of work brings its own template, and leaves what somebody wrote', async () => {
    const mini = await asPublisher(path, {});
    await mini.waitFor('是哪类工作');
    await mini.tap('餐饮服务');
    await mini.input('做什么', '只负责端盘子，别的都不用做');
    await mini.tap('分拣打包');
    expect(mini.page.data.form).toMatchObject({
      title: '仓库分拣打包',
      description: '只负责端盘子，别的都不用做',
    });
  });

  it('says what is wrong beside its field, on its step: the sentence that breaks a rule, too', async () => {
    const draft = managed({ status: 'draft' }, { isTermsFixed: false });
    const sentence = '引导家长和孩子排队领取风筝';
    let tries = 0;
    const mini = await asPublisher(`${path}?id=${idOf(1)}`, {
      'publishing/task': draft,
      'publishing/cost': cost,
      'publishing/updateTask': () => {
        tries += 1;
        if (tries < 3) return { task: draft.task, moderation: { outcome: 'pass' } };
        return refuse('INVALID_INPUT', 400, {
          problems: [{ path: 'changes.places', problem: '名额太多了' }],
        });
      },
      'publishing/openTask': refuse('TASK_FORBIDDEN', 422, {
        rule: 'charges-worker',
        sentence,
        reason: '不得收费',
      }),
    });
    await mini.waitFor('是哪类工作');
    await mini.tap('下一步');
    await mini.waitFor('哪几天，几点到几点');
    await mini.tap('下一步');
    await mini.waitFor('每天多少钱');
    await mini.tap('下一步');
    await mini.waitFor('名额太多了');
    expect(mini.page.data.step).toBe(2);
    tries = 0;
    await mini.tap('下一步');
    await mini.waitFor('提交发布');
    await mini.tap('提交发布');
    await mini.waitFor('不得收费');
    expect(mini.page.data).toMatchObject({ step: 0, errors: { description: `${sentence}：不得收费` } });
    expectClean(mini);
  });

  it('of an open task for which people signed up only the deadline and the places can be written', async () => {
    const sent: object[] = [];
    const mini = await asPublisher(`${path}?id=${idOf(1)}`, {
      'publishing/task': managed(),
      'publishing/updateTask': (input: object) => {
        sent.push(input);
        return { task: ownTask({ places: 20 }), moderation: { outcome: 'pass' } };
      },
    });
    await mini.waitFor('只能延长报名时间、增加名额');
    expect(mini.text()).not.toContain('是哪类工作');
    await mini.input('招几个人', '20');
    await mini.tap('保存修改');
    await mini.waitFor(() => mini.route === 'pages/publishing/manage');
    expect(sent).toEqual([
      { taskId: idOf(1), changes: { places: 20, signUpDeadlineMs: expect.any(Number) } },
    ]);
    expectClean(mini);
  });

  it('asks those who signed up when the terms change, and says what that means before', async () => {
    const sent: Record<string, unknown>[] = [];
    const mini = await asPublisher(`${path}?id=${idOf(1)}`, {
      'publishing/task': managed({ sessions: farSessions() }),
      'publishing/cost': cost,
      'publishing/funds': { reservedFen: 282_480, earnedFen: 0, fundings: [], refunds: [] },
      'publishing/changeTerms': (input: Record<string, unknown>) => {
        sent.push(input);
        return { task: ownTask({ termsVersion: 2 }), answerByMs: Date.now() + 172_800_000 };
      },
    });
    await mini.waitFor('修改其他内容');
    await mini.tap('修改其他内容');
    await mini.waitFor('已报名的 14 人会收到通知');
    expect(mini.text()).toContain('48 小时内（最晚开工前 24 小时）不答复视为不接受');
    for (const hidden of ['是哪类工作', '招几个人']) expect(mini.text()).not.toContain(hidden);
    for (const shown of ['哪几天，几点到几点', '每天多少钱']) {
      await mini.tap('下一步');
      await mini.waitFor(shown);
    }
    await mini.input('每天多少钱', '200');
    await mini.tap('下一步');
    await mini.waitFor('全部费用');
    await mini.tap('保存修改');
    await mini.waitFor('询问已报名的人？');
    expect(sent).toEqual([]);
    await mini.tap('提交修改');
    await mini.waitFor(() => mini.route === 'pages/publishing/manage');
    expect(sent).toMatchObject([{ taskId: idOf(1), termsVersion: 1, changes: { payFen: 20_000 } }]);
    for (const fixed of ['places', 'admission', 'minAge', 'type', 'cityCode'])
      expect(sent[0]?.changes).not.toHaveProperty(fixed);
    expectClean(mini);
  });

  it('says line by line what dearer terms cost more, before they are sent, and leads to paying it', async () => {
    const due = { ...cost, coveredFen: 200_000, amountFen: 82_480 };
    const mini = await asPublisher(`${path}?id=${idOf(1)}`, {
      'publishing/task': managed({ sessions: farSessions() }),
      'publishing/cost': cost,
      'publishing/funds': { reservedFen: 200_000, earnedFen: 0, fundings: [], refunds: [] },
      'publishing/changeTerms': { task: ownTask(), due },
      'funding/due': refuse('FUNDING_UNAVAILABLE', 503),
    });
    await mini.waitFor('修改其他内容');
    await mini.tap('修改其他内容');
    for (const shown of ['哪几天，几点到几点', '每天多少钱', '全部费用']) {
      await mini.tap('下一步');
      await mini.waitFor(shown);
    }
    for (const text of ['平台服务费 6%', '−¥2,000.00', '这次要补付', '¥824.80', '没有付款就按原来的条件'])
      expect(mini.text()).toContain(text);
    await mini.tap('保存修改');
    await mini.waitFor('先补付 ¥824.80，到账后才询问');
    await mini.tap('提交修改');
    await mini.waitFor(() => mini.route === 'pages/publishing/funding');
    expectClean(mini);
  });

  it('says that an earlier change is still to be paid for, and where', async () => {
    const mini = await asPublisher(`${path}?id=${idOf(1)}`, {
      'publishing/task': managed({}, { unpaid: 'terms' }),
      'funding/due': refuse('FUNDING_UNAVAILABLE', 503),
    });
    await mini.waitFor('上一次修改的条件还没有付款');
    await mini.tap('去付款');
    await mini.waitFor(() => mini.route === 'pages/publishing/funding');
    expectClean(mini);
  });

  it('says that an earlier change is still to be answered', async () => {
    const asked = { answerByMs: Date.now() + 3_600_000, unanswered: 2 };
    const mini = await asPublisher(`${path}?id=${idOf(1)}`, { 'publishing/task': managed({}, { asked }) });
    await mini.waitFor('还有 2 人没有答复');
    expect(mini.text()).not.toContain('修改其他内容');
    expectClean(mini);
  });

  it('leads on to pay for more places', async () => {
    const mini = await asPublisher(`${path}?id=${idOf(1)}`, {
      'publishing/task': managed(),
      'publishing/updateTask': { task: ownTask(), moderation: { outcome: 'pass' } },
      'funding/due': refuse('FUNDING_UNAVAILABLE', 503),
      'publishing/funds': { reservedFen: 0, earnedFen: 0, fundings: [], refunds: [] },
    });
    await mini.waitFor('只能延长报名时间、增加名额');
    await mini.input('招几个人', '13');
    await mini.tap('保存修改');
    await mini.waitFor(() => mini.route === 'pages/publishing/funding');
  });

  it('leads from a refusal in the preview to the sentence', async () => {
    const sentence = '引导家长和孩子排队领取风筝，维持放飞区秩序。';
    const draft = managed({ status: 'draft' }, { isTermsFixed: false });
    const moderation = { outcome: 'refuse', rule: 'charges-worker', sentence, reason: '不得收费' };
    const mini = await asPublisher(`${path}?id=${idOf(1)}`, {
      'publishing/task': draft,
      'publishing/cost': cost,
      'publishing/updateTask': { task: draft.task, moderation },
    });
    await mini.waitFor('是哪类工作');
    for (const shown of ['哪几天，几点到几点', '每天多少钱', '内容不能发布，请修改']) {
      await mini.tap('下一步');
      await mini.waitFor(shown);
    }
    await mini.tap('去修改');
    await mini.waitFor('是哪类工作');
    expect(mini.page.data.errors).toEqual({ description: '不得收费' });
    expectClean(mini);
  });

  it('takes nothing back that waits to be paid until all of it is sent again', async () => {
    const calls: string[] = [];
    const draft = managed({ status: 'awaiting-funds' }, { isTermsFixed: false });
    const mini = await asPublisher(`${path}?id=${idOf(1)}`, {
      'publishing/task': draft,
      'publishing/cost': cost,
      'publishing/updateTask': () => {
        calls.push('update');
        return { task: ownTask({ status: 'draft' }), moderation: { outcome: 'pass' } };
      },
      'publishing/openTask': () => {
        calls.push('open');
        return { task: ownTask({ status: 'awaiting-funds' }), moderation: { outcome: 'pass' } };
      },
      'funding/due': refuse('FUNDING_UNAVAILABLE', 503),
      'publishing/funds': { reservedFen: 0, earnedFen: 0, fundings: [], refunds: [] },
    });
    await mini.waitFor('任务等待付款');
    for (const shown of ['哪几天，几点到几点', '每天多少钱', '发布前托管']) {
      await mini.tap('下一步');
      await mini.waitFor(shown);
    }
    expect(calls).toEqual([]);
    await mini.tap('保存修改');
    await mini.waitFor(() => mini.route === 'pages/publishing/funding');
    expect(calls).toEqual(['update', 'open']);
    expectClean(mini);
  });

  it.each([
    [
      { publisher: { limits: { tasksAtOnce: 3, places: 7, costFen: 500_000 } } },
      '最多 7 人、全部费用不超过 5,000 元',
    ],
    [() => refuse('BUSY', 503), '数量和金额有上限'],
  ])('tells somebody unverified what they may publish', async (application, told) => {
    const mini = await asPublisher(path, {
      'tasks/publisher': {
        publisher: { publisherId: idOf(9), name: '赵的小摊', verification: 'none', sinceMs: 0 },
      },
      'publishers/application': application,
    });
    await mini.waitFor(told);
    expectClean(mini);
  });
});
