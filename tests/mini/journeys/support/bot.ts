import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startLocalBot } from '../../../../local/bot/local-bot';
import { localBotKey } from '../../../../local/local-service-key';

/** The group bot in this process, over a running laptop. */
export async function openBot(laptop: string): Promise<{ close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jiedan-bot-'));
  const serviceKey = await localBotKey(laptop);
  const log = () => undefined;
  const bot = await startLocalBot({ laptop, serviceKey, dataDir, port: 0, turnMs: 200, log });
  return {
    async close() {
      await bot.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Says something in the group chat of the preview's page. */
export async function speak(page: Page, text: string): Promise<void> {
  await page.getByLabel('消息', { exact: true }).fill(text);
  await page.getByRole('button', { name: '发送' }).click();
}

/** The pictures of a page are loaded and its type is drawn. As text: it runs in the browser. */
export const isDrawn = `Promise.all([
  document.fonts.ready,
  ...[...document.images].map((image) => image.decode().catch(() => undefined)),
])`;
