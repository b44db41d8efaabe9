import type { TaskDraftInput } from '../../../shared/contract/publishing';
import { hourMs } from '../../../shared/domain/calendar/calendar';
import { dayNumber, dayStartMs } from '../../../shared/domain/calendar/date-text';
import { becomeMember, becomePublisher, type Member, publish, signUp } from './support/people';
import { fits, letterSizes, look, pullUntil, waitInSight, withPhone } from './support/phones';
import type { RunningApp } from './support/running-app';
import { sharedApp } from './support/shared';

const name = '青岛栈桥海风文旅';
const full = '栈桥灯会检票';
const open = '栈桥灯会场内引导与失物招领登记（四个晚上，含晚餐与夜间交通补贴）';

const sentence = '引导游客排队入场，解答常见问题，看好出入口，遇到老人和孩子多照看一会儿。';
/** 18:00 to 22:00 in Asia/Shanghai, three days on end and one more. */
const evenings = [4, 5, 6, 11].map((days) => {
  const startMs = dayStartMs(dayNumber(Date.now()) + days) + 18 * hourMs;
  return { startMs, endMs: startMs + 4 * hourMs };
});

const long: Partial<TaskDraftInput> = {
  title: open,
  placeName: '栈桥景区东门游客服务中心二楼志愿者集合点',
  description: sentence.repeat(8),
  serviceStandard: sentence.repeat(2),
  requirements: ['普通话流利，能听懂青岛话更好', '能连续站立三小时', '四个晚上都能来'],
  bring: ['身份证', '白色运动鞋和深色长裤'],
  perks: ['meals', 'beginners'],
  sessions: evenings,
  quantity: 4,
  payFen: 123_450,
  places: 1_000,
};

export function taskPage(): void {
  let app: RunningApp;
  let publisher: Member;
  let openId: string;
  let fullId: string;

  beforeAll(async () => {
    app = await sharedApp();
    const { client } = app;
    publisher = await becomePublisher(client, 'crowd-5', name);
    openId = await publish(client, publisher, long);
    fullId = await publish(client, publisher, { title: full, places: 1 });
    await signUp(client, await becomeMember(client, 'crowd-6', '小高'), fullId);
  });

  const page = (id: string) => `pages/task/index?id=${id}`;

  it('shows the way to the place, and whoever pays with what is open there', async () => {
    await withPhone(app, 'publisher', { path: page(openId) }, async (phone) => {
      await phone.waitFor('导航');
      await phone.page.waitForFunction(() => {
        const pin = document.querySelector<HTMLImageElement>('.wx-map-pin img');
        return pin?.complete && pin.naturalWidth > 0;
      });
      await phone.tap('导航');
      await phone.waitFor('微信会打开地图');
      await look(phone, 'task-navigation');
      await phone.tap('确定');
      await phone.tap(name);
      await phone.waitFor('平台核实过这家企业的身份。');
      await pullUntil(phone, open);
      // Where one came from is where one goes back to.
      await phone.tap(open);
      await phone.waitFor('任务详情');
      const calls = (await phone.journal()).flatMap((entry) => (entry.kind === 'call' ? [entry.api] : []));
      expect(calls).not.toContain('getLocation');
    });
  });

  it('leads from a full task to one near by', async () => {
    await withPhone(app, 'task-full', { path: page(fullId) }, async (phone) => {
      await phone.waitFor('附近还能报名');
      await look(phone, 'task-full-top');
      await phone.tap('看看附近同类任务');
      await waitInSight(phone, '附近还能报名');
      await look(phone, 'task-full-similar');
    });
  });

  it.each(letterSizes)('fits every width, long texts included, letters of %i', async (fontSize) => {
    const at = (part: string) => `task-${part}-letters-${fontSize}`;
    await withPhone(app, at('publisher'), { settings: { fontSize }, path: page(openId) }, async (phone) => {
      await phone.waitFor('附近还能报名');
      await fits(phone, at('top'));
      await phone.page.getByText('做什么').scrollIntoViewIfNeeded();
      await fits(phone, at('middle'));
      await phone.page.getByText('附近还能报名').scrollIntoViewIfNeeded();
      await fits(phone, at('end'));
      await phone.tap(name);
      await phone.waitFor('平台核实过');
      await pullUntil(phone, open);
      await fits(phone, at('publisher'));
    });
  });
}
