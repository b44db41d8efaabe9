import { AppError } from '../../contract/errors';
import { TimedOut, type Timeouts, within } from '../../ports/timeouts';
import type { Around } from './around';

/**
 * Gives a call up after a time, as BUSY. What it has begun goes on, so it must be fit to end unheard and to be
 * done again.
 */
export const timeLimit =
  (timeouts: Timeouts, limitMs: number): Around<unknown> =>
  async (_call, next) => {
    try {
      return await within(timeouts, limitMs, next);
    } catch (error) {
      throw error instanceof TimedOut ? new AppError('BUSY') : error;
    }
  };
