import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Lock, lockFile } from './lock-file';
import { answers, freePort } from './port';

const startTimeoutMs = 5_000;
const pollMs = 5;

export interface EmbeddedDynamo {
  /** Such as http://127.0.0.1:41234 */
  readonly endpoint: string;
  stop(): Promise<void>;
}

interface EmbeddedDynamoOptions {
  /** Where data is kept; in memory when absent. One process at a time. */
  readonly dbFile?: string;
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

async function untilItAnswers(child: ChildProcess, port: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < startTimeoutMs; waitedMs += pollMs) {
    if (child.exitCode !== null) throw new Error(`dynoxide ended with code ${child.exitCode}`);
    if (await answers(port)) return;
    await delay(pollMs);
  }
  throw new Error('dynoxide does not answer');
}

async function start(command: string, dbFile?: string, lock?: Lock): Promise<EmbeddedDynamo> {
  const port = await freePort();
  const place = dbFile === undefined ? [] : ['--db-path', dbFile];
  const child = spawn(command, ['--port', String(port), ...place], { stdio: 'ignore' });
  const end = () => {
    child.kill();
  };
  process.once('exit', end);
  const stop = async () => {
    process.removeListener('exit', end);
    if (child.exitCode === null && child.signalCode === null && child.kill()) await once(child, 'exit');
  };
  try {
    if (child.pid !== undefined) lock?.hold(child.pid);
    await untilItAnswers(child, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint: `http://127.0.0.1:${port}`, stop };
}

/** Another process may take a free port before the binary does. */
const maxStarts = 3;

/**
 * Starts a DynamoDB in a process of its own, bound to 127.0.0.1; undefined where its binary does not exist.
 * It ends with this process. Throws Error when another process uses the file.
 */
export async function startEmbeddedDynamo({
  dbFile,
}: EmbeddedDynamoOptions = {}): Promise<EmbeddedDynamo | undefined> {
  const command = binary();
  if (!command) return undefined;
  const lock = dbFile === undefined ? undefined : await lockFile(`${dbFile}.lock`);
  for (let starts = 1; ; starts += 1) {
    try {
      const { endpoint, stop } = await start(command, dbFile, lock);
      return { endpoint, stop: () => stop().finally(() => lock?.release()) };
    } catch (error) {
      if (starts < maxStarts) continue;
      lock?.release();
      throw error;
    }
  }
}
