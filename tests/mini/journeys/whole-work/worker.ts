import type { Preview } from '../../chromium';
import { look, pullUntil } from '../support/phones';
import { signInOn } from '../support/steps';
import { onPhone, type Run } from './run';

/** Where WeChat's map puts 五四广场音乐广场. */
const there = { latitude: 36.0626, longitude: 120.3846, privacy: 'agreed' } as const;

/** The page of one's orders, on the phone of somebody who stands at the place of work. */
const atWork = (run: Run, person: string, title: string, use: (phone: Preview) => Promise<void>) =>
  onPhone(
    run,
    `whole-work-${person}`,
    { person, path: 'pages/order-list/index', settings: there },
    async (phone) => {
      await signInOn(phone, title);
      await phone.tap('到岗打卡');
      await use(phone);
    },
  );

async function openOrder(phone: Preview, title: string): Promise<void> {
  await phone.tap('好');
  await phone.tap(title);
  await phone.tap('提交成果');
  await phone.waitFor('做了多少');
}

/** Whom nobody admitted is told that the task is full, and where to go on. */
export const seesThatItIsFull = (run: Run, person: string) =>
  onPhone(run, 'whole-work-full', { person, path: 'pages/me/index' }, async (phone) => {
    await signInOn(phone, '退出登录');
    await phone.tap('消息通知');
    await pullUntil(phone, '报名未通过');
    await phone.tap('报名未通过');
    await phone.waitFor('原因：名额已招满');
    await phone.waitFor('看看类似任务');
    run.say('第三位报名的人收到通知：名额已招满');
  });

/** Checks in where the phone is, and hands in with a picture. */
export const worksByPosition = (run: Run, person: string, title: string) =>
  atWork(run, person, title, async (phone) => {
    await phone.tap('定位');
    await phone.waitFor('算完就删');
    await phone.tap('同意并用定位到岗打卡');
    await phone.tap('允许');
    await phone.waitFor('到岗打卡成功');
    await openOrder(phone, title);
    await phone.tap('添加照片');
    await phone.tap('拍摄');
    await phone.waitFor('看第 1 张');
    await phone.waitGone('上传中…');
    await phone.input('例如：导购 8 小时，发出样品 120 份', '引导签到到收场，物料已回收');
    await phone.tap('提交 ¥220');
    await phone.waitFor('等待验收');
    await look(phone, 'whole-work-handed-in');
    run.say('第一位用定位打卡，附照片提交成果');
  });

/** Checks in by the code that the publisher shows, hands in, and finds two days later that silence has accepted it. */
export const worksByCode = (
  run: Run,
  person: string,
  { title, code, meanwhile }: { title: string; code: string; meanwhile: () => Promise<void> },
) =>
  atWork(run, person, title, async (phone) => {
    await phone.input('6 位现场码', code);
    await phone.tap('到岗打卡');
    await phone.waitFor('到岗打卡成功');
    await openOrder(phone, title);
    await phone.tap('提交 ¥220');
    await phone.waitFor('等待验收');
    run.say('第二位用现场码打卡，提交成果');
    await meanwhile();
    await pullUntil(phone, '已验收，收入 ¥220');
    await look(phone, 'whole-work-accepted-by-silence');
    run.say('发布方 48 小时没有处理，第二位的成果自动验收，¥220 入账');
  });
