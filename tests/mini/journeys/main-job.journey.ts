import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { becomePublisher, type Member, publish } from './support/people';
import { lastCard, look, pullUntil, withPhone } from './support/phones';
import type { RunningApp } from './support/running-app';
import { sharedApp } from './support/shared';
import { bindAccount, goTo, openTask, signInOn, signUpAsNewcomer } from './support/steps';

/** A task on the first page of the list that anybody of age gets at once. */
async function firstComeTask({ client }: RunningApp): Promise<string> {
  const query = { city: '370200', sort: 'newest', limit: 10 };
  const { tasks } = await client.call<OutputOf<typeof contract.tasks.find>>('tasks/find', query);
  const found = tasks.find(
    ({ admission, placesLeft }) => admission === 'first-come' && (placesLeft ?? 3) > 2,
  );
  if (!found) throw new Error('the first page has no first-come task');
  return found.title;
}

export function mainJob(): void {
  let app: RunningApp;
  let publisher: Member;
  let reviewedId: string;
  const reviewed = '奥帆中心会展礼仪接待';

  beforeAll(async () => {
    app = await sharedApp();
    publisher = await becomePublisher(app.client, 'zhao', '青岛晴天会展');
    reviewedId = await publish(app.client, publisher, {
      title: reviewed,
      admission: 'reviewed',
      places: 2,
    });
  });

  it('lin signs up, binds accounts and shares; chen comes by the card and signs up; lin sees both', async () => {
    const title = await firstComeTask(app);
    await withPhone(app, 'lin-shares', { person: 'lin', settings: { privacy: 'agreed' } }, async (lin) => {
      await lin.waitFor('最新');
      await look(lin, 'lin-list');
      await openTask(lin, title);
      await look(lin, 'lin-detail');
      await signUpAsNewcomer(lin, '小林');
      await look(lin, 'lin-signed-up');
      await lin.waitFor('微信会通知您一次，点开可看时间和地点');

      await lin.tap('收款账户');
      await lin.waitFor('绑定一个收款账户');
      await bindAccount(lin, '绑定微信零钱', { 与账户实名一致: '林晓彤' });
      await lin.waitFor('默认收款');
      await bindAccount(lin, '绑定支付宝', { 与账户实名一致: '林晓彤', 手机号或邮箱: 'lin@example.com' });
      // Only an account that is not the default says so: both are there.
      await lin.waitFor('设为默认');
      expect(await lin.page.getByText('林晓彤').filter({ visible: true }).count()).toBe(0);
      await look(lin, 'lin-payout-accounts');

      await lin.tap('返回');
      await lin.tap('分享');
      await lin.page.waitForFunction(() =>
        window.phone.host.journal.entries.some(
          (entry) => entry.kind === 'request' && entry.url === '/sharing/createShare',
        ),
      );
      await lin.tap('生成海报');
      await lin.waitFor('朋友扫码打开、报名，都会记在您的分享里。');
      await lin.tap('保存到相册');
      await lin.tap('允许');
      await lin.waitFor('已保存到相册');
      await look(lin, 'lin-poster');
      await lin.tap('返回');
      await lin.tap('分享');
      await lin.tap('发给微信好友');
      const card = await lastCard(lin);
      expect(card.title).toContain(title);
      expect(card.path).toMatch(/^\/pages\/task\/index\?id=\w+&share=\w+$/);
      expect(card.imageUrl).toMatch(/^(?:data:image|blob:)/);

      await withPhone(
        app,
        'chen-signed-up',
        { person: 'chen', path: card.path, settings: { scene: 1007 } },
        async (chen) => {
          await chen.waitFor(title);
          await signUpAsNewcomer(chen, '小陈');
          await chen.tap('查看订单');
          await chen.waitFor('已录用');
        },
      );

      await lin.tap('返回');
      await lin.tap('我的');
      await lin.tap('我的分享');
      await lin.waitFor('人打开');
      await pullUntil(lin, /^1\s*人打开$/);
      await pullUntil(lin, /^1\s*人报名$/);
    });
  });

  it('zhao admits an applicant on the page; li finds the notice and the order', async () => {
    await withPhone(app, 'li-order', { person: 'li' }, async (li) => {
      await openTask(li, reviewed);
      await signUpAsNewcomer(li, '瑶瑶', 'reviewed');
      await look(li, 'li-applied');

      const path = `pages/publishing/applicants?id=${reviewedId}`;
      await withPhone(app, 'zhao-applicants', { person: 'zhao', path: 'pages/me/index' }, async (zhao) => {
        await signInOn(zhao, '退出登录');
        await goTo(zhao, path);
        await zhao.page.getByText('瑶**').filter({ visible: true }).first().click();
        await zhao.tap('录用 1 人');
        await zhao.waitFor(/秒后通知对方/);
        // Nobody waits here for the minute in which it can be undone.
        const { applicants } = await app.client.call<OutputOf<typeof contract.publishing.applicants>>(
          'publishing/applicants',
          { taskId: reviewedId },
          publisher.token,
        );
        const { orderId = '' } = applicants[0] ?? {};
        await app.client.call('publishing/admit', { orderId }, publisher.token);
      });

      await li.tap('查看订单');
      await li.waitFor('已录用');
      await look(li, 'li-order-detail');
      await li.tap('返回');
      await li.waitFor('任务详情');
      await li.tap('返回');
      await li.tap('我的');
      await li.tap('消息通知');
      await pullUntil(li, reviewed);
      await look(li, 'li-notices');
      await li.tap('返回');
      await li.tap('订单');
      await li.waitFor(reviewed);
    });
  });
}
