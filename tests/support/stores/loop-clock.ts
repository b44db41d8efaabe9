import type { Clock } from '../../../shared/ports/clock';

/**
 * A clock for races between callers of one process: a millisecond of waiting is a turn of the event loop, so
 * that others get on meanwhile, whatever the machine's speed. Only its own waiting passes its time.
 */
export function loopClock(start: Pick<Clock, 'nowMs'>): Clock {
  let waitedMs = 0;
  return {
    nowMs: () => start.nowMs() + Math.floor(waitedMs),
    async sleep(ms) {
      waitedMs += ms;
      for (let turns = 0; turns < ms; turns += 1) await new Promise((go) => setImmediate(go));
    },
  };
}
