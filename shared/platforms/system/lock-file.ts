import { spawnSync } from 'node:child_process';
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

/**
 * When a process started, in whatever words the system has for it: a number alone is given to another process
 * later. Undefined: there is no such process.
 */
function startOf(pid: number): string | undefined {
  try {
    // Behind the name, which may hold anything: the 20th word is clock ticks since the system started.
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    return words[19];
  } catch {
    const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : undefined;
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
  for (let waitedMs = 0; startOf(pid) !== undefined && waitedMs < endTimeoutMs; waitedMs += pollMs)
    await delay(pollMs);
}

/** For people: what to do about a folder that another process uses. */
const inUse = (file: string, owner: string, setting: string): Error =>
  new Error(
    `${path.dirname(file)} 正在被${owner}使用：请先结束它，或用 ${setting} 指定另一个目录（锁：${path.basename(file)}）`,
  );

/** Clears a lock whose owner is gone, or is not who took it. Throws Error while the owner lives. */
async function clear(file: string, setting: string): Promise<void> {
  const [owner = '', held = '', startedAt] = readFileSync(file, 'utf8').split('\n');
  const now = Number(owner) > 0 ? startOf(Number(owner)) : undefined;
  if (now !== undefined && now === startedAt) throw inUse(file, `进程 ${owner} `, setting);
  if (Number(held) > 0 && isDatabaseOf(Number(held), file)) await end(Number(held));
  rmSync(file, { force: true });
}

const textOf = (held: number | ''): string => `${process.pid}\n${held}\n${startOf(process.pid)}\n`;

function create(file: string): boolean {
  try {
    writeFileSync(file, textOf(''), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes a lock file for this process; one of a process that is gone does not count. Throws Error, in words for
 * people, while another process has it; `setting` names the variable that chooses another folder.
 */
export async function lockFile(file: string, setting = 'DATA_DIR'): Promise<Lock> {
  if (!create(file)) {
    await clear(file, setting);
    if (!create(file)) throw inUse(file, '另一个进程', setting);
  }
  return {
    hold: (pid) => writeFileSync(file, textOf(pid)),
    release: () => rmSync(file, { force: true }),
  };
}
