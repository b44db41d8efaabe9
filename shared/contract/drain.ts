import * as z from 'zod';
import { action } from './action';

export const drainContract = {
  drain: action({
    feature: 'drain',
    name: 'drain',
    summary: 'Sends payouts, asks after them and reminds people, as it falls due',
    access: 'timer',
    effect: 'command',
    input: z.strictObject({}),
    output: z.strictObject({ turns: z.int().min(0).describe('Turns that were taken.') }),
    errors: [],
  }),
};
