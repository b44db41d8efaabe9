import * as z from 'zod';
import { type Fen, maxFen } from '../domain/money/money';

/**
 * An amount of money in integer fen, in calls and in documents. It is parsed to the branded type, so that no
 * other number passes for money in the code behind.
 */
export const amount = (minFen = 0, ceilingFen: number = maxFen): z.ZodType<Fen, number> =>
  // The bounds are narrower than those of `fen()`; a transformation could not be shown in the documentation.
  z.int().min(minFen).max(ceilingFen) as unknown as z.ZodType<Fen, number>;
