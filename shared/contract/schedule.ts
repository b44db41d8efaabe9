import * as z from 'zod';
import { action } from './action';

export const scheduleContract = {
  tick: action({
    feature: 'schedule',
    name: 'tick',
    summary: 'Hands events to whoever acts on them, and does what is due',
    access: 'timer',
    effect: 'command',
    input: z.strictObject({}),
    output: z.strictObject({
      events: z.int().min(0).describe('Events that were handled, counted once for each who acted on them.'),
      deadlines: z.int().min(0).describe('Deadlines that were met.'),
    }),
    errors: [],
  }),
};
