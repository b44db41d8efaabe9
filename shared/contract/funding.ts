import * as z from 'zod';
import { chargeStatuses } from '../domain/lifecycles/charge-lifecycle';
import { action } from './action';
import * as f from './fields';
import { amountFen, coveredFen, funding } from './funding-fields';
import { wants } from './wants';

const paymentId = wants(
  '付款编号不正确，请刷新页面后重试',
  z
    .string()
    .regex(/^[0-9A-Za-z]{28}$/)
    .describe('The order at WeChat Pay, by the number that it is known by there.'),
);

/** What a publisher has to pay for an own task, and paying it. */
export const fundingContract = {
  due: action({
    feature: 'funding',
    name: 'due',
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
      byCode: z.boolean().describe('Whether it can be paid by scanning a code with WeChat (`payByCode`).'),
    }),
    errors: ['TASK_NOT_FOUND', 'NOTHING_TO_FUND', 'FUNDING_UNAVAILABLE'],
  }),
  payByWeChat: action({
    feature: 'funding',
    name: 'payByWeChat',
    summary:
      'Makes the order at WeChat Pay by which what has to be paid for an own task is paid, or the same once more',
    access: 'publisher',
    effect: 'set',
    rate: 'paying',
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
  payByCode: action({
    feature: 'funding',
    name: 'payByCode',
    summary:
      'Makes the order at WeChat Pay by which what has to be paid for an own task is paid by scanning a code, or the same once more',
    access: 'publisher',
    effect: 'set',
    rate: 'paying',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({
      paymentId,
      codeUrl: z
        .string()
        .describe('What the code is drawn of; the one before is void. Absent where it was paid already.')
        .exactOptional(),
      expiresAtMs: f.moment('Until when it can be paid'),
    }),
    errors: ['TASK_NOT_FOUND', 'NOTHING_TO_FUND', 'WECHAT_PAY_UNAVAILABLE'],
  }),
  checkPayment: action({
    feature: 'funding',
    name: 'checkPayment',
    summary: 'Asks WeChat Pay what became of an own payment, and books it when it was paid',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    rate: 'paying',
    input: z.strictObject({ paymentId }),
    output: z.strictObject({
      status: z.enum(chargeStatuses).describe('Where the payment stands.'),
      taskId: f.taskId,
    }),
    errors: ['PAYMENT_NOT_FOUND', 'WECHAT_PAY_UNAVAILABLE'],
  }),
};
