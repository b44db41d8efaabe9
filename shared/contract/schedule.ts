import * as z from 'zod';
import { action } from './action';

const counted = z.strictObject({ handled: z.int().min(0).describe('How many were handled.') });

export const scheduleContract = {
  relayOutbox: action({
    feature: 'schedule',
    name: 'relayOutbox',
    summary: 'Turns new events into notices and subscribe messages',
    access: 'timer',
    effect: 'command',
    input: z.strictObject({}),
    output: counted,
    errors: [],
  }),
  closeExpiredTasks: action({
    feature: 'schedule',
    name: 'closeExpiredTasks',
    summary: 'Closes open tasks whose sign-up deadline has passed',
    access: 'timer',
    effect: 'command',
    input: z.strictObject({}),
    output: counted,
    errors: [],
  }),
};
