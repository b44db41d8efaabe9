import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { openPreview } from '../tests/mini/chromium';
import { sharedBrowser } from '../tests/mini/journeys/support/shared';
import { previewRoutes } from './server/preview-routes';

const item = (n: number) => ({ id: String(n), title: `样例 ${n}`, payFen: n * 5_000 });
const items = (from: number) => Array.from({ length: 12 }, (_, index) => item(from + index));

async function fixtureServer(): Promise<Server> {
  const preview = previewRoutes({ root: 'preview/fixture' });
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (preview.handles(path)) return preview.handle(request, response, path);
    let body = '';
    for await (const chunk of request) body += chunk;
    const { cursor, id } = JSON.parse(body || '{}') as { cursor?: string; id?: string };
    const list = { items: items(cursor ? 13 : 1), next: cursor ? null : 'more' };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        path === '/items/list' ? list : path === '/items/get' ? item(Number(id)) : { code: 'c' },
      ),
    );
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

export function previewInChromium(): void {
  let browser: Browser;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    [browser, server] = await Promise.all([sharedBrowser(), fixtureServer()]);
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('scrolls to the next page, refreshes by pulling, and keeps fixed bars in place', async () => {
    const phone = await openPreview({ browser, url });
    await phone.waitFor('样例 12');
    await phone.page.mouse.move(180, 400);
    await phone.page.mouse.wheel(0, 5_000);
    await phone.waitFor('样例 24');
    await phone.page.mouse.wheel(0, -9_000);
    await phone.page.waitForFunction(() => document.querySelector('.mp-scroll')?.scrollTop === 0);
    await phone.page.mouse.move(180, 300);
    await phone.page.mouse.down();
    await phone.page.mouse.move(180, 420, { steps: 4 });
    // The page follows the finger, and the dots stay a while, however fast it is done.
    const dotsAre = (isShown: boolean) =>
      phone.page.waitForFunction((wanted) => {
        const dots = document.querySelector('.mp-view:not([hidden]) .mp-refresh');
        return dots && (wanted ? dots.clientHeight > 40 : dots.clientHeight === 0);
      }, isShown);
    await dotsAre(true);
    await phone.page.mouse.up();
    await phone.page.getByText('样例 24').waitFor({ state: 'detached' });
    await dotsAre(true);
    await dotsAre(false);
    await phone.tap('样例 3');
    await phone.waitFor('场景 1001');
    const bar = await phone.page.locator('.bar').boundingBox();
    expect(bar && Math.round(bar.y + bar.height)).toBe(812);
    await phone.page.locator('.bar').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    expect(await phone.page.locator('.bar').boundingBox()).toEqual(bar);
    expect(await phone.complaints()).toEqual([]);
    await phone.close();
  });

  it('takes fingers, and shows the dark theme at 320 px', async () => {
    const settings = { privacy: 'agreed' } as const;
    const phone = await openPreview({
      browser,
      url,
      dark: true,
      width: 320,
      touch: true,
      path: 'pages/form/index',
      settings,
    });
    const { page } = phone;
    await page.getByText('城市：青岛').tap();
    await page.getByText('上海').tap();
    await page.getByText('确定').tap();
    await phone.waitFor('城市：上海');
    await page.getByText('日期：2026-01-15').tap();
    await page.getByText('15日').waitFor();
    const chosen = page.locator('.mp-column-item[aria-pressed="true"]');
    const rows = await chosen.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect([rows.length, new Set(rows).size]).toEqual([3, 1]);
    await page.getByText('确定').tap();
    await page.getByText('我同意协议').tap();
    await page.getByText('提交', { exact: true }).tap();
    await phone.waitFor('"city":2');
    const ground = await page
      .locator('wx-page')
      .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(ground).toBe('rgb(11, 13, 16)');
    expect(await phone.complaints()).toEqual([]);
    await phone.close();
  });
}
