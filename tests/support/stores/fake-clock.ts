import type { Clock } from '../../../shared/ports/clock';

/** A clock that tests move; waiting takes no time but passes it. */
export interface FakeClock extends Clock {
  pass(ms: number): void;
}

export function fakeClock(startMs = Date.parse('2026-11-22T02:00:00Z')): FakeClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms;
    },
    pass: (ms) => {
      nowMs += ms;
    },
  };
}
