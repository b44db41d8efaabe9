import { becomeMember, becomePublisher, type Member, publish, shareOf, signUp } from './support/people';
import { look, pullUntil, waitInSight, withPhone } from './support/phones';
import type { RunningApp } from './support/running-app';
import { sharedApp } from './support/shared';
import { agree, closeSheet, openTask } from './support/steps';

const coffee = '五四广场咖啡快闪店帮手';
const full = '崂山采茶一日帮工';

export function arrivals(): void {
  let app: RunningApp;
  let publisher: Member;
  let friend: Member;
  let taskId: string;

  beforeAll(async () => {
    app = await sharedApp();
    const { client } = app;
    publisher = await becomePublisher(client, 'crowd-1', '青岛晴天会展');
    friend = await becomeMember(client, 'wang', '老王');
    const fullId = await publish(client, publisher, { title: full, places: 1 });
    await signUp(client, friend, fullId);
    taskId = await publish(client, publisher, { title: coffee, category: 'recruiting' });
  });

  const taskPage = (query = `id=${taskId}`) => `pages/task/index?${query}`;

  it('opens from a code, whose scene holds the share alone, and counts the opening', async () => {
    const share = await shareOf(app.client, friend, taskId);
    const path = taskPage(`scene=${encodeURIComponent(share)}`);
    await withPhone(app, 'from-code', { path, settings: { scene: 1047 } }, async (phone) => {
      await phone.waitFor(coffee);
      const urls = (await phone.journal()).flatMap((entry) => (entry.kind === 'request' ? [entry.url] : []));
      expect(urls).toEqual(expect.arrayContaining(['/sharing/openShare', '/tasks/get']));
    });
  });

  it('says so when the share behind a code is gone, with a way on', async () => {
    const path = taskPage('scene=0000000000000000');
    await withPhone(app, 'from-dead-code', { path, settings: { scene: 1047 } }, async (phone) => {
      await phone.waitFor('找不到这个任务');
      await phone.tap('看看其他任务');
      await pullUntil(phone, coffee);
    });
  });

  it('shows the task in Moments without asking for anything', async () => {
    const settings = { scene: 1154 };
    await withPhone(app, 'moments', { path: taskPage(), settings }, async (phone) => {
      await phone.waitFor(coffee);
      await phone.waitFor('点下方“前往小程序”即可报名');
      expect(await phone.page.getByText('立即抢单').count()).toBe(0);
      const calls = (await phone.journal()).flatMap((entry) => (entry.kind === 'call' ? [entry] : []));
      expect(calls.filter(({ error }) => error)).toEqual([]);
      expect(calls.map(({ api }) => api)).not.toContain('login');
      await look(phone, 'moments-single-page');
      await phone.tap('前往小程序');
      await phone.waitFor('立即抢单');
    });
  });

  it('lets somebody look around who is not signed in, and says what signing in is good for', async () => {
    await withPhone(app, 'not-signed-in', {}, async (phone) => {
      await openTask(phone, coffee);
      await phone.tap('返回');
      await phone.tap('订单');
      await phone.waitFor('登录后查看订单');
      await look(phone, 'orders-signed-out');
      await phone.tap('我的');
      await phone.waitFor('还没有登录');
      await look(phone, 'me-signed-out');
      const calls = (await phone.journal()).flatMap((entry) => (entry.kind === 'call' ? [entry.api] : []));
      expect(calls).not.toContain('login');
      await phone.tap('收款账户');
      await phone.waitFor('管理收款账户前，请阅读并同意下列协议。');
      await closeSheet(phone);
      await phone.waitFor('还没有登录');
    });
  });

  it('goes on browsing after consent is refused, and asks again only when it is needed', async () => {
    const small = { person: 'sun', path: taskPage(), width: 320, height: 568 };
    await withPhone(app, 'consent-refused', small, async (phone) => {
      await phone.tap('立即抢单');
      await phone.waitFor('先看看这三份协议');
      await phone.tap('同意并继续');
      await phone.waitFor('请先勾选上面的方框');
      await look(phone, 'consent-sheet');
      await phone.tap('暂不同意');
      await phone.waitGone('先看看这三份协议');
      await phone.waitFor('立即抢单');
      await phone.tap('立即抢单');
      await agree(phone);
      await phone.waitFor('还差一点资料');
      await waitInSight(phone, '昵称');
      await waitInSight(phone, '出生日期');
      await look(phone, 'sign-up-newcomer');
    });
  });

  it('shows the city when the location is refused, and the way to change one’s mind', async () => {
    const settings = { privacy: 'agreed' } as const;
    await withPhone(app, 'location-allowed', { settings }, async (phone) => {
      await phone.waitFor(coffee);
      await phone.tap('离我近');
      await phone.waitFor('用于按距离查找任务，以及您同意时到岗打卡');
      await phone.tap('拒绝');
      await phone.waitFor('未开启位置权限，已按城市显示任务。');
      await phone.waitFor(coffee);
      await look(phone, 'location-refused');
      await phone.tap('去开启');
      await phone.tap('使用我的位置');
      await phone.page.getByRole('dialog').getByText('返回').click();
      await phone.waitGone('未开启位置权限，已按城市显示任务。');
      await phone.waitFor('100 米内');
    });
  });

  it('refuses the privacy guide and stays usable', async () => {
    await withPhone(app, 'privacy-refused', {}, async (phone) => {
      await phone.waitFor(coffee);
      await phone.tap('离我近');
      await phone.waitFor('隐私保护提示');
      await look(phone, 'privacy-sheet');
      await phone.tap('不同意');
      await phone.waitFor('未开启位置权限，已按城市显示任务。');
    });
  });

  it('keeps what is loaded while offline, and goes on when the network is back', async () => {
    await withPhone(app, 'online-again', {}, async (phone) => {
      await phone.waitFor(coffee);
      await phone.change({ network: 'offline' });
      await phone.waitFor('网络不可用，请检查网络。');
      await phone.waitFor(coffee);
      await look(phone, 'offline-list');
      await phone.tap(coffee);
      await phone.waitFor('请检查网络后重试。');
      await look(phone, 'offline-detail');
      await phone.change({ network: 'normal' });
      // The error leaves by itself.
      await phone.waitFor('立即抢单');
      await phone.waitGone('网络不可用');
    });
  });

  it('shows a full task as full, and offers nothing that would fail', async () => {
    await withPhone(app, 'full-task', {}, async (phone) => {
      // Full ones stand last in the list: whoever looks for one finds it all the same.
      await phone.tap('搜任务、地点、店名');
      await phone.input('搜任务、地点、店名', '采茶');
      await phone.tap('搜索');
      await phone.waitFor('名额已满 · 看相似任务');
      await look(phone, 'full-card');
      await phone.page.locator('wx-task-card').filter({ hasText: full }).click();
      await phone.waitFor('任务详情');
      await phone.waitFor('名额已满');
      expect(await phone.page.getByText('立即抢单').count()).toBe(0);
    });
  });

  it('tells who comes too late that the last place is gone', async () => {
    const title = '麦岛早市摆摊帮手';
    const lateId = await publish(app.client, publisher, { title, places: 1 });
    await withPhone(app, 'too-late', { person: 'wang', path: taskPage(`id=${lateId}`) }, async (phone) => {
      await phone.tap('立即抢单');
      await phone.waitFor('确认抢单');
      await signUp(app.client, await becomeMember(app.client, 'he', '晓风'), lateId);
      await phone.tap('确认抢单');
      await phone.tap('允许');
      await phone.waitFor('名额已满，看看其他任务吧');
      await look(phone, 'sign-up-too-late');
      await phone.tap('看看其他任务');
      await pullUntil(phone, coffee);
    });
  });
}
