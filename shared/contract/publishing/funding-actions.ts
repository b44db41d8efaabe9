import * as z from 'zod';
import { refundStatuses } from '../../domain/lifecycles/refund-lifecycle';
import { action } from '../action';
import { amount } from '../amount';
import * as f from '../fields';
import { amountFen, funding } from '../funding-fields';
import { month } from '../period';
import { ownTask } from './fields';

/** What has to be paid for them, and what was. */
export const fundingActions = {
  cancelFunding: action({
    feature: 'publishing',
    name: 'cancelFunding',
    summary: 'Takes back what has to be paid: the task becomes a draft, or keeps the places that it has',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({ task: ownTask }),
    errors: ['TASK_NOT_FOUND', 'TASK_ENDED'],
  }),
  funds: action({
    feature: 'publishing',
    name: 'funds',
    summary: 'What was paid for an own task, what is reserved, and what goes back',
    access: 'publisher',
    openToSuspended: true,
    effect: 'read',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({
      reservedFen: amount().describe('Paid for the task, less what went back, fen.'),
      earnedFen: amount().describe('What accepted work has drawn from it, with fee and taxes, fen.'),
      fundings: z.array(funding).describe('Oldest first.'),
      refunds: z
        .array(
          z.strictObject({
            refundId: z.string().describe('By which it is known.'),
            status: z.enum(refundStatuses).describe('Where it stands.'),
            amountFen,
            to: z.string().describe('Masked: name and last digits of the account that it goes to.'),
            createdAtMs: f.moment('Since when it is due'),
            dueAtMs: f.moment('By when it is sent'),
          }),
        )
        .describe('Oldest first.'),
    }),
    errors: ['TASK_NOT_FOUND'],
  }),
  statement: action({
    feature: 'publishing',
    name: 'statement',
    summary:
      'The own statement of a month: what was paid in, what work has cost, task by task, what went back',
    access: 'publisher',
    openToSuspended: true,
    effect: 'read',
    input: z.strictObject({ month }),
    output: z.strictObject({
      month,
      orders: z.int().describe('How many have earned something.'),
      totals: z
        .strictObject({
          paidInFen: z.int().describe('Paid in, fen.'),
          sentBackFen: z.int().describe('Sent back, fen.'),
          payFen: z.int().describe('Earned by workers, before their taxes, fen.'),
          feeFen: z.int().describe("The platform's fee, fen."),
          surchargeFen: z.int().describe('Taxes on it, fen.'),
          totalFen: z.int().describe('All that work has cost, fen.'),
        })
        .describe('Of the whole month.'),
      tasks: z
        .array(
          z.strictObject({
            taskId: f.taskId,
            title: z.string().describe('As it is called now.'),
            orders: z.int().describe('How many have earned something.'),
            payFen: z.int().describe('Fen.'),
            feeFen: z.int().describe('Fen.'),
            surchargeFen: z.int().describe('Fen.'),
            totalFen: z.int().describe('Fen.'),
          }),
        )
        .describe('The dearest first, 100 at most.'),
      moved: z
        .array(
          z.strictObject({
            taskId: f.taskId,
            title: z.string().describe('As it is called now.'),
            atMs: f.moment('When'),
            amountFen: z.int().describe('Paid in, or, below zero, sent back, fen.'),
          }),
        )
        .describe('The newest 100, oldest first.'),
    }),
    errors: [],
  }),
};
