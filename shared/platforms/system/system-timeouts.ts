import type { Timeouts } from '../../ports/timeouts';

/** Time limits by the machine's own timers. */
export const systemTimeouts: Timeouts = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
