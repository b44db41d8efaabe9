import * as z from 'zod';
import { applicationStatuses } from '../domain/lifecycles/application-lifecycle';
import { isOrderNumber } from '../domain/orders/order-number';
import { publisherKinds } from '../domain/publishers/publisher-kinds';
import { returnReasonNames } from '../domain/publishers/return-reasons';
import { cleanText } from '../domain/text/typed-text';
import { action } from './action';
import * as f from './fields';
import { paged } from './paged';
import { picture } from './pictures';
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

const submittedAtMs = f.moment('What was read: since when the application waits');
const applicant = z.strictObject({
  accountId: f.id.describe('The applicant.'),
  submittedAtMs: f.moment('Since when it waits'),
  kind: z.enum(publisherKinds).describe('As what somebody publishes.'),
  name: z.string().describe('As it would be shown.'),
  publisherName: z.string().describe('As it is shown now, of one who is a publisher.').exactOptional(),
  creditCode: z.string().describe('Of an enterprise.').exactOptional(),
  creditCodeSound: z.boolean().describe('Whether its inner check holds, too: a hint.').exactOptional(),
  contactName: z.string().describe('Legal name of the contact.'),
  contactPhone: z.string().describe('Of the contact.'),
  identity: z
    .enum(['match', 'unknown', 'unavailable'])
    .describe('What the register said of name and number; otherwise the operator has to find out.'),
  licence: picture.describe('The licence.').exactOptional(),
  face: picture.describe('The contact.').exactOptional(),
});

export const operationsContract = {
  publishers: action({
    feature: 'operations',
    name: 'publishers',
    summary: 'Applications of publishers that wait for a decision, longest first',
    access: 'operator',
    effect: 'read',
    ...paged({}, 'applications', applicant),
    errors: [],
  }),
  decidePublisher: action({
    feature: 'operations',
    name: 'decidePublisher',
    summary: 'Approves an application, which makes a publisher, or gives it back with reasons',
    access: 'operator',
    effect: 'set',
    input: z.discriminatedUnion('decision', [
      z.strictObject({
        accountId: f.id.describe('The applicant.'),
        submittedAtMs,
        decision: z.literal('approve').describe('Makes the applicant a publisher.'),
      }),
      z.strictObject({
        accountId: f.id.describe('The applicant.'),
        submittedAtMs,
        decision: z.literal('return').describe('Gives the application back.'),
        reasons: wants(
          '请选择退回原因',
          z
            .array(z.enum(returnReasonNames))
            .min(1)
            .max(returnReasonNames.length)
            .describe('What is to be changed.'),
        ),
        note: text({ name: '审核说明', min: 2, max: 200, lines: 'one' })
          .describe('What the applicant reads beside.')
          .exactOptional(),
      }),
    ]),
    output: z.strictObject({
      accountId: f.id.describe('The applicant.'),
      status: z.enum(applicationStatuses).describe('Where the application stands.'),
    }),
    errors: ['APPLICATION_NOT_FOUND', 'APPLICATION_NOT_SUBMITTED', 'CHANGED_MEANWHILE'],
  }),
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
};
