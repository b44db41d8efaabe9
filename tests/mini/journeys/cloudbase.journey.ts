import type { Entry } from '../../../preview/runtime/journal';
import { becomePublisher, publish } from './support/people';
import { pullUntil, withPhone } from './support/phones';
import type { RunningApp } from './support/running-app';
import { sharedApp } from './support/shared';
import { openTask, signUpAsNewcomer } from './support/steps';

const title = '奥帆中心夜跑赛终点补给';

const isCall = (entry: Entry): entry is Extract<Entry, { kind: 'request' }> => entry.kind === 'request';

export function mainJobOnCloudBase(): void {
  let app: RunningApp;

  beforeAll(async () => {
    app = await sharedApp('cloudbase');
    const publisher = await becomePublisher(app.client, 'zhao', '青岛晴天会展');
    await publish(app.client, publisher, { title, admission: 'first-come', places: 2 });
  }, 60_000);

  it('lin browses, agrees, signs up and finds the order; WeChat alone says that it is lin', async () => {
    await withPhone(app, 'cloud-lin', { person: 'lin' }, async (lin) => {
      await openTask(lin, title);
      await signUpAsNewcomer(lin, '小林');
      await lin.tap('查看订单');
      await lin.waitFor('已录用');
      const calls = (await lin.journal()).filter(isCall);
      expect(calls.map(({ url }) => url)).toEqual(
        expect.arrayContaining(['/tasks/find', '/account/login', '/account/consent', '/orders/signUp']),
      );
      // Nothing goes by HTTP, where a token would have to say who is calling.
      expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(['CLOUD']));
    });
    await withPhone(app, 'cloud-wang', { person: 'wang', path: 'pages/order-list/index' }, async (wang) => {
      await wang.waitFor('登录');
      expect(await wang.page.getByText(title).filter({ visible: true }).count()).toBe(0);
    });
  });

  it('an avatar goes to the cloud’s own storage, and its owner sees it while it is judged', async () => {
    const options = {
      person: 'lin',
      path: 'pages/settings/profile',
      settings: { privacy: 'agreed' },
    } as const;
    await withPhone(app, 'cloud-avatar', options, async (lin) => {
      await lin.tap('设置头像');
      await lin.tap('用微信头像');
      await lin.waitFor('通过前只有您自己能看到');
      await lin.page.waitForFunction(() => {
        const picture = document.querySelector<HTMLImageElement>('wx-button img');
        return picture?.complete && picture.naturalWidth === 132;
      });
    });
  });

  it('the single page of Moments shows a task to whom WeChat does not name', async () => {
    await withPhone(app, 'cloud-moments', { settings: { scene: 1154 } }, async (phone) => {
      await pullUntil(phone, title);
    });
  });
}
