import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../shared/platforms/system/system-clock';
import type { Clock } from '../shared/ports/clock';

/** A clock that somebody at the desk can put on. */
export interface LaptopClock extends Clock {
  /** Lets so many ms pass at once, for good: it never goes back, not by a restart either. */
  pass(ms: number): Promise<void>;
}

/** The machine's clock, ahead of it by what was let pass. */
export async function laptopClock(dataDir: string): Promise<LaptopClock> {
  const path = join(dataDir, 'clock.json');
  let aheadMs = Number(await readFile(path, 'utf8').catch(() => 0));
  return {
    nowMs: () => systemClock.nowMs() + aheadMs,
    sleep: (ms) => systemClock.sleep(ms),
    async pass(ms) {
      aheadMs += ms;
      await writeFile(path, String(aheadMs), { mode: 0o600 });
    },
  };
}
