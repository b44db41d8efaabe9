import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Lock, lockFile } from '../../shared/platforms/system/lock-file';
import { answers, freePort } from './port';

const startTimeoutMs = 5_000;
const pollMs = 5;

export interface EmbeddedDynamo {
  /** Such as http://127.83.12.9:41234 */
  readonly endpoint: string;
  stop(): Promise<void>;
}

interface EmbeddedDynamoOptions {
  /** Where data is kept; in memory when absent. One process at a time. */
  readonly dbFile?: string;
  /** Takes a line for people, when the database ends by itself. */
  readonly report?: (line: string) => void;
}

/** Path of the binary; undefined where its optional package does not exist (macOS, Windows). */
function binary(): string | undefined {
  try {
    const resolve = createRequire(path.join(process.cwd(), 'package.json')).resolve;
    return path.join(path.dirname(resolve('@dynoxide/linux-x64/package.json')), 'dynoxide');
  } catch {
    return undefined;
  }
}

/** Whether this machine can run the embedded DynamoDB. */
export const isEmbeddedDynamoAvailable = (): boolean => binary() !== undefined;

/** Where the binary listens. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * An address of this machine that nobody knows. The binary answers whoever asks, pages of any origin too, and
 * cannot be told otherwise: so it stands where no page finds it, one of 16 million addresses and 28,000 ports.
 */
async function secretAddress(): Promise<Address> {
  const host = ['127', ...[0, 0, 0].map(() => randomInt(1, 255))].join('.');
  return { host, port: await freePort(host) };
}

async function untilItAnswers(child: ChildProcess, { host, port }: Address): Promise<void> {
  for (let waitedMs = 0; waitedMs < startTimeoutMs; waitedMs += pollMs) {
    if (hasEnded(child)) throw new Error(`内嵌数据库启动后随即退出（代码 ${child.exitCode}）`);
    if (await answers(port, host)) return;
    await delay(pollMs);
  }
  throw new Error('内嵌数据库没有响应');
}

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null;

/** One process of the binary. */
interface Running {
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

async function run(command: string, address: Address, dbFile?: string, lock?: Lock): Promise<Running> {
  const place = dbFile === undefined ? [] : ['--db-path', dbFile];
  const { host, port } = address;
  const child = spawn(command, ['--host', host, '--port', String(port), ...place], { stdio: 'ignore' });
  // What cannot be started has no process, which is seen below.
  child.once('error', () => {});
  const end = () => {
    child.kill();
  };
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  const stop = async () => {
    if (!hasEnded(child) && child.kill()) await once(child, 'exit');
  };
  try {
    if (child.pid !== undefined) lock?.hold(child.pid);
    await untilItAnswers(child, address);
  } catch (error) {
    await stop();
    throw error;
  }
  return { child, stop };
}

/** Another process may take a free port before the binary does. */
const maxStarts = 3;
/** Pauses between tries to start it again, ms; the last one goes on. */
const restartPausesMs = [0, 1_000, 5_000, 30_000] as const;

async function firstRun(command: string, dbFile?: string, lock?: Lock) {
  for (let starts = 1; ; starts += 1) {
    const address = await secretAddress();
    try {
      return { address, running: await run(command, address, dbFile, lock) };
    } catch (error) {
      if (starts >= maxStarts) throw error;
    }
  }
}

/** Starts the binary again, at the same address, whenever it ends by itself; says so. */
function keepRunning(
  first: Running,
  again: () => Promise<Running>,
  report: (line: string) => void,
): { stop(): Promise<void> } {
  const stopped = new AbortController();
  let running = first;
  async function restart(): Promise<void> {
    for (let tries = 0; !stopped.signal.aborted; tries += 1) {
      const pauseMs = restartPausesMs[Math.min(tries, restartPausesMs.length - 1)];
      await delay(pauseMs, undefined, stopped).catch(() => {});
      if (stopped.signal.aborted) return;
      try {
        running = await again();
        follow();
        return report('内嵌数据库已重新启动。');
      } catch (error) {
        report(`内嵌数据库没有启动起来，稍后再试：${(error as Error).message}`);
      }
    }
  }
  let restarting: Promise<void> | undefined;
  const follow = () =>
    running.child.once('exit', (code, signal) => {
      if (stopped.signal.aborted) return;
      report(`内嵌数据库意外退出（${signal ?? `代码 ${code}`}），正在重新启动。`);
      restarting = restart();
    });
  follow();
  return {
    async stop() {
      stopped.abort();
      await restarting;
      await running.stop();
    },
  };
}

/** For its owner alone; what the database makes beside it follows. */
const makeOwn = (dbFile: string) => closeSync(openSync(dbFile, 'a', 0o600));

/**
 * Starts a DynamoDB in a process of its own, at an address of this machine that no page knows; undefined where
 * its binary does not exist. It ends with this process; one with a file that ends by itself is started again.
 * Throws Error when another process uses the file.
 */
export async function startEmbeddedDynamo({
  dbFile,
  report = console.error,
}: EmbeddedDynamoOptions = {}): Promise<EmbeddedDynamo | undefined> {
  const command = binary();
  if (!command) return undefined;
  const lock = dbFile === undefined ? undefined : await lockFile(`${dbFile}.lock`);
  try {
    if (dbFile !== undefined) makeOwn(dbFile);
    const { address, running } = await firstRun(command, dbFile, lock);
    const again = () => run(command, address, dbFile, lock);
    const { stop } = dbFile === undefined ? running : keepRunning(running, again, report);
    const endpoint = `http://${address.host}:${address.port}`;
    return { endpoint, stop: () => stop().finally(() => lock?.release()) };
  } catch (error) {
    lock?.release();
    throw error;
  }
}
