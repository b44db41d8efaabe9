import * as z from 'zod';
import { chargeStatuses } from '../../domain/lifecycles/charge-lifecycle';
import { fundingStatuses } from '../../domain/lifecycles/funding-lifecycle';
import { refundStatuses } from '../../domain/lifecycles/refund-lifecycle';
import { fundingPurposes } from '../../domain/money/funding-purposes';
import { action } from '../action';
import { amount } from '../amount';
import * as f from '../fields';
import { month } from '../period';
import { wants } from '../wants';
import { coveredFen, ownTask } from './fields';

const paymentId = wants(
  '付款编号不正确，请刷新页面后重试',
  z
    .string()
    .regex(/^[0-9A-Za-z]{28}$/)
    .describe('The order at WeChat Pay, by the number that it is known by there.'),
);

const amountFen = amount().describe('Fen.');

const fundingPurpose = z
  .enum(fundingPurposes)
  .describe('To open the task, for more places of it, or for other terms.');

const funding = z
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

/** What has to be paid for them, and what was. */
export const fundingActions = {
  fund: action({
    feature: 'publishing',
    name: 'fund',
    summary: 'What has to be paid now for an own task or its new places, and how',
    access: 'publisher',
    effect: 'read',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({
      funding,
      cost: f.cost.describe('Of the whole task; what is reserved already is taken off the sum to pay.'),
      coveredFen,
      transfer: z
        .strictObject({
          accountName: z.string().describe('Whom to pay.'),
          accountNumber: z.string().describe('To which account.'),
          bankName: z.string().describe('Of which bank.'),
          reference: z.string().describe('What to write into the remark.'),
          amountFen,
        })
        .describe('The bank transfer that pays it; absent where none can be made.')
        .exactOptional(),
      byWeChatPay: z.boolean().describe('Whether it can be paid by WeChat Pay (`payByWeChat`).'),
    }),
    errors: ['TASK_NOT_FOUND', 'NOTHING_TO_FUND', 'FUNDING_UNAVAILABLE'],
  }),
  payByWeChat: action({
    feature: 'publishing',
    name: 'payByWeChat',
    summary:
      'Makes the order at WeChat Pay by which what has to be paid for an own task is paid, or the same once more',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({
      paymentId,
      prompt: z
        .strictObject({
          timeStamp: z.string().describe('When it was signed, seconds.'),
          nonceStr: z.string().describe('At random.'),
          package: z.string().describe('The order, as WeChat names it.'),
          signType: z.literal('RSA').describe('How it is signed.'),
          paySign: z.string().describe('The signature.'),
        })
        .describe('For `wx.requestPayment`; absent where it was paid already.')
        .exactOptional(),
    }),
    errors: ['TASK_NOT_FOUND', 'NOTHING_TO_FUND', 'WECHAT_PAY_UNAVAILABLE'],
  }),
  checkPayment: action({
    feature: 'publishing',
    name: 'checkPayment',
    summary: 'Asks WeChat Pay what became of an own payment, and books it when it was paid',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ paymentId }),
    output: z.strictObject({
      status: z.enum(chargeStatuses).describe('Where the payment stands.'),
      taskId: f.taskId,
    }),
    errors: ['PAYMENT_NOT_FOUND', 'WECHAT_PAY_UNAVAILABLE'],
  }),
  cancelFunding: action({
    feature: 'publishing',
    name: 'cancelFunding',
    summary: 'Takes back what has to be paid: the task becomes a draft, or keeps the places that it has',
    access: 'publisher',
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
