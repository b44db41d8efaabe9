import assert from 'node:assert/strict';
import type { SharedCard } from '../../../../preview/runtime/journal';
import { openPreview, type Preview, TIMEOUT_MS } from '../../chromium';
import type { RunningApp } from './running-app';

type PhoneOptions = Omit<Parameters<typeof openPreview>[0], 'browser' | 'url'> & { readonly person?: string };

const FOLDER = '.screens';

/** Leaves `.screens/<name>.png` to be looked at, where `SCREENS=1` asks for pictures. */
export async function look(phone: Preview, name: string): Promise<void> {
  if (process.env.SCREENS) await phone.screenshot(name, FOLDER);
}

/** Chromium reports every answer above 399; refusals of the backend are part of the journeys. */
const refusal = /Failed to load resource: the server responded with a status of 4\d\d/;

/** Unknown `wx` calls, exceptions and console errors, without the backend's own refusals. */
async function faultsOf(phone: Preview): Promise<string[]> {
  const complaints = await phone.complaints();
  const refusals = complaints.filter((text) => refusal.test(text));
  // Waits, for Chromium may speak of an answer before the phone has read it.
  const known = phone.page.waitForFunction(
    (count) =>
      window.phone.host.journal.entries.filter(
        (entry) => entry.kind === 'request' && entry.status >= 400 && entry.status < 500,
      ).length >= count,
    refusals.length,
  );
  const strange = await known.then(
    () => [],
    () => refusals,
  );
  return [...complaints.filter((text) => !refusal.test(text)), ...strange];
}

/**
 * Gives somebody a fresh phone for a while. It leaves a picture at its end where `SCREENS=1`, and
 * always `.screens/<name>-failed.png` when it fails; anything unknown or thrown on the way fails the journey.
 */
export async function withPhone<T>(
  { browser, url }: RunningApp,
  name: string,
  { person = 'lin', settings, ...options }: PhoneOptions,
  run: (phone: Preview) => Promise<T>,
): Promise<T> {
  const phone = await openPreview({ browser, url, ...options, settings: { person, ...settings } });
  try {
    const result = await run(phone);
    await look(phone, name);
    assert.deepEqual(await faultsOf(phone), []);
    return result;
  } catch (error) {
    await phone.screenshot(`${name}-failed`, FOLDER).catch(() => undefined);
    throw error;
  } finally {
    await phone.close();
  }
}

/** What left the phone last. */
export async function lastCard(phone: Preview): Promise<SharedCard> {
  await phone.page.waitForFunction(() =>
    window.phone.host.journal.entries.some(({ kind }) => kind === 'share'),
  );
  const cards = (await phone.journal()).flatMap((entry) => (entry.kind === 'share' ? [entry.card] : []));
  const card = cards.at(-1);
  if (!card) throw new Error('nothing was shared');
  return card;
}

/** Pulls the top page down, as people do who wait for news, until the text is there. */
export async function pullUntil(phone: Preview, text: string | RegExp): Promise<void> {
  const shown = phone.page.getByText(text).filter({ visible: true }).first();
  const pull = () =>
    phone.page.evaluate(() =>
      (globalThis as unknown as { wx: { startPullDownRefresh(): void } }).wx.startPullDownRefresh(),
    );
  const untilMs = Date.now() + TIMEOUT_MS;
  while (Date.now() < untilMs && !(await shown.isVisible())) {
    await pull();
    await shown.waitFor({ timeout: 1_000 }).catch(() => undefined);
  }
  await shown.waitFor();
}

/** Parts of the top page that stick out to the right, unless they are cut off there: on a phone nothing may scroll sideways. */
const sideways = (phone: Preview): Promise<string[]> =>
  phone.page.evaluate(() =>
    [...document.querySelectorAll('.mp-view:not([hidden]) wx-page *')]
      .filter((element) => element.closest('wx-scroll-view') === null)
      .filter(({ parentElement }) => !parentElement || getComputedStyle(parentElement).overflowX !== 'hidden')
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 20)}`),
  );

/** WeChat's own letters, and its largest: a phone is started with either. */
export const letterSizes = [16, 23] as const;

/** The smallest phone, the usual one and a large one. */
const screens = [
  { width: 320, height: 568 },
  { width: 375, height: 812 },
  { width: 430, height: 932 },
] as const;

/**
 * Holds the page that is open against every width, in light and dark: nothing sticks out, and the named texts
 * can be seen without scrolling. Leaves a picture of each where `SCREENS=1`.
 */
export async function fits(phone: Preview, name: string, inSight: readonly string[] = []): Promise<void> {
  const before = phone.page.viewportSize();
  for (const { width, height } of screens) {
    await phone.page.setViewportSize({ width, height });
    for (const theme of ['dark', 'light'] as const) {
      await phone.change({ theme });
      assert.deepEqual(await sideways(phone), [], `${name} at ${width} px, ${theme}`);
      await look(phone, `${name}-${width}-${theme}`);
    }
    for (const text of inSight) await waitInSight(phone, text);
  }
  if (before) await phone.page.setViewportSize(before);
}

/** Waits until the text is on the screen as it stands: nobody has to scroll, and nothing lies on it. */
export async function waitInSight(phone: Preview, text: string): Promise<void> {
  await phone.page.waitForFunction((wanted) => {
    const all = [...document.querySelectorAll('.mp-view:not([hidden]) wx-page *')];
    return all.some((element) => {
      if (element.textContent !== wanted) return false;
      const { x, y, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
  }, text);
}
