import type { Timeouts } from '../../../shared/ports/timeouts';

/** A timer that no time moves: its limits pass when a test, or a platform that holds its answer back, says so. */
export interface FakeTimeouts extends Timeouts {
  /** Lets every limit pass now that is no longer than this. */
  pass(ms: number): void;
}

export function fakeTimeouts(): FakeTimeouts {
  const running = new Set<{ readonly ms: number; readonly run: () => void }>();
  return {
    after(ms, run) {
      const limit = { ms, run };
      running.add(limit);
      return () => running.delete(limit);
    },
    pass(ms) {
      const due = [...running].filter((limit) => limit.ms <= ms);
      for (const limit of due) running.delete(limit);
      for (const { run } of due) run();
    },
  };
}
