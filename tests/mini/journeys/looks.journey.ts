import { becomePublisher, publish } from './support/people';
import { fits, letterSizes, pullUntil, withPhone } from './support/phones';
import type { RunningApp } from './support/running-app';
import { sharedApp } from './support/shared';
import { closeSheet, openTask } from './support/steps';

/** Somebody new, whom signing up asks for consent. */
const person = 'crowd-4';

/** As long as the contract allows. */
const long = '青岛国际啤酒节开幕式观众引导检票与物资搬运夜间值守临时工作人员（连续两天包两餐）';

export function looks(): void {
  let app: RunningApp;

  beforeAll(async () => {
    app = await sharedApp();
    const publisher = await becomePublisher(app.client, 'crowd-2', '青岛西海岸新区晴天会展服务有限公司');
    await publish(app.client, publisher, {
      title: long,
      placeName: '金沙滩啤酒城主会场三号门游客服务中心',
      payFen: 1_234_567,
      payUnit: 'task',
      places: 700,
      admission: 'reviewed',
    });
  });

  it.each(letterSizes)('fits every width, a very long title included, letters of %i', async (fontSize) => {
    const name = (page: string) => `${page}-letters-${fontSize}`;
    await withPhone(app, name('me'), { person, settings: { fontSize } }, async (phone) => {
      // A list may be some seconds old.
      await pullUntil(phone, long);
      await fits(phone, name('list'));
      await openTask(phone, long);
      await fits(phone, name('detail'));
      await phone.tap('立即报名');
      await phone.waitFor('先看看这三份协议');
      const agreements = ['《用户协议》', '《隐私政策》', '《自由职业者服务协议》'];
      await fits(phone, name('consent'), [...agreements, '暂不同意', '同意并继续']);
      await phone.tap('暂不同意');
      await phone.waitGone('先看看这三份协议');
      await phone.tap('返回');
      await phone.tap('筛选');
      await phone.waitFor('最低报酬');
      await fits(phone, name('filters'));
      // A row of choices lets a wheel move the sheet that it stands in.
      await phone.page.getByText('上午', { exact: true }).hover();
      await phone.page.mouse.wheel(0, 300);
      await phone.page.waitForFunction(() =>
        [...document.querySelectorAll('[role="dialog"] wx-scroll-view[scroll-y]')].some(
          ({ scrollTop }) => scrollTop > 0,
        ),
      );
      await closeSheet(phone);
      await phone.tap('搜任务、地点、店名');
      await phone.waitFor('照平时说的写就行，比如“明天 台东 日结 200以上”。');
      await fits(phone, name('search-empty'));
      await phone.input('搜任务、地点、店名', '青岛国际啤酒节');
      await phone.tap('搜索');
      await phone.waitFor(long);
      await fits(phone, name('search'));
      await phone.tap('返回');
      await phone.tap('当前城市青岛，点按切换');
      await phone.waitFor('看看我在哪个城市');
      await fits(phone, name('cities'));
      await phone.tap('返回');
      await phone.tap('我的');
      await phone.waitFor('还没有登录');
      await fits(phone, name('me'));
    });
  });
}
