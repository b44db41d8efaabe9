import { launchMini } from '../../../tests/mini/launch-mini';
import { answering, card, expectClean, ok, refuse } from '../../../tests/mini/stubs';

const open = (answers: Record<string, unknown>, settings = {}) =>
  launchMini({ backend: answering(answers), settings });

const many = (from: number, count: number) => Array.from({ length: count }, (_, at) => card(from + at));

describe('任务', () => {
  it('shows a skeleton, then cards that answer what, where, pay, cycle, places and by whom', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const mini = await open({ 'tasks/list': () => answered.then(() => ok({ tasks: many(1, 5) })) });
    expect(mini.element('[aria-label="正在加载"]')).toBeDefined();
    answer();
    await mini.waitFor('展会引导员 1');
    for (const text of ['¥200/天', '日结', '抢单', '五四广场', '剩 6/10 名', '青岛晴天会展']) {
      expect(mini.text()).toContain(text);
    }
    expect(mini.requests).toHaveLength(1);
    expectClean(mini);
  });

  it('goes on at the end of the page, hands over only what is new, and says when that was all', async () => {
    const mini = await open({
      'tasks/list': ({ cursor }: { cursor?: string }) =>
        cursor ? { tasks: many(11, 10) } : { tasks: many(1, 10), next: 'more' },
    });
    await mini.waitFor('展会引导员 10');
    await mini.reachBottom();
    await mini.waitFor('展会引导员 20');
    expect(mini.text()).toContain('没有更多了');
    expect(Math.max(...mini.setDataLog.map(({ bytes }) => bytes))).toBeLessThan(32 * 1_024);
    expectClean(mini);
  });

  it('leaves an empty list by clearing the filters', async () => {
    const mini = await open({
      'tasks/list': ({ category }: { category?: string }) => ({ tasks: category ? [] : many(1, 4) }),
    });
    await mini.waitFor('展会引导员 1');
    await mini.tap('推广营销');
    await mini.waitFor('暂时没有合适的任务');
    await mini.tap('清除筛选');
    await mini.waitFor('展会引导员 1');
    expectClean(mini);
  });

  it('filters by pay and cycle', async () => {
    const asked: unknown[] = [];
    const mini = await open({
      'tasks/list': (input: unknown) => {
        asked.push(input);
        return { tasks: many(1, 4) };
      },
    });
    await mini.waitFor('展会引导员 1');
    await mini.tap('筛选');
    await mini.tap('按天');
    await mini.tap('周结');
    await mini.tap('100 元起');
    await mini.tap('查看任务');
    await mini.waitFor('筛选 3');
    expect(asked.at(-1)).toMatchObject({ payUnit: 'day', settlementCycle: 'weekly', minPayFen: 10_000 });
    expectClean(mini);
  });

  it('says what went wrong and loads again', async () => {
    let calls = 0;
    const mini = await open({
      'tasks/list': () => {
        calls += 1;
        return calls === 1 ? refuse('ACTION_NOT_FOUND', 404) : { tasks: many(1, 4) };
      },
    });
    await mini.waitFor('没有这个接口');
    await mini.tap('重新加载');
    await mini.waitFor('展会引导员 1');
    expectClean(mini);
  });

  it('works offline and back', async () => {
    const mini = await open({ 'tasks/list': { tasks: many(1, 4) } }, { network: 'offline' });
    await mini.waitFor('请检查网络后重试');
    // The error leaves by itself, as soon as the network is back.
    await mini.change({ network: 'normal' });
    await mini.waitFor('展会引导员 1');
    expect(mini.text()).not.toContain('网络不可用');
  });

  it('sorts by distance once location is allowed', async () => {
    const near = { ...card(9), distanceMetres: 1_240 };
    const mini = await open({ 'tasks/list': { tasks: many(1, 4) }, 'tasks/nearby': { tasks: [near] } });
    await mini.waitFor('展会引导员 1');
    await mini.tap('离我近');
    await mini.waitFor('隐私保护提示');
    await mini.tap('同意');
    await mini.waitFor('用于按距离');
    await mini.tap('允许');
    await mini.waitFor('约 1.2 公里');
    expectClean(mini);
  });

  it('goes on by city when location or privacy is refused', async () => {
    const answers = { 'tasks/list': { tasks: many(1, 4) } };
    const refused = await open(answers, { privacy: 'agreed', location: 'refused' });
    await refused.waitFor('展会引导员 1');
    await refused.tap('离我近');
    await refused.waitFor('未开启位置权限');
    expect(refused.text()).toContain('展会引导员 1');
    const unwilling = await open(answers);
    await unwilling.waitFor('展会引导员 1');
    await unwilling.tap('离我近');
    await unwilling.waitFor('隐私保护提示');
    await unwilling.tap('不同意');
    await unwilling.waitFor('未开启位置权限');
    expectClean(unwilling);
  });

  describe('离我近 without a position', () => {
    type Options = {
      success(found: { longitude: number; latitude: number }): void;
      fail(error: { errMsg: string }): void;
    };
    const near = { ...card(9), distanceMetres: 1_240 };

    /** A phone that fails so until `mended` says otherwise; `opened` tells which settings were opened. */
    async function phone(errMsg: string) {
      const state = { mended: false, asked: 0, opened: [] as string[] };
      const wx = {
        getFuzzyLocation({ success, fail }: Options) {
          state.asked += 1;
          if (state.mended) success({ longitude: 120.38, latitude: 36.06 });
          else fail({ errMsg });
        },
        openSetting({ success }: { success(answer: object): void }) {
          state.opened.push('WeChat');
          success({ authSetting: { 'scope.userFuzzyLocation': state.mended } });
        },
        openAppAuthorizeSetting({ complete }: { complete(): void }) {
          state.opened.push('phone');
          complete();
        },
      };
      const backend = answering({ 'tasks/list': { tasks: many(1, 4) }, 'tasks/nearby': { tasks: [near] } });
      const mini = await launchMini({ backend, wx });
      await mini.waitFor('展会引导员 1');
      await mini.tap('离我近');
      return { mini, state };
    }

    it.each([
      ['refused by the person', 'getFuzzyLocation:fail auth deny', '未开启位置权限', '去开启', ['WeChat']],
      [
        'by the phone',
        'getFuzzyLocation:fail:ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF',
        '手机没有允许微信获取位置',
        '去设置',
        ['phone'],
      ],
      [
        'by the phone',
        'getFuzzyLocation:fail system permission denied',
        '手机没有允许微信获取位置',
        '去设置',
        ['phone'],
      ],
      [
        'by the privacy guide',
        'getFuzzyLocation:fail privacy permission is not authorized',
        '未同意隐私指引',
        '重新查看',
        [],
      ],
      ['not answering', 'getFuzzyLocation:fail', '没有获取到位置', '重试', []],
    ])('%s (%s) has a way out of its own', async (_who, errMsg, text, action, opened) => {
      const { mini, state } = await phone(errMsg);
      await mini.waitFor(text);
      expect(mini.text()).toContain('展会引导员 1');
      state.mended = true;
      await mini.tap(action);
      await mini.waitFor('约 1.2 公里');
      expect(state.opened).toEqual(opened);
      expect(mini.text()).not.toContain(text);
      expectClean(mini);
    });

    it.each([
      ['getFuzzyLocation:fail auth deny', 'WeChat'],
      ['getFuzzyLocation:fail system permission denied', 'phone'],
    ])('after %s a second tap leads to the settings', async (errMsg, settings) => {
      const { mini, state } = await phone(errMsg);
      expect(state.opened).toEqual([]);
      await mini.tap('离我近');
      expect(state.opened).toEqual([settings]);
      state.mended = true;
      await mini.tap('离我近');
      await mini.waitFor('约 1.2 公里');
      expectClean(mini);
    });

    it('asks again at each tap where no settings help', async () => {
      for (const errMsg of [
        'getFuzzyLocation:fail privacy permission is not authorized',
        'getFuzzyLocation:fail',
      ]) {
        const { mini, state } = await phone(errMsg);
        await mini.tap('离我近');
        expect(state.asked).toBe(2);
        expectClean(mini);
      }
    });
  });

  it('opens one page for a double tap', async () => {
    const mini = await open({
      'tasks/list': { tasks: many(1, 4) },
      'tasks/get': refuse('TASK_NOT_FOUND', 404),
    });
    await mini.waitFor('展会引导员 1');
    const { getCurrentPages } = globalThis as unknown as { getCurrentPages(): unknown[] };
    const taps = [mini.tap('展会引导员 1'), mini.tap('展会引导员 1')];
    await Promise.all(taps);
    expect(getCurrentPages()).toHaveLength(2);
  });

  it.each([
    'onNeedPrivacyAuthorization',
    'getPrivacySetting',
    'openPrivacyContract',
    'getAppBaseInfo',
    'requestSubscribeMessage',
  ])('works on a phone without %s', async (ability) => {
    const backend = answering({ 'tasks/list': { tasks: many(1, 4) } });
    const mini = await launchMini({ backend, wx: { [ability]: undefined } });
    await mini.waitFor('展会引导员 1');
    expectClean(mini);
  });
});
