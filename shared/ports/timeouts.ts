/**
 * Time limits on the outside. Apart from the clock, so that a test lets a limit pass at once, moves no time by it,
 * and no limit passes only because the machine is slow.
 */
export interface Timeouts {
  /** Runs `run` once, after so many milliseconds; answers how to call it off. */
  after(ms: number, run: () => void): () => void;
}

/** No answer within the time limit; what was asked for may have happened. */
export class TimedOut extends Error {
  constructor() {
    super('no answer in time');
    this.name = 'TimedOut';
  }
}

/**
 * What `work` answers within `ms` milliseconds, whatever it does with the signal that is aborted then.
 * Errors: TimedOut; those of the work.
 */
export async function within<T>(
  timeouts: Timeouts,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let callOff = () => {};
  const late = new Promise<never>((_, reject) => {
    callOff = timeouts.after(ms, () => {
      reject(new TimedOut());
      controller.abort();
    });
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    callOff();
  }
}
