import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Cloud } from '../../../../local/deployment';
import { type Laptop, startLaptop } from '../../../../local/laptop';
import { type Client, httpClient } from '../../../journey/http-client';
import { startChromium } from '../../chromium';

/** A laptop with its own data, and a browser on it. */
export interface RunningApp {
  readonly browser: Browser;
  readonly url: string;
  /** What other people do meanwhile, without a phone. */
  readonly client: Client;
  close(): Promise<void>;
}

/** Starts a laptop as that cloud; the browser is closed with it unless it was given. */
export async function startApp(cloud: Cloud = 'aws', shared?: Browser): Promise<RunningApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jiedan-phones-'));
  let laptop: Laptop | undefined;
  const browser = shared ?? (await startChromium());
  const close = async () => {
    if (!shared) await browser.close();
    await laptop?.close();
    await rm(dataDir, { recursive: true });
  };
  try {
    laptop = await startLaptop({ port: 0, dataDir, cloud });
  } catch (error) {
    await close();
    throw error;
  }
  return { browser, url: laptop.url, client: httpClient(laptop.url), close };
}
