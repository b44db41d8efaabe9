import type * as z from 'zod';
import type { consumerPositions } from '../../collections/events';
import { minuteMs } from '../../domain/calendar/calendar';

/** An index shows a commit late, mostly by moments: every reading looks back so far. */
const lookBackMs = 15_000;
/** And now and then by minutes: a sweep looks back farther. What comes later still is lost. */
const sweepEveryMs = 5 * minuteMs;
const sweepBackMs = 10 * minuteMs;

/** How far a consumer has read, and when it last swept. */
export type ReadingPosition = Omit<z.output<(typeof consumerPositions)['schema']>, 'id'>;

/** What a consumer reads this time. */
interface Stretch {
  readonly fromMs: number;
  readonly isSweep: boolean;
}

export const atTheStart: ReadingPosition = { readToMs: 0, sweptAtMs: 0 };

export function stretchFrom({ readToMs, sweptAtMs }: ReadingPosition, nowMs: number): Stretch {
  // A clock may have been wrong: what lies ahead of it is no reason to wait.
  const isSweep = nowMs < sweptAtMs || nowMs - sweptAtMs >= sweepEveryMs;
  // What happened so long before the last sweep was shown to it: nothing is read again while nothing comes.
  const sweptToMs = nowMs < sweptAtMs ? 0 : sweptAtMs - sweepBackMs;
  const sweepFromMs = Math.min(readToMs - lookBackMs, Math.max(readToMs - sweepBackMs, sweptToMs));
  return { fromMs: Math.max(0, isSweep ? sweepFromMs : readToMs - lookBackMs), isSweep };
}

/** What came of reading a stretch. */
interface ReadStretch {
  readonly startedAtMs: number;
  readonly isSweep: boolean;
  /** Every shard could be read. */
  readonly isWhole: boolean;
  /** When the newest event happened that was seen; 0: none was. */
  readonly newestMs: number;
  /** Whether some of them had not been dealt with before. */
  readonly hasNew: boolean;
  /** By shard, up to where everything is dealt with. */
  readonly ends: readonly number[];
}

/**
 * As far as events go, and not the clock: whoever's was ahead must not hide what comes after. What was seen is
 * looked at once more; then the look back begins behind it, so that nothing is read or written while nothing comes.
 */
export function positionAfter(
  { readToMs, sweptAtMs }: ReadingPosition,
  { startedAtMs, isSweep, isWhole, newestMs, hasNew, ends }: ReadStretch,
): ReadingPosition {
  const seenToMs = hasNew ? newestMs : newestMs + lookBackMs + 1;
  return {
    readToMs: Math.min(startedAtMs, newestMs === 0 ? readToMs : seenToMs, ...ends),
    sweptAtMs: isSweep && isWhole ? startedAtMs : sweptAtMs,
  };
}
