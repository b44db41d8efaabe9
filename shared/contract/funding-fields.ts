import * as z from 'zod';
import { fundingStatuses } from '../domain/lifecycles/funding-lifecycle';
import { fundingPurposes } from '../domain/money/funding-purposes';
import { amount } from './amount';
import * as f from './fields';

export const amountFen = amount().describe('Fen.');

export const coveredFen = amount().describe('What of it is reserved already, fen.');

const fundingPurpose = z
  .enum(fundingPurposes)
  .describe('To open the task, for more places of it, or for other terms.');

export const funding = z
  .strictObject({
    reference: z
      .string()
      .describe('By which the payment is known: to be written into the remark of the transfer.'),
    status: z.enum(fundingStatuses).describe('Where it stands.'),
    purpose: fundingPurpose,
    places: z.int().min(1).describe('How many places the task has once it is paid.'),
    amountFen,
    refundedFen: amount().describe('How much of it went back, fen.'),
    createdAtMs: f.moment('Since when it is asked for'),
  })
  .meta({ id: 'Funding', description: 'A payment for a task.' });
