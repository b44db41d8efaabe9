/** Time as a client sees it, so that tests can move it. */
export interface Timers {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Runs once after `delayMs`; answers how to call it off. */
  start(delayMs: number, run: () => void): () => void;
}

export const systemTimers: Timers = {
  nowMs: () => Date.now(),
  start(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
