import type { Clock } from '../../../shared/ports/clock';

/** A clock that tests move; waiting takes no time but passes it. Who waits beside others waits the same time, not one after the other. */
export interface FakeClock extends Clock {
  pass(ms: number): void;
}

export function fakeClock(startMs = Date.parse('2026-11-22T02:00:00Z')): FakeClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    async sleep(ms) {
      const untilMs = nowMs + ms;
      await new Promise<void>((go) => setImmediate(go));
      nowMs = Math.max(nowMs, untilMs);
    },
    pass: (ms) => {
      nowMs += ms;
    },
  };
}
