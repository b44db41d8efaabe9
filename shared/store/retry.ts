import { AppError } from '../contract/errors';
import type { Clock } from '../ports/clock';
import type { Ids } from '../ports/ids';

export const firstDelayMs = 10;
const longestDelayMs = 320;

export interface RetryPorts {
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'random'>;
}

interface Delays {
  readonly firstMs?: number;
  readonly longestMs?: number;
}

/** A function that was frozen while it waited wakes up when nobody waits for it, and tokens may be forgotten. */
const longestFreezeMs = 60_000;

/** Exponential back-off with full jitter. Errors: BUSY when the deadline would pass, with the cause. */
export async function waitForRetry(
  { clock, ids }: RetryPorts,
  tries: number,
  deadlineMs: number,
  cause?: unknown,
  { firstMs = firstDelayMs, longestMs = longestDelayMs }: Delays = {},
): Promise<void> {
  const longest = Math.min(longestMs, firstMs * 2 ** (tries - 1));
  // At least 1 ms, so that time passes on a virtual clock too.
  const delayMs = 1 + Math.floor(ids.random() * longest);
  if (clock.nowMs() + delayMs > deadlineMs) throw new AppError('BUSY', undefined, { cause });
  await clock.sleep(delayMs);
  if (clock.nowMs() > deadlineMs + longestFreezeMs) throw new AppError('BUSY', undefined, { cause });
}
