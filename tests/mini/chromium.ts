import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Entry } from '../../preview/runtime/journal';
import type { Settings } from '../../preview/runtime/settings';

/** Debian's `chromium-headless-shell` first: without a window's compositor it takes half the CPU. */
const candidates = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const executablePath =
  process.env.CHROMIUM ?? candidates.find((path) => existsSync(path)) ?? '/usr/bin/chromium';

/** False where there is no Chromium: such suites say SKIPPED. In CI it must be there. */
function hasChromium(): boolean {
  const there = existsSync(executablePath);
  if (!there && process.env.CI) throw new Error(`CI needs Chromium at ${executablePath}`);
  if (!there) process.stderr.write(`SKIPPED: no Chromium at ${executablePath} (set CHROMIUM)\n`);
  return there;
}

/** Generous: a busy machine is slow, not wrong. A wait ends as soon as what it waits for is there. */
export const TIMEOUT_MS = 30_000;
const JOURNEY_MS = 180_000;

/** `describe` where Chromium is, `describe.skip` elsewhere. */
export function describeInChromium(name: string, tests: () => void): void {
  jest.setTimeout(JOURNEY_MS);
  (hasChromium() ? describe : describe.skip)(name, tests);
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const startChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath, headless: true, args: flags });

interface PreviewOptions {
  readonly browser: Browser;
  /** Of the gateway. */
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly touch?: boolean;
  /** Of pictures that are to be looked at closely; 1 by default. */
  readonly pixelsPerPoint?: number;
  /** Page to open, with query; the first page by default. */
  readonly path?: string;
  readonly settings?: Partial<Settings>;
  /** Slows the CPU so many times. */
  readonly cpuSlowdown?: number;
  /** The phone's clock begins there, ms since 1970. */
  readonly nowMs?: number;
}

/** A phone in Chromium. */
export interface Preview {
  readonly page: Page;
  /** Taps what has exactly that text or label, once it is there; the last one if there are several. */
  tap(text: string): Promise<void>;
  input(placeholder: string, value: string): Promise<void>;
  waitFor(text: string | RegExp): Promise<void>;
  waitGone(text: string): Promise<void>;
  change(settings: Partial<Settings>): Promise<void>;
  /** Everything that happened since the launch. */
  journal(): Promise<Entry[]>;
  /** Unknown `wx` calls, problems in the journal and errors of the console; must stay empty. */
  complaints(): Promise<string[]>;
  /** Elements of the top page. */
  nodeCount(): Promise<number>;
  /** Into `<folder>/<name>.png`, fonts and pictures loaded. */
  screenshot(name: string, folder: string): Promise<void>;
  close(): Promise<void>;
}

function address({ url, path = '', dark, settings }: PreviewOptions): string {
  const all = { open: path, theme: dark ? 'dark' : 'light', ...settings };
  const search = new URLSearchParams(Object.entries(all).map(([name, value]) => [name, String(value)]));
  return `${url}/preview/phone.html?${search}`;
}

function watchConsole(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`page: ${error.stack ?? error.message}`));
  return errors;
}

/** Moves `Date` alone: timers and frames stay the browser's own. As text, for it runs in the browser. */
export const clockFrom = (nowMs: number): string => `{
  const Real = Date;
  const ahead = ${nowMs} - Real.now();
  Date = class extends Real {
    constructor(...given) { super(...(given.length > 0 ? given : [Real.now() + ahead])); }
    static now() { return Real.now() + ahead; }
  };
}`;

/** Pages that nobody uses: their scripts are compiled already, so a phone starts in half the time. */
const idlePages = new WeakMap<Browser, Page[]>();

async function emptyPage({
  browser,
  width = 375,
  height = 812,
  touch = false,
  pixelsPerPoint = 1,
}: PreviewOptions): Promise<Page> {
  const page = touch || pixelsPerPoint !== 1 ? undefined : idlePages.get(browser)?.pop();
  if (page) {
    await page.setViewportSize({ width, height });
    return page;
  }
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: pixelsPerPoint,
    hasTouch: touch,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** Whatever the phone kept is removed. */
async function putBack(browser: Browser, page: Page): Promise<void> {
  await page.evaluate(() => localStorage.clear());
  page.removeAllListeners();
  await page.goto('about:blank');
  idlePages.set(browser, [...(idlePages.get(browser) ?? []), page]);
}

/** Opens the phone alone, at its own size; each one is a fresh person's fresh phone. */
export async function openPreview(options: PreviewOptions): Promise<Preview> {
  const { browser, touch, cpuSlowdown, pixelsPerPoint, nowMs } = options;
  const page = await emptyPage(options);
  page.setDefaultTimeout(TIMEOUT_MS);
  const errors = watchConsole(page);
  if (cpuSlowdown) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  }
  if (nowMs !== undefined) await page.addInitScript({ content: clockFrom(nowMs) });
  const answer = await page.goto(address(options));
  if (!answer?.ok()) throw new Error(`the preview did not start: ${await page.innerText('body')}`);
  const running = await page.evaluate(() => window.phone !== undefined);
  if (!running) throw new Error(`the mini-program did not start:\n${errors.join('\n')}`);
  const isAsNew = !touch && !cpuSlowdown && !pixelsPerPoint && nowMs === undefined;
  return previewOn(page, errors, async () => {
    if (isAsNew) await putBack(browser, page).catch(() => page.context().close());
    else await page.context().close();
  });
}

function previewOn(page: Page, errors: readonly string[], close: () => Promise<void>): Preview {
  const byText = (text: string | RegExp) =>
    page
      .getByText(text)
      .or(page.getByLabel(text, typeof text === 'string' ? { exact: true } : {}))
      .filter({ visible: true });
  const journal = () => page.evaluate(() => [...window.phone.host.journal.entries]);
  return {
    page,
    journal,
    // Exact: what merely holds the text may be there before what is meant.
    tap: (text) =>
      page
        .getByText(text, { exact: true })
        .or(page.getByLabel(text, typeof text === 'string' ? { exact: true } : {}))
        .filter({ visible: true })
        .last()
        .click(),
    input: (placeholder, value) =>
      page.getByPlaceholder(placeholder).filter({ visible: true }).last().fill(value),
    waitFor: (text) => byText(text).last().waitFor(),
    waitGone: (text) => byText(text).first().waitFor({ state: 'hidden' }),
    change: (settings) => page.evaluate((part) => window.phone.host.settings.change(part), settings),
    async complaints() {
      const found = (await journal()).flatMap((entry) => {
        if (entry.kind === 'problem') return [entry.text];
        return entry.kind === 'unknown-call' ? [`wx.${entry.api}`] : [];
      });
      return [...errors, ...found];
    },
    nodeCount: () =>
      page.evaluate(() => document.querySelectorAll('.mp-view:not([hidden]) wx-page *').length),
    async screenshot(name, folder) {
      mkdirSync(folder, { recursive: true });
      await page.evaluate(async () => {
        await document.fonts.ready;
        const shown = [...document.images].filter((image) => image.src && image.loading !== 'lazy');
        await Promise.all(shown.map((image) => image.decode().catch(() => undefined)));
        await Promise.all(
          document
            .getAnimations()
            .filter((it) => it instanceof CSSTransition)
            .map((it) => it.finished.catch(() => undefined)),
        );
      });
      await page.screenshot({ path: `${folder}/${name}.png` });
    },
    close,
  };
}
