import type { TimerFunction } from '../shared/runtime/doors/on-timer';
import { lambdaContext } from './lambda-event';

/** How often each timer runs on a laptop, ms; the cloud's are slower. */
const periods = { tick: 1_000, build: 5_000, drain: 2_000, reconcile: 60_000 };

/** The timers of a laptop. */
interface Timers {
  /** Has each of them come at once, beside its period. */
  comeNow(): void;
  /** Waits for those under way. */
  stop(): Promise<void>;
}

/** Runs the timers until `stop`, never two runs of one at a time. */
export function startTimers(run: TimerFunction): Timers {
  const underWay = new Map<string, Promise<unknown>>();
  const come = (action: string) => {
    if (underWay.has(action)) return;
    // A failure is in the log already; the next run tries again.
    const running = run({ action }, lambdaContext('schedule'))
      .catch(() => undefined)
      .finally(() => underWay.delete(action));
    underWay.set(action, running);
  };
  const handles = Object.entries(periods).map(([action, periodMs]) =>
    setInterval(() => come(action), periodMs),
  );
  return {
    comeNow: () => Object.keys(periods).forEach(come),
    async stop() {
      for (const handle of handles) clearInterval(handle);
      await Promise.all(underWay.values());
    },
  };
}
