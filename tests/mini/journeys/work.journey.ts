import { becomeMember, becomePublisher, type Member, publish, signUp } from './support/people';
import { fits, letterSizes, look, withPhone } from './support/phones';
import type { RunningApp } from './support/running-app';
import { sharedApp } from './support/shared';
import { goTo, signInOn } from './support/steps';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Work that began a little while ago, so that one checks in and hands in without waiting. */
const begun = (leftMs: number) => ({ startMs: Date.now() - 10 * minuteMs, endMs: Date.now() + leftMs });

export function work(): void {
  let app: RunningApp;
  let publisher: Member;
  const code = '夜市促销导购现场码打卡';
  const near = '夜市促销导购定位打卡';
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    app = await sharedApp();
    publisher = await becomePublisher(app.client, 'crowd-60', '青岛晴天会展');
    for (const [title, person, name, leftMs] of [
      [code, 'crowd-61', '小林', 5 * hourMs],
      [near, 'crowd-62', '小陈', 50 * minuteMs],
    ] as const) {
      const sessions = [begun(leftMs)];
      const signUpDeadlineMs = Date.now() + 30 * minuteMs;
      ids[title] = await publish(app.client, publisher, { title, sessions, signUpDeadlineMs });
      await signUp(app.client, await becomeMember(app.client, person, name), ids[title]);
    }
  });

  it('by code; handed in with pictures, returned, handed in again, accepted', async () => {
    const worker = {
      person: 'crowd-61',
      path: 'pages/order-list/index',
      settings: { privacy: 'agreed' },
    } as const;
    await withPhone(app, 'work-order', worker, async (lin) => {
      await withPhone(app, 'work-accept', { person: 'crowd-60', path: 'pages/me/index' }, async (zhao) => {
        await signInOn(zhao, '退出登录');
        await goTo(zhao, `pages/publishing/on-site-code?id=${ids[code]}`);
        await zhao.waitFor('秒后更新');
        await look(zhao, 'work-on-site-code');

        await signInOn(lin, code);
        await look(lin, 'work-agenda');
        await lin.tap('到岗打卡');
        await lin.waitFor('6 位现场码');
        await look(lin, 'work-check-in');
        const digits = (await zhao.page.locator('[aria-label^="现场码"]').innerText()).replace(/\D/g, '');
        await lin.input('6 位现场码', digits);
        await lin.tap('到岗打卡');
        await lin.waitFor('到岗打卡成功');
        await look(lin, 'work-checked-in');
        await lin.tap('好');
        await lin.tap(code);
        await lin.waitFor('怎么算做好');
        await look(lin, 'work-order-day');

        await lin.tap('提交成果');
        await lin.waitFor('做了多少');
        for (const _ of [1, 2]) {
          await lin.tap('添加照片');
          await lin.tap('拍摄');
        }
        await lin.waitFor('看第 2 张');
        await lin.waitGone('上传中…');
        await lin.input('例如：导购 8 小时，发出样品 120 份', '导购 5 小时，发出样品 90 份');
        await look(lin, 'work-hand-in');
        await lin.tap('提交 ¥200');
        await lin.waitFor('等待验收');

        await zhao.tap('返回');
        await goTo(zhao, 'pages/publishing/accept');
        await zhao.waitFor('去验收');
        await zhao.waitFor('看第 2 张照片');
        await look(zhao, 'work-to-accept');
        await zhao.tap(code);
        await zhao.waitFor('订单编号');
        await zhao.waitFor('看第 2 张照片');
        await look(zhao, 'work-accept-one');
        await zhao.tap('退回');
        await zhao.input('哪里要改，例如：第 3 张照片看不清店名', '第 2 张照片看不清店名');
        await look(zhao, 'work-return');
        await zhao.tap('退回给接单者');
        await zhao.waitFor('等接单者重新提交');

        await lin.tap('返回');
        await lin.waitFor('需要您处理');
        await look(lin, 'work-returned');
        await lin.tap('重新提交');
        await lin.waitFor('退回原因：第 2 张照片看不清店名');
        await lin.tap('删除第 2 张');
        await lin.tap('添加照片');
        await lin.tap('拍摄');
        await lin.waitFor('看第 2 张');
        await lin.waitGone('上传中…');
        await lin.tap('重新提交 ¥200');
        await lin.waitFor('要去的');

        await zhao.tap('返回');
        await zhao.tap(code);
        await zhao.tap('通过 ¥200');
        await zhao.waitFor('马上记为接单者的收入');
        await zhao.tap('通过');
        await zhao.waitFor('已入账');

        await lin.tap('已完成');
        await lin.tap(code);
        await lin.waitFor('已验收，收入 ¥200');
        await lin.waitFor('看第 2 张照片');
        await look(lin, 'work-accepted');
        await lin.tap('评价');
        for (const answer of ['准时', '相符', '及时']) await lin.tap(answer);
        await look(lin, 'work-rate');
        await lin.tap('提交评价');
        await lin.waitFor('您的评价');
      });
    });
  });

  it('by position: too far away, then there; leaving without a network is kept and sent later', async () => {
    const at = { latitude: 36.1, longitude: 120.355, privacy: 'agreed' } as const;
    const worker = { person: 'crowd-62', path: 'pages/order-list/index', settings: at } as const;
    await withPhone(app, 'work-by-position', worker, async (chen) => {
      await signInOn(chen, near);
      await chen.tap('到岗打卡');
      await chen.tap('定位');
      await chen.waitFor('算完就删');
      await chen.tap('同意并用定位到岗打卡');
      await chen.tap('允许');
      await chen.waitFor('您离工作地点 1.8 公里');
      await look(chen, 'work-too-far');
      await chen.change({ latitude: 36.0842 });
      await chen.tap('用定位到岗打卡');
      await chen.waitFor('到岗打卡成功');
      await chen.tap('好');

      await chen.tap('离岗打卡');
      await chen.tap('定位');
      await chen.change({ network: 'offline' });
      await chen.tap('用定位离岗打卡');
      await chen.waitFor('现在就离岗吗？');
      await chen.tap('离岗打卡');
      await chen.waitFor('已记在手机');
      await look(chen, 'work-kept');
      await chen.tap('好');
      await chen.tap(near);
      await chen.waitFor('联网后自动发送');
      await chen.change({ network: 'normal' });
      await chen.waitFor('没网时记下');
      await look(chen, 'work-sent-later');

      await chen.tap('发布方不在，或工作与描述不符');
      await chen.waitFor('会这样');
      await look(chen, 'work-leave');
    });
  });

  it.each(letterSizes)('fits every width, letters of %i', async (fontSize) => {
    const name = (page: string) => `work-${page}-letters-${fontSize}`;
    const options = { person: 'crowd-62', path: 'pages/order-list/index', settings: { fontSize } };
    await withPhone(app, name('last'), options, async (chen) => {
      await signInOn(chen, near);
      await fits(chen, name('agenda'));
      await chen.tap(near);
      await chen.waitFor('怎么算做好');
      await fits(chen, name('order'));
      await chen.tap('提交成果');
      await chen.waitFor('做了多少');
      await fits(chen, name('hand-in'));
      await chen.tap('返回');
      await chen.tap('申诉');
      await chen.waitFor('请平台裁定');
      await fits(chen, name('dispute'));
    });
  });
}
