import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import type { Preview } from '../chromium';
import { becomeMember, becomePublisher, type Member, publish, signUp } from './support/people';
import { fits, letterSizes, look, pullUntil, withPhone } from './support/phones';
import type { RunningApp } from './support/running-app';
import { sharedApp } from './support/shared';

const name = '青岛海风会展服务';
const title = '奥帆中心帆船周签到引导';
const crowded = '五四广场灯光秀秩序维护（连续两晚，含晚餐与夜间交通补贴）';

type Own = OutputOf<typeof contract.publishing.mine>;

export function publishing(): void {
  let app: RunningApp;
  let publisher: Member;
  let crowdedId: string;

  beforeAll(async () => {
    app = await sharedApp();
    const { client } = app;
    publisher = await becomePublisher(client, 'crowd-20', name);
    crowdedId = await publish(client, publisher, { title: crowded, admission: 'reviewed', places: 2 });
    for (const [at, nickname] of ['小林', '海边的陈', 'Amy'].entries())
      await signUp(client, await becomeMember(client, `crowd-${21 + at}`, nickname), crowdedId);
  });

  const enter = async (phone: Preview) => {
    await phone.tap('我的');
    await phone.tap('微信登录');
    await phone.waitFor('我的发布');
  };

  it('writes a task step by step with the mouse, pays for it, and finds it open', async () => {
    const { client } = app;
    await withPhone(
      app,
      'publishing-written',
      { person: 'crowd-20', settings: { privacy: 'agreed' } },
      async (phone) => {
        await enter(phone);
        await look(phone, 'publishing-me');
        await phone.tap('发布任务');
        await phone.waitFor('是哪类工作');
        await phone.tap('展会活动');
        await phone.input('例如：台东夜市促销导购', title);
        await fits(phone, 'publishing-step-1');
        await phone.tap('下一步');
        await phone.tap('添加工作时间');
        await phone.waitFor('每人 9 小时');
        await phone.tap('在地图上选择地点');
        await phone.tap('五四广场音乐广场');
        await phone.waitFor('青岛市');
        await look(phone, 'publishing-step-2');
        await phone.tap('下一步');
        await phone.input('例如 220', '220');
        await phone.input('例如 12', '12');
        await look(phone, 'publishing-step-3');
        await phone.tap('下一步');
        await phone.waitFor('内容检查通过');
        await phone.waitFor('发布前托管');
        await look(phone, 'publishing-step-4');
        await phone.tap('提交发布');
        await phone.tap('对公转账');
        await phone.waitFor('等待到账确认');
        await fits(phone, 'publishing-funding');
        const { tasks } = await client.call<Own>('publishing/mine', { list: 'current' }, publisher.token);
        const { taskId = '' } = tasks.find((each) => each.title === title) ?? {};
        await client.post('local/transfer', { taskId });
        await phone.tap('已转账，去看任务');
        await phone.waitFor('还差 12 人');
        await look(phone, 'publishing-manage');
        await phone.tap('返回');
        await phone.tap('我的发布');
        await phone.waitFor('3 人待审核');
        await look(phone, 'publishing-mine');
      },
    );
  });

  it('decides on several at once, takes it back, and puts whoever is one too many on the waiting list', async () => {
    await withPhone(app, 'publishing-decided', { person: 'crowd-20' }, async (phone) => {
      await enter(phone);
      await phone.tap('我的发布');
      await phone.tap(crowded);
      await phone.tap('报名的人');
      await phone.waitFor('录用前看不到电话和姓名');
      await look(phone, 'publishing-applicants');
      expect(await phone.page.getByText('139').filter({ visible: true }).count()).toBe(0);
      for (const each of ['小**', '海**', 'A**'])
        await phone.page.getByText(each).filter({ visible: true }).first().click();
      await phone.tap('录用 3 人');
      await phone.waitFor('放入候补');
      await phone.tap('知道了');
      await phone.waitFor(/秒后通知对方/);
      await look(phone, 'publishing-undo');
      await phone.tap('全部撤销');
      await phone.waitGone('将录用');
      await pullUntil(phone, '移出候补');
    });
  });

  it.each(letterSizes)('fits every width, letters of %i', async (fontSize) => {
    const name = (page: string) => `publishing-${page}-letters-${fontSize}`;
    const options = { person: 'crowd-20', settings: { fontSize, privacy: 'agreed' as const } };
    await withPhone(app, name('last'), options, async (phone) => {
      await enter(phone);
      await phone.tap('我的发布');
      await phone.waitFor(crowded);
      await fits(phone, name('mine'));
      await phone.tap(crowded);
      await phone.waitFor('费用与托管');
      await fits(phone, name('manage'));
      await phone.tap('报名的人');
      await phone.waitFor('录用前看不到电话和姓名');
      await fits(phone, name('applicants'));
      await phone.tap('返回');
      await phone.tap('再发一个一样的');
      await phone.waitFor('是哪类工作');
      await fits(phone, name('edit-1'));
      await phone.tap('下一步');
      await phone.waitFor('哪几天，几点到几点');
      await fits(phone, name('edit-2'));
      await phone.tap('下一步');
      await phone.waitFor('每天多少钱');
      await fits(phone, name('edit-3'));
      await phone.tap('下一步');
      await phone.waitFor('发布前托管');
      await fits(phone, name('edit-4'));
    });
  });
}
