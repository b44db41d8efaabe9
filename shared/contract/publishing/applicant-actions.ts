import * as z from 'zod';
import { ageBands } from '../../domain/account/age-bands';
import { distanceBands } from '../../domain/geo/distance-bands';
import { action } from '../action';
import * as f from '../fields';
import { breachCounts } from '../order-fields';
import { paged } from '../paged';
import { text } from '../typed';
import { wants } from '../wants';
import { moderation } from './fields';

/** What was decided of somebody and is not told yet. */
const decision = z.strictObject({
  kind: z
    .enum(['admit', 'refuse', 'wait'])
    .describe('`wait`: on the waiting list, to be admitted when a place is free.'),
  dueAtMs: f.moment('Until when it can be undone').exactOptional(),
});

const applicant = z.strictObject({
  orderId: f.orderId,
  name: z.string().describe('Masked nickname.'),
  number: z.string().describe('Four digits that tell people of one name apart.'),
  ageBand: z.enum(ageBands).describe('Never the birth date.').exactOptional(),
  distanceBand: z
    .enum(distanceBands)
    .describe('From about where the person lives, where they agreed to that; never the place.')
    .exactOptional(),
  record: z
    .strictObject({
      done: z.int().min(0).describe('Orders accepted.'),
      onTime: z.int().min(0).describe('Of those, how many they came to on time.'),
      noShows: z.int().min(0).describe('Orders to which they did not come.'),
      lateWithdrawals: z.int().min(0).describe('Orders from which they withdrew shortly before the work.'),
      returned: z.int().min(0).describe('How often work was returned.'),
      rated: z
        .strictObject({
          ratings: z.int().min(0).describe('How many publishers rated work.'),
          onTime: z.int().min(0).describe('Of those: on time.'),
          asDescribed: z.int().min(0).describe('Of those: as agreed.'),
          breaches: breachCounts,
        })
        .describe('Absent below five ratings.')
        .exactOptional(),
    })
    .describe("What the person's orders came to."),
  status: f.orderStatus,
  answerByMs: f.moment('Until when the person is asked to accept other terms').exactOptional(),
  decision: decision.describe('While it is not told yet.').exactOptional(),
  note: z.string().describe('What the person wrote with the sign-up.').exactOptional(),
  signedUpAtMs: f.moment('When the person first signed up'),
});

export type Applicant = z.output<typeof applicant>;

/** Several people at once. */
const orderIds = wants(
  '请选择 1 至 20 位报名的人',
  z.array(f.orderId).min(1).max(20).describe('Sign-ups for the task.'),
);

const refusalReason = text({ name: '原因', min: 2, max: 100, lines: 'one' }).describe(
  'What the person will read.',
);

const decided = z.strictObject({
  orderId: f.orderId,
  outcome: z
    .enum(['soon', 'waiting-list', 'under-age', 'not-waiting'])
    .describe(
      '`soon`: taken and told in a minute; `waiting-list`: the task is full; the others: nothing was decided.',
    ),
  dueAtMs: f.moment('Until when it can be undone').exactOptional(),
});

export type DecisionOutcome = z.output<typeof decided>;

/** Whom a publisher takes of those who signed up. */
export const applicantActions = {
  applicants: action({
    feature: 'publishing',
    name: 'applicants',
    summary: 'Who signed up for an own task, names masked',
    access: 'publisher',
    effect: 'read',
    ...paged({ taskId: f.taskId }, 'applicants', applicant),
    errors: ['TASK_NOT_FOUND'],
  }),
  admit: action({
    feature: 'publishing',
    name: 'admit',
    summary: 'Admits somebody who waits for an own task, while places last',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({ orderId: f.orderId, status: f.orderStatus }),
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_WAITING', 'NO_PLACE_LEFT', 'APPLICANT_UNDER_AGE'],
  }),
  refuse: action({
    feature: 'publishing',
    name: 'refuse',
    summary: 'Refuses somebody who waits for an own task, with a reason they will read',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({
      orderId: f.orderId,
      reason: refusalReason,
    }),
    output: z.strictObject({ orderId: f.orderId, status: f.orderStatus }),
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_WAITING', ...moderation],
  }),
  decideAll: action({
    feature: 'publishing',
    name: 'decideAll',
    summary:
      'Decides on several who wait for an own task; taken and told a minute later, until when it can be undone',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({
      taskId: f.taskId,
      orderIds,
      kind: wants(
        '请选择录用或婉拒',
        z.enum(['admit', 'refuse']).describe('What is decided of all of them.'),
      ),
      reason: refusalReason.exactOptional(),
    }),
    output: z.strictObject({ decided: z.array(decided).describe('In the order of what was sent.') }),
    errors: ['TASK_NOT_FOUND', 'ORDER_NOT_FOUND', ...moderation],
  }),
  undoDecisions: action({
    feature: 'publishing',
    name: 'undoDecisions',
    summary: 'Takes decisions back that are not told yet, and takes people off the waiting list',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ taskId: f.taskId, orderIds }),
    output: z.strictObject({
      undone: z.array(f.orderId).describe('Who waits again; the others have been told already.'),
    }),
    errors: ['TASK_NOT_FOUND', 'ORDER_NOT_FOUND'],
  }),
};
