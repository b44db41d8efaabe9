import * as z from 'zod';
import { leaveReasons } from '../domain/orders/end-reasons';
import { action } from './action';
import { amount } from './amount';
import * as f from './fields';
import {
  askedTerms,
  dispute,
  doneQuantity,
  order,
  orderDetail,
  orderGroup,
  orderRow,
  pictureIds,
  place,
  ratingFacts,
  ratingsOfOrder,
  rule,
  statement,
  work,
} from './order-fields';
import { paged } from './paged';
import { text } from './typed';
import { wants } from './wants';

/** Why a share that was handed in earns no credit. */
const shareRefusals = ['unknown', 'own', 'other-task', 'earlier-share', 'signed-up-before'] as const;

/** What came of a share that was handed in with a sign-up. */
const shareOutcome = z.strictObject({
  credited: z.boolean().describe('Whether it earns the credit.'),
  reason: z.enum(shareRefusals).describe('Why it does not.').exactOptional(),
});
export type ShareOutcome = z.output<typeof shareOutcome>;

const proof = wants(
  '请选择打卡方式，重新打卡',
  z
    .discriminatedUnion('method', [
      z.strictObject({
        method: z.literal('code').describe("By the code on the publisher's phone."),
        code: wants(
          '请输入 6 位现场码',
          z
            .string()
            .regex(/^\d{6}$/)
            .describe('Six digits.'),
        ),
      }),
      z.strictObject({
        method: z.literal('photo').describe('By a photo, where the task asks for one.'),
        pictureId: wants('请先拍照并上传', f.id.describe('The photo, uploaded for it.')),
      }),
      z.strictObject({
        method: z
          .literal('position')
          .describe('By where the phone is; it is not kept, only how far that is.'),
        longitude: f.longitude,
        latitude: f.latitude,
        accuracyMetres: wants(
          '定位精度不正确，请重新定位',
          z.number().min(0).max(100_000).describe('How sure the phone is, metres.'),
        ),
      }),
    ])
    .describe('How the person shows to be there.'),
);

const attend = z.strictObject({
  orderId: f.orderId,
  startMs: f.moment('When the session begins that it is for'),
  proof,
  keptAtMs: f.moment('When it was, where the phone had no network then and sends it later').exactOptional(),
});

const pictureErrors = [
  'PICTURE_NOT_FOUND',
  'PICTURE_NOT_ARRIVED',
  'PICTURE_REFUSED',
  'PICTURE_USED',
] as const;

const attendErrors = [
  'ORDER_NOT_FOUND',
  'ORDER_NOT_CHECKABLE',
  'CHECK_IN_EARLY',
  'CHECK_IN_OVER',
  'CHECK_IN_FAR',
  'CHECK_IN_TIME_WRONG',
  'PURPOSE_NOT_AGREED',
  'POSITION_VAGUE',
  'ON_SITE_CODE_WRONG',
  'PHOTO_NOT_ASKED',
  'NOT_CHECKED_IN',
  ...pictureErrors,
] as const;

const orderAnswer = z.strictObject({ order: orderDetail });

