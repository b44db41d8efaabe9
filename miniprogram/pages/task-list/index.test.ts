import { launchMini } from '../../../tests/mini/launch-mini';
import {
  answering,
  card,
  expectClean,
  finding,
  found,
  ok,
  order,
  phoneStorage,
  profile,
  refuse,
  signedInStorage,
} from '../../../tests/mini/stubs';

const many = (from: number, count: number) => Array.from({ length: count }, (_, at) => card(from + at));
const counts = (total: number) => ({
  total,
  types: [
    { type: 'events', tasks: 9 },
    { type: 'catering', tasks: 4 },
  ],
  districts: [{ district: '市南区', tasks: 9 }],
});
const cities = (cityCode: string) => ({ cities: [{ cityCode: '310100', tasks: 1_284 }], cityCode });
/** The person is in 青岛, where the tasks are. */
const answers = {
  'tasks/find': finding(many(1, 4)),
  'tasks/counts': counts(13),
  'tasks/cities': cities('370200'),
};

const open = (more: Record<string, unknown> = {}, settings = {}) =>
  launchMini({ backend: answering({ ...answers, ...more }), settings });

describe('任务', () => {
  it('shows a skeleton, then cards that answer what, where, pay, cycle, places and by whom', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const mini = await open({ 'tasks/find': () => answered.then(() => ok(finding(many(1, 5)))) });
    expect(mini.element('[aria-label="正在加载"]')).toBeDefined();
    answer();
    await mini.waitFor('展会引导员 1');
    for (const text of [
      '¥200/天',
      '日结',
      '抢单',
      '市南区 · 五四广场',
      '剩 6',
      '青岛晴天会展',
      '共 1 天 约 ¥200',
    ]) {
      expect(mini.text()).toContain(text);
    }
    expect(mini.requests.map(({ url }) => url).sort()).toEqual(['/tasks/counts', '/tasks/find']);
    expectClean(mini);
  });

  it('goes on at the end of the page, hands over only what is new, and says when that was all', async () => {
    const mini = await open({
      'tasks/find': ({ cursor }: { cursor?: string }) =>
        cursor ? finding(many(11, 10)) : finding(many(1, 10), { next: 'more' }),
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
      'tasks/find': ({ types }: { types?: string[] }) => finding(types ? [] : many(1, 4)),
    });
    await mini.waitFor('展会引导员 1');
    await mini.tap('餐饮服务');
    await mini.waitFor('暂时没有合适的任务');
    await mini.tap('清除筛选');
    await mini.waitFor('展会引导员 1');
    expectClean(mini);
  });

  it('filters by type in its row, and by the rest in a sheet that counts', async () => {
    const asked: unknown[] = [];
    const mini = await open({
      'tasks/find': (input: unknown) => {
        asked.push(input);
        // Their cards name another type than the row's that is chosen.
        return finding(many(1, 4).map((task) => ({ ...task, type: 'other' })));
      },
    });
    await mini.waitFor('餐饮服务');
    // Only types with work here, most first; what has none is not offered.
    expect(mini.text()).toContain('全部展会活动餐饮服务');
    expect(mini.text()).not.toContain('家教助教');
    await mini.tap('展会活动');
    await mini.tap('筛选');
    await mini.tap('只看按天');
    await mini.tap('周结');
    await mini.tap('100 元起');
    await mini.waitFor('查看 13 个任务');
    await mini.tap('查看 13 个任务');
    await mini.waitFor('筛选 · 3');
    expect(asked.at(-1)).toMatchObject({
      city: '370200',
      types: ['events'],
      payUnit: 'day',
      cycles: ['weekly'],
      minPayFen: 10_000,
    });
    await mini.tap('展会活动');
    await mini.settle();
    expect(asked.at(-1)).not.toHaveProperty('types');
    expectClean(mini);
  });

  it('says by what pay is compared, and what it sorts by', async () => {
    const publishedAtMs = Date.now() - 3 * 3_600_000;
    const mini = await open({ 'tasks/find': finding([card(1, { publishedAtMs })]) });
    await mini.waitFor('3 小时前发布');
    await mini.tap('时薪高');
    await mini.waitFor('按每小时收入排');
    expect(mini.text()).not.toContain('3 小时前发布');
    await mini.tap('快截止');
    await mini.waitFor('截止');
    expect(mini.text()).not.toContain('按每小时收入排');
    expectClean(mini);
  });

  it('marks what the person has signed up for, with one question for all', async () => {
    const mini = await launchMini({
      storage: await signedInStorage(),
      backend: answering({
        ...answers,
        'account/me': { profile: profile() },
        'orders/mine': { orders: [order('applied'), { ...order('withdrawn'), taskId: card(2).taskId }] },
      }),
    });
    await mini.waitFor('已报名');
    expect(mini.text().match(/已报名/g)).toHaveLength(1);
    expect(mini.requests.filter(({ url }) => url.startsWith('/orders/'))).toHaveLength(1);
    expectClean(mini);
  });

  it('says what went wrong and loads again', async () => {
    let calls = 0;
    const mini = await open({
      'tasks/find': () => {
        calls += 1;
        return calls === 1 ? refuse('ACTION_NOT_FOUND', 404) : finding(many(1, 4));
      },
    });
    await mini.waitFor('没有这个接口');
    await mini.tap('重新加载');
    await mini.waitFor('展会引导员 1');
    expectClean(mini);
  });

  it('works offline and back', async () => {
    const mini = await open({}, { network: 'offline' });
    await mini.waitFor('请检查网络后重试');
    // The error leaves by itself, as soon as the network is back.
    await mini.change({ network: 'normal' });
    await mini.waitFor('展会引导员 1');
    expect(mini.text()).not.toContain('网络不可用');
  });

  /** What is asked by place, and what by city. */
  const byPlace = {
    'tasks/find': ({ near, city }: { near?: object; city?: string }) =>
      finding(near && city === undefined ? [found(9, { distanceMetres: 1_240 })] : many(1, 4)),
  };

  it('sorts by distance once location is allowed', async () => {
    const mini = await open(byPlace);
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
    const refused = await open({}, { privacy: 'agreed', location: 'refused' });
    await refused.waitFor('展会引导员 1');
    await refused.tap('离我近');
    await refused.waitFor('未开启位置权限');
    expect(refused.text()).toContain('展会引导员 1');
    const unwilling = await open();
    await unwilling.waitFor('展会引导员 1');
    await unwilling.tap('离我近');
    await unwilling.waitFor('隐私保护提示');
    await unwilling.tap('不同意');
    await unwilling.waitFor('未开启位置权限');
    expectClean(unwilling);
  });

  describe('where I am', () => {
    const allowed = { privacy: 'agreed', location: 'granted' };
    const asked: { near?: object; city?: string; sort?: string }[] = [];
    const inShanghai = {
      'tasks/cities': cities('310100'),
      'tasks/find': (input: object) => {
        asked.push(input);
        return finding(many(1, 4));
      },
    };
    beforeEach(() => {
      asked.length = 0;
    });

    it('offers the city where the person is, and goes there when told', async () => {
      const mini = await open(inShanghai, allowed);
      await mini.waitFor('您在上海，有 1284 个任务');
      await mini.tap('切换到上海');
      await mini.waitFor(() => asked.at(-1)?.city === '310100');
      expect(mini.text()).toContain('上海搜任务');
      expect(mini.text()).not.toContain('您在上海');
      expectClean(mini);
    });

    it('is not asked again by whoever would rather look elsewhere', async () => {
      const mini = await open(inShanghai, allowed);
      await mini.waitFor('您在上海');
      await mini.tap('不再提示');
      await mini.pullDown();
      await mini.settle();
      expect(mini.text()).not.toContain('您在上海');
      const again = await launchMini({
        storage: mini.storage,
        backend: answering({ ...answers, ...inShanghai }),
        settings: allowed as object,
      });
      await again.waitFor('展会引导员 1');
      await again.settle();
      expect(again.text()).not.toContain('您在上海');
      expectClean(again);
    });

    it('never sorts one city by the way from another', async () => {
      const mini = await open(inShanghai, allowed);
      await mini.waitFor('您在上海');
      await mini.tap('离我近');
      await mini.waitFor('离您近的任务在上海');
      await mini.tap('留在青岛');
      await mini.settle();
      expect(asked.every(({ city, near }) => city === '370200' && near === undefined)).toBe(true);
      await mini.tap('离我近');
      await mini.waitFor('离您近的任务在上海');
      await mini.tap('切换');
      await mini.waitFor(() => asked.at(-1)?.sort === 'nearest');
      expect(asked.at(-1)).not.toHaveProperty('city');
      expect(mini.text()).toContain('上海搜任务');
      expectClean(mini);
    });

    it('names the city of a neighbour’s task', async () => {
      const place = { ...card(1).place, cityCode: '370600', cityName: '烟台市', name: '海阳' };
      const mini = await open({ 'tasks/find': finding([card(1), card(2, { place })]) }, allowed);
      await mini.waitFor('烟台 · 海阳');
      expect(mini.text()).toContain('市南区 · 五四广场');
      expectClean(mini);
    });

    it('looks anew where the person is when the list is pulled down', async () => {
      let times = 0;
      const wx = {
        getSetting: ({ success }: { success(answer: object): void }) =>
          success({ authSetting: { 'scope.userLocation': true } }),
        getLocation({ success }: { success(at: object): void }) {
          times += 1;
          success({ longitude: 120 + times, latitude: 36 });
        },
      };
      const mini = await launchMini({
        backend: answering({ ...answers, ...inShanghai, 'tasks/cities': cities('370200') }),
        wx,
      });
      await mini.waitFor('展会引导员 1');
      await mini.tap('离我近');
      await mini.waitFor(() => asked.at(-1)?.sort === 'nearest');
      expect(asked.at(-1)?.near).toEqual({ longitude: 121, latitude: 36 });
      await mini.pullDown();
      await mini.waitFor(() => times === 2);
      await mini.settle();
      expect(asked.at(-1)?.near).toEqual({ longitude: 122, latitude: 36 });
      expectClean(mini);
    });

    it('offers to find the city of whoever has chosen none', async () => {
      const mini = await open(inShanghai, { privacy: 'agreed' });
      await mini.waitFor('先显示青岛的任务');
      await mini.tap('看我所在的城市');
      await mini.tap('允许');
      await mini.waitFor(() => asked.at(-1)?.city === '310100');
      expect(mini.text()).not.toContain('先显示');
      expectClean(mini);
    });

    it('sorts by the way from home once there is one', async () => {
      const first = await open();
      expect(first.text()).not.toContain('离家近');
      phoneStorage().setStorageSync('home', {
        name: '家',
        longitude: 120.4,
        latitude: 36.1,
        cityCode: '370200',
      });
      first.close();
      const mini = await launchMini({
        storage: first.storage,
        backend: answering({ ...answers, ...inShanghai }),
      });
      await mini.waitFor('展会引导员 1');
      await mini.tap('离家近');
      await mini.waitFor(() => asked.at(-1)?.sort === 'nearest');
      expect(asked.at(-1)?.near).toEqual({ longitude: 120.4, latitude: 36.1 });
      expectClean(mini);
    });
  });

  describe('离我近 without a position', () => {
    type Options = {
      success(found: { longitude: number; latitude: number }): void;
      fail(error: { errMsg: string }): void;
    };
    /** A phone that fails so until `mended` says otherwise; `opened` tells which settings were opened. */
    async function phone(errMsg: string) {
      const state = { mended: false, asked: 0, opened: [] as string[] };
      const wx = {
        getLocation({ success, fail }: Options) {
          state.asked += 1;
          if (state.mended) success({ longitude: 120.38, latitude: 36.06 });
          else fail({ errMsg });
        },
        openSetting({ success }: { success(answer: object): void }) {
          state.opened.push('WeChat');
          success({ authSetting: { 'scope.userLocation': state.mended } });
        },
        openAppAuthorizeSetting({ complete }: { complete(): void }) {
          state.opened.push('phone');
          complete();
        },
      };
      const backend = answering({ ...answers, ...byPlace });
      const mini = await launchMini({ backend, wx });
      await mini.waitFor('展会引导员 1');
      await mini.tap('离我近');
      return { mini, state };
    }

    it.each([
      ['refused by the person', 'getLocation:fail auth deny', '未开启位置权限', '去开启', ['WeChat']],
      [
        'by the phone',
        'getLocation:fail:ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF',
        '手机没有允许微信获取位置',
        '去设置',
        ['phone'],
      ],
      [
        'by the phone',
        'getLocation:fail system permission denied',
        '手机没有允许微信获取位置',
        '去设置',
        ['phone'],
      ],
      [
        'by the privacy guide',
        'getLocation:fail privacy permission is not authorized',
        '未同意隐私指引',
        '重新查看',
        [],
      ],
      ['not answering', 'getLocation:fail', '没有获取到位置', '重试', []],
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
      ['getLocation:fail auth deny', 'WeChat'],
      ['getLocation:fail system permission denied', 'phone'],
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
      for (const errMsg of ['getLocation:fail privacy permission is not authorized', 'getLocation:fail']) {
        const { mini, state } = await phone(errMsg);
        await mini.tap('离我近');
        expect(state.asked).toBe(2);
        expectClean(mini);
      }
    });
  });

  it('opens one page for a double tap', async () => {
    const mini = await open({
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
    const backend = answering(answers);
    const mini = await launchMini({ backend, wx: { [ability]: undefined } });
    await mini.waitFor('展会引导员 1');
    expectClean(mini);
  });
});
