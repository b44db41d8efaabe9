import type { Clock } from '../../../shared/ports/clock';

/** A clock that moves to whatever comes next, so that waiting takes no time; what waits goes on in the order of its moments. */
export interface EventClock extends Clock {
  until(atMs: number): Promise<void>;
  /** Moves on until the work is over. */
  run<T>(work: Promise<T>): Promise<T>;
}

export function eventClock(startMs = 0): EventClock {
  let nowMs = startMs;
  let waiting: { readonly atMs: number; readonly go: () => void }[] = [];
  const until = (atMs: number): Promise<void> =>
    new Promise<void>((go) => {
      const at = waiting.findIndex((other) => other.atMs > atMs);
      waiting.splice(at === -1 ? waiting.length : at, 0, { atMs, go });
    });
  return {
    nowMs: () => nowMs,
    sleep: (ms) => until(nowMs + ms),
    until,
    async run(work) {
      let isOver = false;
      const over = work.finally(() => {
        isOver = true;
      });
      over.catch(() => undefined);
      for (;;) {
        // Everything that can go on without time passing has done so.
        await new Promise<void>((go) => setImmediate(go));
        if (isOver) return over;
        const [next, ...others] = waiting;
        if (!next) continue;
        waiting = others;
        nowMs = Math.max(nowMs, next.atMs);
        next.go();
      }
    },
  };
}
