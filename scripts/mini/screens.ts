import { statSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { encodePng } from '../../local/sandbox/png';
import { drawCode } from '../../local/sandbox/wechat/mini-program-code';
import { clockFrom, openPreview, type Preview } from '../../tests/mini/chromium';
import { type RunningApp, startApp } from '../../tests/mini/journeys/support/running-app';
import { openTask } from '../../tests/mini/journeys/support/steps';
import { nowMs, prepare } from './screens-data';
import { takeGroups } from './screens-groups';
import { moveClock } from './screens-still';

const FOLDER = 'docs/screens';
const MAX_BYTES = 240 * 1_024;

async function withPhone(
  { browser, url }: RunningApp,
  { person = 'lin', ...options }: { readonly dark?: boolean; readonly person?: string },
  show: (phone: Preview) => Promise<void>,
): Promise<void> {
  const settings = { person, privacy: 'agreed', location: 'granted' } as const;
  const phone = await openPreview({ browser, url, nowMs, settings, pixelsPerPoint: 2, ...options });
  // A share has a random id, and its code with it.
  const code = encodePng(drawCode(430, 'docs/screens'));
  await phone.page.route('**/files/codes/**', (route) =>
    route.fulfill({ contentType: 'image/png', body: code, headers: { 'access-control-allow-origin': '*' } }),
  );
  await show(phone);
  const complaints = (await phone.complaints()).filter((text) => !text.includes('the server responded with'));
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  await phone.close();
}

/** Once the person let us know where they are, every list says how far. */
async function showList(phone: Preview, title: string): Promise<void> {
  await phone.tap('离我近');
  await phone.waitFor('约 ');
  await phone.tap('最新');
  await phone.waitFor(title);
}

/** A sheet has come up all the way. */
const sheetIsUp = () =>
  [...document.querySelectorAll('.mp-view:not([hidden]) [role="dialog"]')].some((sheet) => {
    const { height, bottom } = sheet.getBoundingClientRect();
    return height > 0 && bottom <= innerHeight;
  });

/** The mini-program's code is drawn last, in the lower right. */
const posterIsDrawn = () => {
  const canvas = document.querySelector<HTMLCanvasElement>('.mp-view:not([hidden]) canvas');
  if (!canvas) return false;
  const { width, height } = canvas;
  const at = [width * 0.6, height * 0.85, width * 0.35, 1] as const;
  const code = canvas.getContext('2d')?.getImageData(...at).data ?? [];
  return [...code].some((value, at) => at % 4 === 3 && value === 255 && (code[at - 3] ?? 255) < 40);
};

async function takeLight(app: RunningApp, title: string): Promise<void> {
  await withPhone(app, {}, async (phone) => {
    await phone.tap('我的');
    await phone.tap('微信登录');
    await phone.waitFor('退出登录');
    await phone.tap('收款账户');
    await phone.waitFor('默认收款');
    await phone.screenshot('payout-accounts', FOLDER);
    await phone.tap('返回');
    await phone.tap('订单');
    await phone.waitFor('要去的');
    await phone.screenshot('orders', FOLDER);
    await phone.tap('任务');
    await showList(phone, title);
    await phone.screenshot('list', FOLDER);
    await openTask(phone, title);
    await phone.screenshot('detail', FOLDER);
    await phone.tap('立即抢单');
    await phone.page.waitForFunction(sheetIsUp);
    await phone.screenshot('sign-up', FOLDER);
    await phone.page.locator('[role="dialog"] [aria-label="关闭"]').filter({ visible: true }).last().click();
    await phone.waitGone('确认抢单');
    await phone.tap('分享');
    await phone.tap('生成海报');
    await phone.waitFor('朋友扫码打开、报名，都会记在您的分享里。');
    await phone.page.waitForFunction(posterIsDrawn);
    await phone.screenshot('poster', FOLDER);
  });
}

/** The other side: what a publisher looks at, writes and decides. */
async function takePublisher(app: RunningApp, title: string): Promise<void> {
  await withPhone(app, { person: 'zhao' }, async (phone) => {
    await phone.tap('我的');
    await phone.tap('微信登录');
    await phone.waitFor('退出登录');
    await phone.tap('我的发布');
    await phone.waitFor(title);
    await phone.screenshot('my-tasks', FOLDER);
    await phone.tap('奥帆中心会展礼仪接待');
    await phone.waitFor('分享招人');
    await phone.screenshot('manage', FOLDER);
    await phone.tap('报名的人');
    await phone.waitFor('选择要录用的人');
    await phone.screenshot('applicants', FOLDER);
    await phone.tap('返回');
    await phone.tap('出示现场码');
    await phone.waitFor('秒后更新');
    await phone.screenshot('on-site-code', FOLDER);
    await phone.tap('返回');
    await phone.tap('返回');
    await phone.tap('浮山湾灯光秀秩序引导');
    await phone.tap('去付款');
    await phone.waitFor('验收通过后才付给接单的人');
    await phone.screenshot('funding', FOLDER);
    await phone.tap('返回');
    await phone.tap('返回');
    await phone.tap('便利店货架陈列拍摄');
    await phone.tap('验收');
    await phone.waitFor('去验收');
    await phone.screenshot('accept', FOLDER);
    await phone.tap('返回');
    await phone.tap('返回');
    await phone.tap('发布任务');
    await phone.waitFor('是哪类工作');
    await phone.tap('展会活动');
    await phone.screenshot('editor', FOLDER);
  });
}

/** The whole preview, for somebody who wonders what `npm start` shows. */
async function takeShell(browser: Browser, url: string, title: string): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1_100, height: 970 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await page.addInitScript({ content: clockFrom(nowMs) });
  await page.goto(url);
  const phone = page.frameLocator('#phone');
  await phone.getByText(title).waitFor();
  await phone.getByText(title).click();
  await phone.getByText('立即抢单').waitFor();
  await page.screenshot({ path: `${FOLDER}/preview.png` });
  await page.close();
}

/** `npm run screens`: makes docs/screens anew, the same every time. */
async function main(): Promise<void> {
  moveClock(nowMs);
  const app = await startApp();
  try {
    const { title } = await prepare(app.client);
    await takeLight(app, title);
    await withPhone(app, { dark: true }, async (phone) => {
      await showList(phone, title);
      await phone.screenshot('list-dark', FOLDER);
    });
    await takePublisher(app, title);
    await takeShell(app.browser, app.url, title);
    await takeGroups(app.browser, app.url, title, `${FOLDER}/group-chat.png`);
  } finally {
    await app.close();
  }
  const names = [
    'list',
    'list-dark',
    'detail',
    'sign-up',
    'orders',
    'payout-accounts',
    'poster',
    'my-tasks',
    'manage',
    'applicants',
    'on-site-code',
    'funding',
    'accept',
    'editor',
    'preview',
    'group-chat',
  ];
  for (const name of names) {
    const { size } = statSync(`${FOLDER}/${name}.png`);
    console.log(`${FOLDER}/${name}.png\t${Math.round(size / 1_024)} KB`);
    if (size > MAX_BYTES) process.exitCode = 1;
  }
}

await main();
