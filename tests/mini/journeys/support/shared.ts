import type { Browser } from 'playwright-core';
import type { Cloud } from '../../../../local/deployment';
import { startChromium } from '../../chromium';
import { type RunningApp, startApp } from './running-app';

let browser: Promise<Browser> | undefined;
const apps = new Map<Cloud, Promise<RunningApp>>();

/** The one Chromium of all journeys. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= startChromium();
  return browser;
}

/**
 * The one laptop of all journeys, started when first asked for. Its documents stay: each journey brings its
 * own people and tasks, as people do.
 */
export function sharedApp(cloud: Cloud = 'aws'): Promise<RunningApp> {
  const app = apps.get(cloud) ?? sharedBrowser().then((shared) => startApp({ cloud, browser: shared }));
  apps.set(cloud, app);
  return app;
}

/** Ends whatever was started. */
export async function closeShared(): Promise<void> {
  for (const app of apps.values()) await app.then((it) => it.close()).catch(() => undefined);
  await browser?.then((it) => it.close()).catch(() => undefined);
  apps.clear();
  browser = undefined;
}
