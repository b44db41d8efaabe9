import type { Browser } from 'playwright-core';
import { clockFrom } from '../../tests/mini/chromium';
import { isDrawn, openBot, speak } from '../../tests/mini/journeys/support/bot';
import { nowMs } from './screens-data';

/** The group chat beside the phone: a question, its answer, and the card behind a number. */
export async function takeGroups(browser: Browser, url: string, title: string, path: string): Promise<void> {
  const bot = await openBot(url);
  const page = await browser.newPage({
    viewport: { width: 1_320, height: 980 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  // The chat's own times are to the minute: everything here happens within the first one.
  await page.addInitScript({ content: clockFrom(nowMs) });
  await page.goto(`${url}/#groups`);
  const log = page.getByRole('log', { name: '群消息' });
  await page.getByText('npm run bot').waitFor({ state: 'hidden' });
  await speak(page, '附近有什么任务');
  await log.getByText('回复编号').waitFor();
  await speak(page, '1');
  await log.locator('.mini-card').getByText(title).click();
  await page.frameLocator('#phone').getByText('立即抢单').waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(isDrawn);
  await page.screenshot({ path });
  await page.close();
  await bot.close();
}
