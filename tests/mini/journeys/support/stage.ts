import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Cloud } from '../../../../local/deployment';
import { type Laptop, startLaptop } from '../../../../local/laptop';
import { type Client, httpClient } from '../../../journey/http-client';
import { startChromium } from '../../chromium';

/** A laptop with its own data and a browser: what the journeys of one file share. */
export interface Stage {
  readonly browser: Browser;
  readonly url: string;
  /** What other people do meanwhile, without a phone. */
  readonly client: Client;
  close(): Promise<void>;
}

export async function openStage(cloud: Cloud = 'aws'): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jiedan-phones-'));
  let laptop: Laptop | undefined;
  const browser = await startChromium();
  const close = async () => {
    await browser.close();
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
