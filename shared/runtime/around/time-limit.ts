import { AppError } from '../../contract/errors';
import type { Around } from './around';

/**
 * Gives a call up after a time, as BUSY. What it has begun goes on, so it must be fit to end unheard and to be
 * done again.
 */
export const timeLimit =
  (limitMs: number): Around<unknown> =>
  async (_call, next) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AppError('BUSY')), limitMs);
    });
    try {
      return await Promise.race([next(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
