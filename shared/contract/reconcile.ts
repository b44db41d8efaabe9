import * as z from 'zod';
import { action } from './action';

export const reconcileContract = {
  reconcile: action({
    feature: 'reconcile',
    name: 'reconcile',
    summary: "Holds the rails' bills of days that are over against the ledger",
    access: 'timer',
    effect: 'command',
    input: z.strictObject({}),
    output: z.strictObject({ days: z.int().min(0).describe('Days of rails that were looked at.') }),
    errors: [],
  }),
};
