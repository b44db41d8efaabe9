import * as z from 'zod';

/** Moments, ms since 1970. */
export const moment = z.int().min(0);
export const count = z.int().min(0);
export const id = z.string().min(1).max(200);
