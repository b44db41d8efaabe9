import type { Preview } from '../../chromium';
import { pullUntil } from './phones';

/** Taps the title of a task in the list; the newest page has to hold it, which a new task may take seconds to reach. */
export async function openTask(phone: Preview, title: string): Promise<void> {
  await pullUntil(phone, title);
  await phone.tap(title);
  await phone.waitFor('任务详情');
  await phone.waitFor('接任务不收任何费用');
}

/** Opens a page as a tap on something that leads there would. */
export async function goTo(phone: Preview, path: string): Promise<void> {
  await phone.page.evaluate(
    (url) => (globalThis as unknown as { wx: { navigateTo(to: object): void } }).wx.navigateTo({ url }),
    `/${path}`,
  );
}

/** Signs in whoever has agreed before; then the page holds the text. */
export async function signInOn(phone: Preview, text: string): Promise<void> {
  await phone.tap('微信登录');
  await phone.waitFor(text);
}

/** Ticks the box of the three agreements and agrees. */
export async function agree(phone: Preview): Promise<void> {
  await phone.waitFor('先看看这三份协议');
  await phone.tap('我已阅读并同意以上三份协议');
  await phone.tap('同意并继续');
}

/** What sign-up asks of a newcomer. */
async function fillProfile(phone: Preview, nickname: string): Promise<void> {
  await phone.waitFor('还差一点资料');
  await phone.input('可使用微信昵称', nickname);
  await phone.tap('出生日期，未选择');
  for (const part of ['1998年', '4月', '12日', '确定']) await phone.tap(part);
  await phone.waitFor('1998-04-12');
}

const wordings = {
  'first-come': { act: '立即抢单', confirm: '确认抢单', done: '抢单成功，已录用' },
  reviewed: { act: '立即报名', confirm: '确认报名', done: '已提交报名' },
} as const;

/** From the task's page to the result, as somebody new. */
export async function signUpAsNewcomer(
  phone: Preview,
  nickname: string,
  admission: keyof typeof wordings = 'first-come',
): Promise<void> {
  const { act, confirm, done } = wordings[admission];
  await phone.tap(act);
  await agree(phone);
  await fillProfile(phone, nickname);
  await phone.tap(confirm);
  // WeChat asks whether it may tell the outcome.
  await phone.tap('允许');
  await phone.waitFor('岁，确认？');
  await phone.tap('确认');
  await phone.waitFor(done);
}

/** Binds an account on the page of payout accounts. */
export async function bindAccount(
  phone: Preview,
  button: '绑定微信零钱' | '绑定支付宝',
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await phone.tap(button);
  for (const [placeholder, value] of Object.entries(fields)) await phone.input(placeholder, value);
  await phone.tap('确认绑定');
  await phone.waitFor('请核对收款信息');
  await phone.tap('核对无误');
  await phone.waitGone('确认绑定');
}

/** By its own button; the shade behind a sheet is called the same. */
export async function closeSheet(phone: Preview): Promise<void> {
  const button = phone.page.locator('[role="dialog"] [aria-label="关闭"]').filter({ visible: true }).last();
  await button.click();
  await button.waitFor({ state: 'hidden' });
}
