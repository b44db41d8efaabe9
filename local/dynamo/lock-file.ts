import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const endTimeoutMs = 2_000;
const pollMs = 10;

export interface Lock {
  /** Notes a process that keeps the file in use even when this one is killed. */
  hold(pid: number): void;
  release(): void;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A database left behind by a killed owner: its command line names the file. Linux only, as the binary is. */
function isDatabaseOf(pid: number, file: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .includes(file.replace(/\.lock$/, ''));
  } catch {
    return false;
  }
}

async function end(pid: number): Promise<void> {
  process.kill(pid);
  for (let waitedMs = 0; isAlive(pid) && waitedMs < endTimeoutMs; waitedMs += pollMs) await delay(pollMs);
}

/** Clears a lock whose owner is gone. Throws Error while the owner lives. */
async function clear(file: string): Promise<void> {
  const [owner = 0, held = 0] = readFileSync(file, 'utf8').split('\n').map(Number);
  if (owner > 0 && isAlive(owner)) {
    throw new Error(`${path.basename(file)}: in use by process ${owner}; end it first`);
  }
  if (held > 0 && isAlive(held) && isDatabaseOf(held, file)) await end(held);
  rmSync(file, { force: true });
}

function create(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a lock file for this process; one of a process that is gone does not count. */
export async function lockFile(file: string): Promise<Lock> {
  if (!create(file)) {
    await clear(file);
    if (!create(file)) throw new Error(`${path.basename(file)}: taken by another process just now`);
  }
  return {
    hold: (pid) => writeFileSync(file, `${process.pid}\n${pid}\n`),
    release: () => rmSync(file, { force: true }),
  };
}
