import type { RunningApp } from '../support/running-app';

/** The box 运营 beside the phone: what an operator decides there by the mouse. */
export interface Desk {
  /** Decides on the one thing of that kind that waits, in the way that the button says. */
  decide(kind: 'transfer' | 'application' | 'dispute', way: string, words?: string): Promise<void>;
  close(): Promise<void>;
}

export async function openDesk({ browser, url }: Pick<RunningApp, 'browser' | 'url'>): Promise<Desk> {
  const page = await browser.newPage();
  // The phone beside it stays off: those of this journey are elsewhere.
  await page.route('**/preview/phone.html*', (route) => route.fulfill({ body: '' }));
  await page.goto(url);
  const box = page.locator('.panel').filter({ hasText: '到账、入驻、审核、申诉' });
  return {
    async decide(kind, way, words = '') {
      const waiting = box.locator(`[data-desk="${kind}"]`);
      await box.getByLabel('说明').fill(words);
      await waiting.getByRole('button', { name: way, exact: true }).click();
      await box.getByText(new RegExp(`：${way}$`)).waitFor();
      await waiting.waitFor({ state: 'detached' });
    },
    close: () => page.context().close(),
  };
}
