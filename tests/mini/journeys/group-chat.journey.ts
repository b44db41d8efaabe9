import type { Page } from 'playwright-core';
import { TIMEOUT_MS } from '../chromium';
import { isDrawn, openBot, speak } from './support/bot';
import { becomePublisher, publish } from './support/people';
import type { RunningApp } from './support/running-app';
import { sharedApp } from './support/shared';

const title = '大学路书店周末店员';

export function groupChat(): void {
  let app: RunningApp;
  let page: Page;
  let bot: { close(): Promise<void> } | undefined;
  const errors: string[] = [];

  const shot = async (name: string) => {
    await page.evaluate(isDrawn);
    if (process.env.SCREENS) await page.screenshot({ path: `.screens/${name}.png` });
  };
  const log = () => page.getByRole('log', { name: '群消息' });
  const enter = (room: string) => page.getByRole('tab', { name: room }).click();
  const opened = () => page.frameLocator('#phone');

  beforeAll(async () => {
    app = await sharedApp();
    page = await app.browser.newPage({ viewport: { width: 1_400, height: 980 }, locale: 'zh-CN' });
    page.setDefaultTimeout(TIMEOUT_MS);
    page.on('pageerror', (error) => errors.push(error.message));
    // What the page's own rules refuse to load or to run.
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) errors.push(message.text());
    });
    await page.goto(`${app.url}/#groups`);
  });
  afterAll(async () => {
    await bot?.close();
  });

  it('says how to start the bot while there is none, and is quiet about it afterwards', async () => {
    await page.getByText(`PORT=${new URL(app.url).port} npm run bot`).waitFor();
    await shot('group-chat-no-bot');
    bot = await openBot(app.url);
    await page.getByText('npm run bot').waitFor({ state: 'hidden' });
  });

  it('fits its window: what is typed into is in sight, and no page is wider than a phone', async () => {
    const size = page.viewportSize();
    for (const height of [700, 900, 1_080]) {
      await page.setViewportSize({ width: 1_440, height });
      const box = await page.getByRole('button', { name: '发送' }).boundingBox();
      expect([height, (box?.y ?? height) + (box?.height ?? 0) <= height]).toEqual([height, true]);
    }
    await page.setViewportSize({ width: 375, height: 812 });
    for (const tab of ['控制面板', '微信群聊']) {
      await page.getByRole('link', { name: tab }).click();
      expect([tab, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([tab, 375]);
    }
    if (size) await page.setViewportSize(size);
  });

  it('shows the answer to a question, and the card behind a number', async () => {
    await speak(page, '附近有什么任务');
    await log().getByText('青岛最新的任务：').waitFor();
    await speak(page, '１');
    await log().locator('.mini-card').waitFor();
    await shot('group-chat-card');
  });

  it('opens the card on the phone of whoever touches it, as from a group', async () => {
    const card = log().locator('.mini-card').last();
    const path = await card.getAttribute('data-path');
    expect(path).toMatch(/^pages\/task\/index\?id=\w{16}&share=\w{16}$/);
    await card.click();
    await opened().getByText('接任务不收任何费用').waitFor();
    const address = await page.locator('#phone').getAttribute('src');
    expect(new URL(address ?? '', app.url).searchParams.get('scene')).toBe('1008');
    await shot('group-chat-opened');
  });

  it('brings a new task into the groups of its city, and as an article to the WeCom robot', async () => {
    const publisher = await becomePublisher(app.client, 'crowd-3', '青岛晴天会展');
    await publish(app.client, publisher, { title, category: 'recruiting' });
    await log().getByText(title).waitFor();
    await enter('青岛会展人手群');
    await log().locator('.article').getByText(title).waitFor();
    await shot('group-chat-wecom');
    await log().locator('.article').click();
    await opened().getByText(title).first().waitFor();
    await enter('上海会展兼职群');
    expect(await log().getByText(title).count()).toBe(0);
  });

  it('lets the owner set the group by a message, and nobody else', async () => {
    await enter('青岛零工互助群');
    await speak(page, '设置 推广');
    await log().getByText('只有群主和管理员可以设置').waitFor();
    await page.getByLabel('以谁的身份发言').selectOption('zhao');
    await page.getByRole('button', { name: '设置 青岛 推广' }).click();
    await log().getByText('已保存').waitFor();
    await shot('group-chat-settings');
    expect(errors).toEqual([]);
  });

  it('grants the role to whoever is signed in on the phone; the path below is that of the page', async () => {
    await page.getByRole('link', { name: '控制面板' }).click();
    await page.getByRole('button', { name: /^周子轩/ }).click();
    const tap = (text: string) => opened().getByText(text, { exact: true }).last().click();
    const below = (path: string) => page.locator('.route', { hasText: path }).waitFor();
    await tap('我的');
    await below('pages/me/index');
    await tap('微信登录');
    await tap('我已阅读并同意以上三份协议');
    await tap('同意并继续');
    await below('pages/settings/profile');
    await page.getByRole('button', { name: '授予发布方' }).click();
    await page.getByText('已授予 publisher').waitFor();
    expect(errors).toEqual([]);
  });
}
