const RealDate = Date;

/** So much slower than ours: a run takes less than a minute of it, yet no two tasks are of one millisecond. */
const SLOWDOWN = 3;

/** This process, and the laptop that it starts, live at `startMs` from now on, slowly: every run shows the same days. */
export function moveClock(startMs: number): void {
  const beganMs = RealDate.now();
  const nowMs = () => startMs + Math.floor((RealDate.now() - beganMs) / SLOWDOWN);
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | [number | string]) {
      super(...((given.length === 0 ? [nowMs()] : given) as [number]));
    }
    static override now(): number {
      return nowMs();
    }
  } as DateConstructor;
}
