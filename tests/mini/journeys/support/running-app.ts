import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Laptop, type LaptopOptions, startLaptop } from '../../../../local/laptop';
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

interface AppOptions extends Pick<LaptopOptions, 'cloud' | 'clock' | 'deploy'> {
  /** Closed with the app unless it was given. */
  readonly browser?: Browser;
}

/** Starts a laptop, as AWS if nothing else is said. */
export async function startApp({ browser: shared, ...options }: AppOptions = {}): Promise<RunningApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jiedan-phones-'));
  let laptop: Laptop | undefined;
  const browser = shared ?? (await startChromium());
  const close = async () => {
    if (!shared) await browser.close();
    await laptop?.close();
    await rm(dataDir, { recursive: true });
  };
  try {
    laptop = await startLaptop({ port: 0, dataDir, ...options });
  } catch (error) {
    await close();
    throw error;
  }
  return { browser, url: laptop.url, client: httpClient(laptop.url), close };
}