export type { OrderDetail } from './order-fields';

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
    openToSuspended: true,
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
      {
        status: f.orderStatus.describe('Only those that stand there.').exactOptional(),
        group: orderGroup
          .describe('Only those of this group, what begins last first; not together with `status`.')
          .exactOptional(),
      },
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
    output: z.strictObject({
      order: orderDetail,
      day: z
        .strictObject({
          place,
          bring: z.array(z.string()).describe('What the person brings along.'),
          serviceStandard: z.string().describe('What counts as done well.'),
          publisher: z
            .strictObject({
              publisherId: f.id.describe('The publisher.'),
              name: z.string().describe('As people know it.'),
              verification: f.verification,
            })
            .describe('Who pays.'),
          phone: z
            .string()
            .describe('Under which the publisher wants to be called; absent before admission or without one.')
            .exactOptional(),
          photoCheckIn: z.boolean().describe('Whether a photo serves as check-in.'),
          radiusMetres: z.int().describe('How near the place one checks in by position, metres.'),
          checkInFromMs: f.moment('From when one checks in to the next session').exactOptional(),
        })
        .describe('What to know on the day, by the terms that it stands on; absent when the task is gone.')
        .exactOptional(),
      asked: askedTerms
        .describe('What its publisher wants instead; absent unless there is something to answer.')
        .exactOptional(),
      work: work.describe('Absent before the first check-in or hand-in.').exactOptional(),
      settlementId: z
        .string()
        .describe('The settlement in whose receipt it stands; absent until it is settled.')
        .exactOptional(),
      ratings: ratingsOfOrder,
    }),
    errors: ['ORDER_NOT_FOUND'],
  }),
  agenda: action({
    feature: 'orders',
    name: 'agenda',
    summary: 'What the person goes to next, with its place, what asks for them, and how much else there is',
    access: 'person',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      ahead: z
        .array(z.strictObject({ ...orderRow, place: place.exactOptional() }))
        .describe('Admitted or begun, what comes next first; fifty at most.'),
      asks: z.array(order).describe('Work that was returned, and orders whose publisher wants other terms.'),
      counts: z
        .strictObject({
          ahead: z.int().describe('Admitted or begun.'),
          waiting: z.int().describe('Wait for their publisher.'),
          inAcceptance: z.int().describe('Handed in, returned or disputed.'),
        })
        .describe('Up to fifty each.'),
    }),
    errors: [],
  }),
  checkIn: action({
    feature: 'orders',
    name: 'checkIn',
    summary: 'Shows that the person is there for a session; what was sent first stands',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    rate: 'checkIn',
    input: attend,
    output: orderAnswer,
    errors: [...attendErrors],
  }),
  checkOut: action({
    feature: 'orders',
    name: 'checkOut',
    summary: 'Shows that the person was there to the end of a session; what was sent first stands',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    rate: 'checkIn',
    input: attend,
    output: orderAnswer,
    errors: [...attendErrors],
  }),
  handIn: action({
    feature: 'orders',
    name: 'handIn',
    summary: 'Hands the work in, or in place of what was handed in, until it is accepted',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({
      orderId: f.orderId,
      quantity: doneQuantity,
      text: text({ name: '说明', min: 1, max: 1_000, lines: 'many' })
        .describe('What the publisher should know of it.')
        .exactOptional(),
      pictureIds,
    }),
    output: orderAnswer,
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_HANDABLE', 'QUANTITY_TOO_MUCH', ...pictureErrors],
  }),
  cancelPreview: action({
    feature: 'orders',
    name: 'cancelPreview',
    summary: 'What would happen if one of both sides cancelled now, by which rule; nothing is done',
    access: 'consented',
    openToSuspended: true,
    effect: 'read',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({
      step: z
        .enum(['withdraw', 'leave', 'cancel', 'none'])
        .describe(
          'How it would be done: `orders/withdraw`, `orders/leave`, `publishing/cancelOrder`, or not at all.',
        ),
      isLate: z.boolean().describe('Whether it is noted in the record of who does it.'),
      paysFen: amount().describe('What the worker gets for it, fen.'),
      paysAtMs: f.moment('When the worker gets it; absent: at once').exactOptional(),
      placeIsFree: z.boolean().describe('Whether another can have the place.'),
      rule: rule.describe('By which.').exactOptional(),
    }),
    errors: ['ORDER_NOT_FOUND'],
  }),
  leave: action({
    feature: 'orders',
    name: 'leave',
    summary:
      'Leaves work whose publisher is absent or that is not as described, with half of the first session',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({
      orderId: f.orderId,
      why: wants('请选择离岗原因', z.enum(leaveReasons).describe('Why.')),
      text: text({ name: '说明', min: 4, max: 100, lines: 'one' }).describe('What the publisher will read.'),
    }),
    output: orderAnswer,
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_LEAVABLE'],
  }),
  acceptTerms: action({
    feature: 'orders',
    name: 'acceptTerms',
    summary: "Accepts the terms that an order's publisher wants: from then on it stands on them",
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({
      orderId: f.orderId,
      termsVersion: f.termsVersion.describe('Of the terms that the person saw.'),
    }),
    output: orderAnswer,
    errors: ['ORDER_NOT_FOUND', 'TERMS_NOT_ASKED', 'TASK_TERMS_CHANGED', 'ORDER_CLASHES', 'TOO_MANY_ORDERS'],
  }),
  declineTerms: action({
    feature: 'orders',
    name: 'declineTerms',
    summary: 'Leaves an order whose publisher wants other terms; it is noted in no record',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ orderId: f.orderId }),
    output: orderAnswer,
    errors: ['ORDER_NOT_FOUND', 'TERMS_NOT_ASKED'],
  }),
  agree: action({
    feature: 'orders',
    name: 'agree',
    summary: 'Agrees to the smaller quantity that was accepted, which is then earned at once',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ orderId: f.orderId }),
    output: orderAnswer,
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_AGREEABLE'],
  }),
  dispute: action({
    feature: 'orders',
    name: 'dispute',
    summary: 'Asks an operator to decide about an order, by either side; its sum stays reserved',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ orderId: f.orderId, text: statement, pictureIds }),
    output: z.strictObject({ dispute }),
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_DISPUTABLE', ...pictureErrors],
  }),
  answerDispute: action({
    feature: 'orders',
    name: 'answerDispute',
    summary: 'Says more in a dispute, by either side, while it is open',
    access: 'consented',
    openToSuspended: true,
    effect: 'command',
    input: z.strictObject({
      orderId: f.orderId,
      text: statement,
      pictureIds,
      idempotencyKey: f.idempotencyKey,
    }),
    output: z.strictObject({ dispute }),
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_DISPUTED', 'DISPUTE_TOO_LONG', ...pictureErrors],
  }),
  disputeOf: action({
    feature: 'orders',
    name: 'disputeOf',
    summary: 'What both sides of an own order say, and what was decided',
    access: 'consented',
    openToSuspended: true,
    effect: 'read',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({ dispute: dispute.describe('Absent without one.').exactOptional() }),
    errors: ['ORDER_NOT_FOUND'],
  }),
  rate: action({
    feature: 'orders',
    name: 'rate',
    summary:
      'Says once how it was, by either side, or how the other broke what was agreed, within thirty days after the order ended',
    access: 'consented',
    effect: 'set',
    input: z
      .strictObject({ orderId: f.orderId, ...ratingFacts })
      .refine(({ onTime, breach }) => (onTime === undefined) !== (breach === undefined), {
        path: ['onTime'],
        error: '请选择是否准时',
      })
      .refine(({ onTime, asDescribed }) => (onTime === undefined) === (asDescribed === undefined), {
        path: ['asDescribed'],
        error: '请选择是否与描述相符',
      }),
    output: z.strictObject({ ratings: ratingsOfOrder }),
    errors: [
      'ORDER_NOT_FOUND',
      'ORDER_NOT_RATEABLE',
      'RATING_GIVEN',
      'CONTENT_REJECTED',
      'TASK_FORBIDDEN',
      'SESSION_EXPIRED',
    ],
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
