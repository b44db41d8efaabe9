import * as z from 'zod';
import { action } from './action';
import * as f from './fields';
import { paged } from './paged';
import { text } from './typed';

/** Why a share that was handed in earns no credit. */
const shareRefusals = ['unknown', 'own', 'other-task', 'earlier-share', 'signed-up-before'] as const;

/** What came of a share that was handed in with a sign-up. */
const shareOutcome = z.strictObject({
  credited: z.boolean().describe('Whether it earns the credit.'),
  reason: z.enum(shareRefusals).describe('Why it does not.').exactOptional(),
});
export type ShareOutcome = z.output<typeof shareOutcome>;

const row = {
  orderId: f.orderId,
  number: z.string().describe('By which people name the order: 12 digits and a check digit.'),
  taskId: f.taskId,
  status: f.orderStatus,
  title: z.string().describe("The task's, as it was at sign-up."),
  pay: f.pay,
  settlementCycle: f.settlementCycle,
  sessions: f.sessions,
  quantity: f.quantity,
  createdAtMs: f.moment('When the person first signed up'),
  withdrawable: z.boolean().describe('Whether the person may still take the sign-up back.'),
};
const order = z.strictObject(row).meta({ id: 'Order', description: "A person's work on one task." });

const step = z.strictObject({
  status: f.orderStatus,
  by: z.enum(['worker', 'publisher', 'platform']).describe('Who made the step.'),
  reason: z.string().describe('What the publisher said.').exactOptional(),
  atMs: f.moment('When it was'),
});

const orderDetail = z
  .strictObject({ ...row, timeline: z.array(step).describe('All steps, oldest first.') })
  .meta({ id: 'OrderDetail', description: "A person's work on one task, with its timeline." });
export type OrderDetail = z.output<typeof orderDetail>;

export const ordersContract = {
  signUp: action({
    feature: 'orders',
    name: 'signUp',
    summary: 'Signs up for a task; a first-come task admits at once while places last',
    access: 'consented',
    effect: 'command',
    input: z.strictObject({
      taskId: f.taskId,
      termsVersion: f.termsVersion.describe('Of the terms that the person saw.'),
      share: f.receivedShare.exactOptional(),
      note: text({ name: '留言', min: 1, max: 60, lines: 'one' })
        .describe('What the publisher reads with the sign-up.')
        .exactOptional(),
      birthDate: f.birthDate
        .describe('YYYY-MM-DD, of a person who has not declared it; kept if the sign-up succeeds.')
        .exactOptional(),
      idempotencyKey: f.idempotencyKey,
    }),
    output: z.strictObject({
      order: orderDetail,
      share: shareOutcome.describe('What came of the share that was handed in.').exactOptional(),
    }),
    errors: [
      'TASK_NOT_FOUND',
      'TASK_CLOSED',
      'TASK_FULL',
      'TASK_DEADLINE_PASSED',
      'TASK_TERMS_CHANGED',
      'ALREADY_SIGNED_UP',
      'OWN_TASK',
      'UNDER_AGE',
      'PROFILE_INCOMPLETE',
      'BIRTH_DATE_FIXED',
      'TOO_MANY_WITHDRAWALS',
      'ORDER_CLASHES',
      'TOO_MANY_ORDERS',
      'ORDER_NOT_FOUND',
      'CONTENT_REJECTED',
    ],
  }),
  withdraw: action({
    feature: 'orders',
    name: 'withdraw',
    summary: 'Takes back a sign-up before the work starts; the place is free again',
    access: 'consented',
    effect: 'set',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({ order: orderDetail }),
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_WITHDRAWABLE'],
  }),
  mine: action({
    feature: 'orders',
    name: 'mine',
    summary: "The person's own orders, newest first",
    access: 'person',
    effect: 'read',
    ...paged(
      { status: f.orderStatus.describe('Only those that stand there.').exactOptional() },
      'orders',
      order,
    ),
    errors: [],
  }),
  overview: action({
    feature: 'orders',
    name: 'overview',
    summary: 'What lies ahead of the person: the next job, and how many more, of the fifty that end first',
    access: 'person',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      next: order.describe('The admitted one that begins first and is not over.').exactOptional(),
      admitted: z.int().min(0).describe('How many the person is admitted to and are not over.'),
      applied: z.int().min(0).describe('How many wait for their publisher and are not over.'),
    }),
    errors: [],
  }),
  schedule: action({
    feature: 'orders',
    name: 'schedule',
    summary:
      'What leaves room for further work: the own age, and when one is taken; `tasks/find` takes it as `fits`',
    access: 'person',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      age: z.int().min(0).describe('Full years; absent while the birth date is not known.').exactOptional(),
      busy: z.array(f.session).describe('Sessions of what waits or is admitted and is not over.'),
    }),
    errors: [],
  }),
  get: action({
    feature: 'orders',
    name: 'get',
    summary: 'One own order with its timeline',
    access: 'person',
    effect: 'read',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({ order: orderDetail }),
    errors: ['ORDER_NOT_FOUND'],
  }),
  forTask: action({
    feature: 'orders',
    name: 'forTask',
    summary: 'The own order of a task, with its timeline',
    access: 'person',
    effect: 'read',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({ order: orderDetail.describe('Absent without a sign-up.').exactOptional() }),
    errors: [],
  }),
};
