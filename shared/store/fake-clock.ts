import type { Clock } from '../ports/clock';

export interface FakeClock extends Clock {
  /** Lets time pass. */
  pass(ms: number): void;
}

/** A clock that only moves when told or slept on; sleepers at the same time sleep side by side. */
export function fakeClock(startMs = Date.UTC(2026, 0)): FakeClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    pass: (ms) => {
      nowMs += ms;
    },
    sleep: async (ms) => {
      const untilMs = nowMs + ms;
      await new Promise((resolve) => setImmediate(resolve));
      nowMs = Math.max(nowMs, untilMs);
    },
  };
}
