import * as z from 'zod';
import { action } from '../action';
import { amount } from '../amount';
import * as f from '../fields';
import {
  dispute,
  doneQuantity,
  handedInAtMs,
  orderDetail,
  orderTimes,
  publisherSteps,
  rateableBreaches,
  ratingsOfOrder,
  work,
} from '../order-fields';
import { paged } from '../paged';
import { text } from '../typed';
import { wants } from '../wants';
import { moderation } from './fields';

const reason = text({ name: '原因', min: 2, max: 100, lines: 'one' }).describe('What the worker will read.');

const workerOrder = z
  .strictObject({
    orderId: f.orderId,
    number: z.string().describe('By which people name the order: 12 digits and a check digit.'),
    taskId: f.taskId,
    title: z.string().describe("The task's, as it was at sign-up."),
    name: z.string().describe('Masked nickname.'),
    status: f.orderStatus,
    pay: f.pay,
    quantity: f.quantity,
    sessions: f.sessions,
    totalFen: amount().describe('What all of it earns, fen.'),
    earnedFen: amount().describe('What it has earned, fen; absent before.').exactOptional(),
    ...orderTimes,
    work: work.describe('Absent before the first check-in or hand-in.').exactOptional(),
  })
  .meta({ id: 'WorkerOrder', description: 'An order as the publisher of its task sees it.' });

const orderAnswer = z.strictObject({ orderId: f.orderId, status: f.orderStatus });

