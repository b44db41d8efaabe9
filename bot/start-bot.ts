import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lockFile } from '../shared/platforms/system/lock-file';
import { systemTimeouts } from '../shared/platforms/system/system-timeouts';
import { TimedOut, type Timeouts, within } from '../shared/ports/timeouts';
import { backendOver } from './backend/backend';
import { channelsFor } from './channels/channels';
import type { WechatyChannelOptions } from './channels/wechaty-channel';
import { type Clock, systemClock } from './clock';
import { type Configuration, ConfigurationError } from './configuration';
import { createEngine } from './engine/engine';
import { killSwitch } from './files/kill-switch';
import { ledgerFile } from './files/ledger-file';
import { type Log, lineLog } from './log';
import { localPage } from './page/local-page';
import { botState } from './page/state';
import { sendLedger } from './planner/send-ledger';
import { takeTurns } from './take-turns';

interface BotOptions {
  readonly configuration: Configuration;
  readonly log?: Log;
  /** Another puppet than the configured one. */
  readonly build?: WechatyChannelOptions['build'];
  /** A new text to scan; shown at the terminal. */
  readonly onScan?: (qr: string) => void;
  readonly clock?: Clock;
  readonly timeouts?: Timeouts;
  /** Waits before calls to the backend are repeated, ms. */
  readonly retryDelaysMs?: readonly number[];
}

export interface Bot {
  /** Of the local page. */
  readonly url: string;
  close(): Promise<void>;
}

const imagesDir = resolve('bot/images');
/** So long a turn under way may take to end; cut off later, it is as after a crash. */
const closeWithinMs = 5_000;

/**
 * The bot with its local page; takes turns until it is closed. One for each folder: two would both answer.
 * Errors: ConfigurationError while another process uses the folder.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { dataDir } = options.configuration;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFile(join(dataDir, 'running.lock'), 'BOT_DATA_DIR').catch((error: Error) => {
    throw new ConfigurationError(error.message);
  });
  try {
    const { url, close } = await run(options);
    return { url, close: () => close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function run(options: BotOptions): Promise<Bot> {
  const { configuration, log = lineLog, build, onScan = () => undefined, retryDelaysMs } = options;
  const { clock = systemClock, timeouts = systemTimeouts } = options;
  const { dataDir, backendUrl, serviceKey, hasWarmUp, weComGroups, turnMs, port } = configuration;
  const off = killSwitch(dataDir, configuration.isOff);
  const file = ledgerFile(dataDir);
  // As if first online in 1970: long grown up.
  const pages = hasWarmUp ? file.read() : { ...file.read(), firstOnlineAtMs: 0 };
  let pageUrl = '';
  const channels = channelsFor({
    configuration,
    imageUrl: (category) => `${configuration.imagesUrl ?? `${pageUrl}/images`}/${category}.png`,
    log,
    clock,
    timeouts,
    ...(build && { build }),
  });
  const ledger = sendLedger(pages, file.keep);
  const backend = backendOver({
    url: backendUrl,
    serviceKey,
    clock,
    timeouts,
    ...(retryDelaysMs && { retryDelaysMs }),
  });
  const engine = createEngine({ backend, channels, ledger, isOff: off.isOff, clock, log });
  const qr = () => {
    const state = channels.get('wechaty')?.state();
    return state?.kind === 'scan' ? state.qr : undefined;
  };
  const page = await localPage(
    {
      state: () => botState([...channels.values()], engine.health(), off.isOff(), clock.nowMs()),
      qr,
      turn: (isOff) => (isOff ? off.turnOff() : off.turnOn()),
      imagesDir,
    },
    port,
  );
  pageUrl = page.url;
  const groups = weComGroups.map(({ settings }) => settings);
  const turns = takeTurns({ engine, groups, turnMs, timeouts, qr, onScan, log });
  return {
    url: page.url,
    async close() {
      await within(timeouts, closeWithinMs, () => turns.stop()).catch((error: unknown) => {
        if (!(error instanceof TimedOut)) throw error;
      });
      for (const channel of channels.values()) await channel.stop().catch(() => undefined);
      await page.close();
    },
  };
}
