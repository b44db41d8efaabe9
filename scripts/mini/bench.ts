import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startLaptop } from '../../local/laptop';
import { type Client, httpClient } from '../../tests/journey/http-client';
import { startChromium } from '../../tests/mini/chromium';
import { becomePublisher, publish } from '../../tests/mini/journeys/support/people';
import { type FirstScreen, measureFirstScreen, measureScroll, type Scroll } from './bench-screen';
import { KILOBYTE, packageSizes } from './bench-sizes';

interface Budget {
  readonly what: string;
  readonly is: number;
  readonly atMost: number;
  readonly unit: 'KB' | '个' | 'ms';
}

const RUNS = 15;
const CARD_MS = 1_000;
const SCROLLED_TASKS = 300;

const shown = (value: number, unit: Budget['unit']): string =>
  unit === 'KB' ? `${(value / KILOBYTE).toFixed(1)} KB` : `${Math.round(value)} ${unit}`;

/** The worst case: every title is as long as the contract allows. */
async function publishMany(client: Client, count: number): Promise<void> {
  const publisher = await becomePublisher(client, 'zhao', '青岛西海岸新区晴天会展服务有限公司');
  const placeName = '金沙滩啤酒城主会场三号门游客服务中心';
  for (let n = 0; n < count; n += 1) {
    const title = `青岛国际啤酒节观众引导检票与物资搬运夜间值守临时工作人员（第 ${n} 组）`;
    await publish(client, publisher, { title, placeName });
  }
}

async function inBrowser(): Promise<{ screen: FirstScreen; scroll: Scroll }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jiedan-bench-'));
  // One person publishes more here than anybody does in an hour.
  process.env.RATES = 'publishing=10000/1';
  const laptop = await startLaptop({ port: 0, dataDir });
  const browser = await startChromium();
  try {
    const where = { browser, url: laptop.url };
    const screen = await measureFirstScreen(where, { runs: RUNS, atMostMs: CARD_MS });
    await publishMany(httpClient(laptop.url), SCROLLED_TASKS);
    return { screen, scroll: await measureScroll(where, SCROLLED_TASKS) };
  } finally {
    await browser.close();
    await laptop.close();
    await rm(dataDir, { recursive: true });
  }
}

/** `npm run bench:mini`: sizes and speed of the mini-program against their ceilings; exit code 1 above one. */
async function main(): Promise<void> {
  const sizes = await packageSizes(resolve('miniprogram'));
  const { screen, scroll } = await inBrowser();
  const budgets: readonly Budget[] = [
    { what: '主包', is: sizes.main, atMost: 500 * KILOBYTE, unit: 'KB' },
    { what: '整包', is: sizes.whole, atMost: 1_536 * KILOBYTE, unit: 'KB' },
    { what: '首屏请求', is: screen.requests, atMost: 3, unit: '个' },
    { what: '首屏最大 setData', is: screen.setDataBytes, atMost: 32 * KILOBYTE, unit: 'KB' },
    { what: '首屏节点', is: screen.nodes, atMost: 300, unit: '个' },
    { what: '首张任务卡片（CPU 慢 4 倍）', is: screen.cardMs, atMost: CARD_MS, unit: 'ms' },
    {
      what: `滚动 ${scroll.cards} 个任务的最大 setData`,
      is: scroll.largestSetDataBytes,
      atMost: 64 * KILOBYTE,
      unit: 'KB',
    },
  ];
  for (const [part, size] of sizes.parts) console.log(`  ${part}：${shown(size, 'KB')}`);
  for (const { what, is, atMost, unit } of budgets) {
    const missed = is > atMost;
    console.log(`${missed ? '✗' : '✓'} ${what}：${shown(is, unit)}（上限 ${shown(atMost, unit)}）`);
    if (missed) process.exitCode = 1;
  }
  console.log(
    `  从打开网页算起：${shown(screen.cardFromNavigationMs, 'ms')}，含微信在手机上已经加载好的基础库`,
  );
}

await main();