/** What is done of the work, and whether it is accepted. */
export const workActions = {
  cancelOrder: action({
    feature: 'publishing',
    name: 'cancelOrder',
    summary: 'Cancels an order of somebody admitted who has not come; shortly before the work it pays them',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ orderId: f.orderId, reason }),
    output: orderAnswer,
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_CANCELLABLE', ...moderation],
  }),
  onSiteCode: action({
    feature: 'publishing',
    name: 'onSiteCode',
    summary: 'The code of this minute by which workers of an own task check in and out',
    access: 'publisher',
    openToSuspended: true,
    effect: 'read',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({
      code: z.string().describe('Six digits.'),
      untilMs: f.moment('When the next one is shown'),
    }),
    errors: ['TASK_NOT_FOUND'],
  }),
  toAccept: action({
    feature: 'publishing',
    name: 'toAccept',
    summary: 'What was handed in for own tasks, what waits longest first',
    access: 'publisher',
    openToSuspended: true,
    effect: 'read',
    ...paged({ taskId: f.taskId.describe('Of this task only.').exactOptional() }, 'orders', workerOrder),
    errors: [],
  }),
  order: action({
    feature: 'publishing',
    name: 'order',
    summary: 'One order of an own task: who, when they were there, what they handed in, what was said',
    access: 'publisher',
    openToSuspended: true,
    effect: 'read',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({
      order: workerOrder,
      timeline: orderDetail.shape.timeline,
      may: z
        .array(z.enum(publisherSteps))
        .describe('What its publisher may do about it now, beside looking at what was handed in.'),
      breaches: rateableBreaches,
      dispute: dispute.exactOptional(),
      ratings: ratingsOfOrder,
    }),
    errors: ['ORDER_NOT_FOUND'],
  }),
  accept: action({
    feature: 'publishing',
    name: 'accept',
    summary:
      'Accepts what was handed in, all of it or, with a reason, a smaller quantity; it is earned at once',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({
      orderId: f.orderId,
      handedInAtMs,
      quantity: doneQuantity
        .describe('What is accepted; all that was handed in unless said.')
        .exactOptional(),
      reason: reason.exactOptional(),
    }),
    output: orderAnswer,
    errors: [
      'ORDER_NOT_FOUND',
      'ORDER_NOT_HANDED_IN',
      'CHANGED_MEANWHILE',
      'QUANTITY_TOO_MUCH',
      'REASON_REQUIRED',
      ...moderation,
    ],
  }),
  acceptSeveral: action({
    feature: 'publishing',
    name: 'acceptSeveral',
    summary: 'Accepts all that was handed in of several orders, each by itself',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({
      items: wants(
        '请选择 1 至 20 个订单',
        z
          .array(z.strictObject({ orderId: f.orderId, handedInAtMs }))
          .min(1)
          .max(20)
          .describe('Which.'),
      ),
    }),
    output: z.strictObject({
      results: z
        .array(
          z.strictObject({
            orderId: f.orderId,
            accepted: z.boolean().describe('Whether it is accepted now.'),
            code: z.string().describe('Of the error, where it is not.').exactOptional(),
            message: z.string().describe('The same in words.').exactOptional(),
          }),
        )
        .describe('In the order asked.'),
    }),
    errors: [],
  }),
  readResults: action({
    feature: 'publishing',
    name: 'readResults',
    summary: 'What would come of a file of results (CSV), line by line; nothing is done',
    access: 'publisher',
    openToSuspended: true,
    effect: 'read',
    input: z.strictObject({
      content: wants(
        '文件为空或太大，最多 60 KB',
        z
          .string()
          .min(4)
          .max(80_000)
          .regex(/^[0-9A-Za-z+/]+={0,2}$/)
          .describe('The bytes of the file in base64, UTF-8 or GB 18030: a header, then a line an order.'),
      ),
    }),
    output: z.strictObject({
      lines: z
        .array(
          z.strictObject({
            line: z.int().describe('As spreadsheets count them: the header is 1.'),
            number: z.string().describe('Of the order, as far as it can be read.'),
            state: z
              .enum(['ready', 'done', 'wrong'])
              .describe('To be done, there already, or impossible as it stands.'),
            error: z.string().describe('Why it is impossible, and what to do.').exactOptional(),
            orderId: f.orderId.exactOptional(),
            title: z.string().describe("The task's, as it was at sign-up.").exactOptional(),
            handedInAtMs: f.moment('Of what was looked at').exactOptional(),
            isReturned: z.boolean().describe('Given back instead of accepted.').exactOptional(),
            quantity: z.number().describe('How much is accepted.').exactOptional(),
            payFen: amount().describe('What that earns, fen.').exactOptional(),
            reason: z.string().describe('What the worker will read.').exactOptional(),
          }),
        )
        .describe('Each line that says something, in order.'),
    }),
    errors: ['RESULTS_UNREADABLE'],
  }),
  applyResults: action({
    feature: 'publishing',
    name: 'applyResults',
    summary: 'Accepts or gives back what was handed in, as a file says, order by order',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({
      items: wants(
        '请选择 1 至 20 个订单',
        z
          .array(
            z.strictObject({
              orderId: f.orderId,
              handedInAtMs,
              isReturned: z.boolean().describe('Given back instead of accepted.'),
              quantity: doneQuantity
                .describe('What is accepted; all that was handed in unless said.')
                .exactOptional(),
              reason: reason.exactOptional(),
            }),
          )
          .min(1)
          .max(20)
          .describe('Which.'),
      ),
    }),
    output: z.strictObject({
      results: z
        .array(
          z.strictObject({
            orderId: f.orderId,
            isDone: z.boolean().describe('Whether it is so now.'),
            code: z.string().describe('Of the error, where it is not.').exactOptional(),
            message: z.string().describe('The same in words.').exactOptional(),
          }),
        )
        .describe('In the order asked.'),
    }),
    errors: [],
  }),
  returnWork: action({
    feature: 'publishing',
    name: 'returnWork',
    summary: 'Gives back what was handed in, with a reason, three times at most',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ orderId: f.orderId, handedInAtMs, reason }),
    output: orderAnswer,
    errors: [
      'ORDER_NOT_FOUND',
      'ORDER_NOT_HANDED_IN',
      'CHANGED_MEANWHILE',
      'TOO_MANY_RETURNS',
      ...moderation,
    ],
  }),
};
