import * as z from 'zod';
import { action } from './action';

export const catalogueContract = {
  build: action({
    feature: 'catalogue',
    name: 'build',
    summary: 'Writes snapshots of the cities whose open tasks have changed',
    access: 'timer',
    effect: 'command',
    input: z.strictObject({}),
    output: z.strictObject({
      built: z.int().min(0).describe('Cities of which a snapshot was written.'),
      waiting: z.int().min(0).describe('Cities with changes that are not in a snapshot yet.'),
    }),
    errors: [],
  }),
};
