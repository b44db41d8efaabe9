import * as z from 'zod';
import { isOrderNumber } from '../domain/orders/order-number';
import { cleanText } from '../domain/text/typed-text';
import { action } from './action';
import { amount } from './amount';
import * as f from './fields';
import { dispute, orderDetail, work } from './order-fields';
import { paged } from './paged';
import { text, typed } from './typed';
import { wants } from './wants';

const orderNumber = wants(
  '订单编号有 13 位数字，请核对后重新输入',
  typed(
    (raw) => cleanText(raw, 'one').normalize('NFKC').replace(/[\s-]/g, ''),
    (number) => (isOrderNumber(number) ? undefined : '订单编号有 13 位数字，请核对后重新输入'),
    { minLength: 13, maxLength: 40 },
  ),
).describe('12 digits and a check digit, as people read it out or paste it.');

const foundOrder = z.strictObject({
  orderId: f.orderId,
  taskId: f.taskId,
  status: f.orderStatus,
  title: z.string().describe("The task's, as it was at sign-up."),
  worker: z.string().describe('Masked nickname.'),
  publisher: z.string().describe('The name under which the task was published.'),
  createdAtMs: f.moment('When the person first signed up'),
});

export const operationsContract = {
  reviewTask: action({
    feature: 'operations',
    name: 'reviewTask',
    summary: 'Decides on a task that waits for review: opens it, or gives it back with a reason',
    access: 'operator',
    effect: 'set',
    input: z.discriminatedUnion('decision', [
      z.strictObject({
        taskId: f.taskId,
        submittedAtMs: f.moment('What was read: since when the task was in review'),
        decision: z.literal('approve').describe('Opens the task.'),
      }),
      z.strictObject({
        taskId: f.taskId,
        submittedAtMs: f.moment('What was read: since when the task was in review'),
        decision: z.literal('reject').describe('Gives the task back to its publisher.'),
        reason: text({ name: '审核意见', min: 2, max: 100, lines: 'one' }).describe(
          'What the publisher will read.',
        ),
      }),
    ]),
    output: z.strictObject({ taskId: f.taskId, status: f.taskStatus }),
    errors: ['TASK_NOT_FOUND', 'TASK_NOT_IN_REVIEW', 'TASK_DEADLINE_PASSED', 'CHANGED_MEANWHILE'],
  }),
  findOrder: action({
    feature: 'operations',
    name: 'findOrder',
    summary: 'The order that somebody names by its number',
    access: 'operator',
    effect: 'read',
    input: z.strictObject({ number: orderNumber }),
    output: z.strictObject({
      orders: z.array(foundOrder).describe('Nearly always one; two orders may have one number.'),
    }),
    errors: ['ORDER_NOT_FOUND'],
  }),
  disputes: action({
    feature: 'operations',
    name: 'disputes',
    summary: 'Disputes that wait for an operator, longest first',
    access: 'operator',
    effect: 'read',
    ...paged({}, 'disputes', dispute),
    errors: [],
  }),
  dispute: action({
    feature: 'operations',
    name: 'dispute',
    summary: 'Everything that an operator decides a dispute by',
    access: 'operator',
    effect: 'read',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({
      dispute,
      order: orderDetail,
      work: work.exactOptional(),
      mostFen: amount().describe('What all of it earns, fen.'),
    }),
    errors: ['ORDER_NOT_FOUND'],
  }),
  decideDispute: action({
    feature: 'operations',
    name: 'decideDispute',
    summary: 'Decides a dispute once both sides were heard: all, a part or nothing; it is final',
    access: 'operator',
    effect: 'set',
    input: z.strictObject({
      orderId: f.orderId,
      statements: z.int().min(1).describe('How many were read: with another since then nothing is decided.'),
      outcome: z.enum(['full', 'part', 'nothing']).describe('What the worker gets.'),
      payFen: amount().describe('With `part`: all that the order earns, fen.').exactOptional(),
      reason: text({ name: '处理意见', min: 4, max: 300, lines: 'many' }).describe(
        'What both sides will read.',
      ),
    }),
    output: z.strictObject({ dispute }),
    errors: [
      'ORDER_NOT_FOUND',
      'ORDER_NOT_DISPUTED',
      'DISPUTE_NOT_HEARD',
      'DECISION_SUM_WRONG',
      'CHANGED_MEANWHILE',
    ],
  }),
};
