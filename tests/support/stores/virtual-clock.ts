import { type FakeClock, fakeClock } from './fake-clock';

/** The clock of a simulation: time passes only while everybody waits, and then to the moment of who is next. */
export interface VirtualClock extends FakeClock {
  /** Somebody whose work takes no time but what they wait: while they work, however long, the clock stands. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

interface Timer {
  readonly atMs: number;
  readonly go: () => void;
}

export function virtualClock(startMs = fakeClock().nowMs()): VirtualClock {
  let nowMs = startMs;
  /** In their order; of the same moment who came first. */
  const timers: Timer[] = [];
  let running = 0;
  let waiting = 0;
  let isDue = false;
  function passOn(): void {
    if (isDue || timers.length === 0) return;
    isDue = true;
    // Whatever can go on without waiting has gone on by then.
    setImmediate(() => {
      isDue = false;
      if (running > 0 && waiting < running) return;
      const timer = timers.shift();
      if (!timer) return;
      nowMs = Math.max(nowMs, timer.atMs);
      if (running > 0) waiting -= 1;
      timer.go();
      passOn();
    });
  }
  return {
    nowMs: () => nowMs,
    pass: (ms) => {
      nowMs += ms;
    },
    sleep(ms) {
      const atMs = nowMs + ms;
      const at = timers.findLastIndex((timer) => timer.atMs <= atMs) + 1;
      return new Promise((go) => {
        timers.splice(at, 0, { atMs, go });
        if (running > 0) waiting += 1;
        passOn();
      });
    },
    async run(work) {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        passOn();
      }
    },
  };
}
