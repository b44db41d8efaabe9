import type { Backend } from '../tests/mini/backend';
import { launchMini as launch } from '../tests/mini/launch-mini';

const item = (n: number) => ({ id: String(n), title: `样例 ${n}`, payFen: n * 5_000 });

const backend: Backend = ({ path, data }) => {
  const { cursor, id } = data as { cursor?: string; id?: string };
  if (path === '/items/list') {
    const from = cursor ? 3 : 1;
    return { body: { items: [item(from), item(from + 1)], next: cursor ? null : 'more' } };
  }
  return path === '/items/get' ? { body: item(Number(id)) } : undefined;
};

const launchMini = (options: Parameters<typeof launch>[0] = {}) =>
  launch({ root: 'preview/fixture', backend, ...options });

describe('the preview of a mini-program under jsdom', () => {
  it('shows a list through WXS, slots and packages, and goes on to the next page', async () => {
    const mini = await launchMini();
    await mini.waitFor('样例 2');
    expect(mini.text()).toContain('样例列表');
    expect(mini.text()).toContain('¥50起');
    await mini.reachBottom();
    await mini.waitFor('样例 4');
    expect(mini.text()).toContain('到底了');
    expect(mini.setDataLog.find(({ keys }) => keys.includes('items'))?.bytes).toBeGreaterThan(50);
    expect([mini.problems, mini.unknownCalls]).toEqual([[], []]);
  });

  it('filters by what is typed, and refreshes by pulling', async () => {
    const mini = await launchMini();
    await mini.waitFor('样例 2');
    await mini.input('搜索样例', '样例 2');
    expect(mini.text()).not.toContain('样例 1');
    await mini.pullDown();
    await mini.waitFor(() => mini.requests.length === 2);
    expect(mini.problems).toEqual([]);
  });

  it('opens a detail, keeps the list behind it, and goes to a sub-package', async () => {
    const mini = await launchMini();
    await mini.waitFor('样例 2');
    // What stands under the phone in the preview.
    const told = () =>
      mini.phone.host.journal.entries.flatMap((entry) =>
        entry.kind === 'page' && entry.what === 'onShow' ? [entry.path] : [],
      );
    expect(told().at(-1)).toBe(mini.route);
    await mini.tap('样例 2');
    await mini.waitFor('场景 1001');
    expect(mini.route).toBe('pages/detail/index');
    expect(told().at(-1)).toBe(mini.route);
    await mini.tap('去分包');
    await mini.waitFor('分包：深');
    expect(told().at(-1)).toBe(mini.route);
    await mini.tap('回首页');
    await mini.waitFor('样例列表');
    expect(told().at(-1)).toBe(mini.route);
    expect(mini.page.data.items).toHaveLength(2);
    expect(mini.problems).toEqual([]);
  });

  it('asks for consent and location, and lives with a refusal', async () => {
    const mini = await launchMini();
    await mini.waitFor('样例 2');
    await mini.tap('看附近');
    await mini.tap('同意');
    await mini.waitFor('用于显示附近的样例');
    await mini.tap('允许');
    await mini.waitFor('在 36.07 附近');
    const refused = await launchMini({ settings: { privacy: 'agreed', location: 'refused' } });
    await refused.tap('看附近');
    await refused.waitFor('getFuzzyLocation:fail auth deny');
    const unwilling = await launchMini();
    await unwilling.tap('看附近');
    await unwilling.tap('拒绝');
    await unwilling.waitFor('getFuzzyLocation:fail privacy permission is not authorized');
  });

  it('notices the network going and coming back', async () => {
    const mini = await launchMini({ settings: { network: 'offline' } });
    await mini.waitFor('ERR_INTERNET_DISCONNECTED');
    await mini.change({ network: 'normal' });
    await mini.tap('重试');
    await mini.waitFor('样例 2');
    expect(mini.requests.map(({ status }) => status)).toEqual([0, 200]);
  });

  it('logs in, subscribes, draws, saves and shares', async () => {
    const mini = await launchMini({
      path: 'pages/detail/index',
      query: { id: '2' },
      settings: { privacy: 'agreed', album: 'granted', subscribe: 'ask' },
    });
    await mini.waitFor('样例 2');
    await mini.tap('登录');
    await mini.waitFor('login-lin');
    await mini.tap('订阅');
    await mini.waitFor('报名结果通知');
    expect(mini.text()).not.toContain('order-result');
    await mini.tap('允许');
    await mini.waitFor('订阅accept');
    await mini.tap('画海报');
    await mini.waitFor('保存');
    await mini.tap('保存');
    await mini.waitFor('已保存');
    await mini.tap('分享');
    await mini.waitFor(() => mini.shares.length === 1);
    expect(mini.shares[0]).toMatchObject({
      kind: 'card',
      from: 'button',
      title: '样例 2',
      path: '/pages/detail/index?id=2',
    });
    await mini.tap('更多');
    await mini.tap('分享到朋友圈');
    await mini.waitFor(() => mini.shares.length === 2);
    expect(mini.shares[1]).toMatchObject({ kind: 'moments', path: '/pages/detail/index?id=2' });
    await mini.tap('报名');
    await mini.tap('确定');
    await mini.waitFor('报名成功');
    expect([mini.problems, mini.unknownCalls]).toEqual([[], []]);
  });

  it('opens from a code, and from Moments without login', async () => {
    const coded = await launchMini({ path: 'pages/detail/index', query: { scene: 't%3D3' }, scene: 1047 });
    await coded.waitFor('样例 3');
    const moments = await launchMini({ path: 'pages/detail/index', query: { id: '1' }, scene: 1154 });
    await moments.waitFor('前往小程序');
    await moments.tap('登录');
    await moments.waitFor('login:fail not allowed in single page mode');
    await moments.tap('前往小程序');
    await moments.waitFor('前往小程序', false);
    await moments.tap('登录');
    await moments.waitFor('login-lin');
  });

  it('fills a form with every control', async () => {
    const mini = await launchMini({
      path: 'pages/form/index',
      settings: { privacy: 'agreed', phone: 'granted' },
    });
    await mini.input('昵称', '小林');
    expect(mini.text()).toContain('你好 小林');
    await mini.tap('城市：青岛');
    await mini.tap('上海');
    await mini.tap('确定');
    await mini.waitFor('城市：上海');
    await mini.tap('日期：2026-01-15');
    await mini.tap('2月');
    await mini.tap('28日');
    await mini.tap('确定');
    await mini.waitFor('日期：2026-02-28');
    await mini.tap('地区：');
    await mini.tap('山东省');
    await mini.tap('青岛市');
    await mini.tap('确定');
    await mini.waitFor('地区：青岛市');
    await mini.tap('女');
    await mini.tap('灯灭');
    await mini.waitFor('已开灯');
    await mini.tap('绑定手机');
    await mini.waitFor('phone-lin');
    await mini.tap('我同意协议');
    await mini.tap('提交');
    expect(JSON.parse(mini.page.data.sent)).toEqual({
      name: '小林',
      note: '',
      city: 2,
      date: '2026-02-28',
      region: ['山东省', '青岛市'],
      slot: [0, 0],
      sex: 'f',
      terms: ['terms'],
      push: true,
      age: 30,
      lamp: true,
    });
    await mini.tap('重置');
    expect(mini.page.data).toMatchObject({ name: '', resets: 1 });
    expect(mini.problems).toEqual([]);
  });

  it('keeps tabs, storage and theme, and tells what it does not know', async () => {
    const mini = await launchMini({ settings: { theme: 'dark' } });
    await mini.tap('我的');
    await mini.waitFor('第 1 次，主题 dark');
    await mini.tap('记住');
    await mini.waitFor('记住 1');
    await mini.tap('列表');
    await mini.tap('我的');
    await mini.waitFor('第 2 次');
    await mini.tap('走错');
    await mini.waitFor('navigateTo:fail can not navigateTo a tabbar page');
    await mini.tap('不认识的接口');
    expect(mini.unknownCalls).toEqual(['brew']);
    const later = await launchMini({ storage: mini.storage });
    expect(later.storage.size).toBe(1);
  });
});
