import * as z from 'zod';
import { ageBands } from '../domain/account/age-bands';
import { distanceBands } from '../domain/geo/distance-bands';
import { chargeStatuses } from '../domain/lifecycles/charge-lifecycle';
import { fundingStatuses } from '../domain/lifecycles/funding-lifecycle';
import { refundStatuses } from '../domain/lifecycles/refund-lifecycle';
import { ruleNames } from '../domain/moderation/rule-names';
import { fundingPurposes } from '../domain/money/funding-purposes';
import { mostLines, mostPictures, taskForms, taskNumbers } from '../domain/tasks/task-form';
import type { TextForm } from '../domain/text/typed-text';
import { cleanContactPhone, contactPhoneFault } from '../domain/typed/contact-phone';
import { action } from './action';
import { amount } from './amount';
import * as f from './fields';
import {
  dispute,
  doneQuantity,
  handedInAtMs,
  orderDetail,
  orderTimes,
  publisherSteps,
  ratingsOfOrder,
  work,
} from './order-fields';
import { paged } from './paged';
import { month } from './period';
import { picture } from './pictures';
import { text, typed } from './typed';
import { wants } from './wants';

const paymentId = wants(
  '付款编号不正确，请刷新页面后重试',
  z
    .string()
    .regex(/^[0-9A-Za-z]{28}$/)
    .describe('The order at WeChat Pay, by the number that it is known by there.'),
);

/** A list of short lines. */
const list = (name: string, line: TextForm, description: string) =>
  wants(`${name}最多 ${mostLines} 条`, z.array(text(line)).max(mostLines).describe(description));

const draft = {
  title: text(taskForms.title).describe('One line.'),
  category: f.category,
  type: f.taskType,
  description: text(taskForms.description).describe('What there is to do.'),
  serviceStandard: text(taskForms.serviceStandard).describe('What counts as done well.'),
  requirements: list('要求', taskForms.requirements, 'What the person must be or know.'),
  bring: list('携带物品', taskForms.bring, 'What the person brings along.'),
  cityCode: f.cityCode,
  placeName: text(taskForms.placeName).describe('What the place is called.'),
  address: text(taskForms.address).describe('Where to come.'),
  pictureIds: wants(
    `任务照片最多 ${mostPictures} 张`,
    z
      .array(f.pictureId)
      .max(mostPictures)
      .describe('Own pictures, uploaded for this; people see each once it has passed.'),
  ).exactOptional(),
  longitude: f.longitude,
  latitude: f.latitude,
  payFen: f.payFen,
  payUnit: f.payUnit,
  places: wants(
    taskNumbers.places.wants,
    z
      .int()
      .min(taskNumbers.places.min)
      .max(taskNumbers.places.max)
      .describe('How many people the task takes.'),
  ),
  admission: f.admission,
  minAge: wants(
    taskNumbers.minAge.wants,
    z.int().min(taskNumbers.minAge.min).max(taskNumbers.minAge.max).describe('The least age, full years.'),
  ),
  signUpDeadlineMs: f.signUpDeadlineMs,
  sessions: f.sessions,
  quantity: f.quantity,
  perks: f.perks,
  settlementCycle: f.settlementCycle,
  photoCheckIn: wants(
    '请选择是否用照片打卡',
    z.boolean().describe('Whether workers may check in by a photo.'),
  ).exactOptional(),
};

const draftTask = z.strictObject(draft);
export type TaskDraft = z.output<typeof draftTask>;
/** The same as it is sent: the pay is a plain number. */
export type TaskDraftInput = z.input<typeof draftTask>;

/** Any part of a draft, at least one; JSON has no undefined, so a field is there or it is not. */
const changes = draftTask
  .partial()
  .refine((fields) => Object.keys(fields).length > 0, { error: '请至少修改一项' }) as unknown as z.ZodType<
  Partial<TaskDraft>
>;

/** What may be changed under people who have signed up, if they are asked. */
const changedTerms = draftTask
  .pick({
    title: true,
    description: true,
    serviceStandard: true,
    requirements: true,
    bring: true,
    placeName: true,
    address: true,
    longitude: true,
    latitude: true,
    payFen: true,
    payUnit: true,
    signUpDeadlineMs: true,
    sessions: true,
    quantity: true,
    perks: true,
    settlementCycle: true,
  })
  .partial()
  .refine((fields) => Object.keys(fields).length > 0, { error: '请至少修改一项' }) as unknown as z.ZodType<
  Partial<TaskDraft>
>;

const ownTask = draftTask
  .extend({
    taskId: f.taskId,
    status: f.taskStatus,
    termsVersion: f.termsVersion,
  })
  .meta({ id: 'OwnTask', description: 'A task as its publisher sees it.' });
export type OwnTask = z.output<typeof ownTask>;

const judged = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('pass').describe('Nothing stands in its way.') }),
    z.strictObject({
      outcome: z.literal('review').describe('An operator reads it before anybody sees it.'),
      rule: z.enum(ruleNames).describe('What it seems to break.'),
      sentence: z.string().describe('The sentence, as written.'),
      reason: z.string().describe('Why, and what to change to pass at once.'),
      submittedAtMs: f.moment('Since when an operator has it').exactOptional(),
      withinHours: z.int().describe('An operator usually decides within so many hours.'),
    }),
    z.strictObject({
      outcome: z.literal('refuse').describe('It may not be published like this.'),
      rule: z.enum(ruleNames).describe('What it breaks; absent when an operator refused it.').exactOptional(),
      sentence: z.string().describe('The sentence, as written.').exactOptional(),
      reason: z.string().describe('Why.'),
    }),
  ])
  .meta({ id: 'Moderation', description: 'What comes of the text of a task by the rules of the platform.' });
export type Moderation = z.output<typeof judged>;

const answer = z.strictObject({ task: ownTask, moderation: judged });

/** Of pictures that are not this person's, not there, not for others to see, or in another task. */
const ofPictures = ['PICTURE_NOT_FOUND', 'PICTURE_NOT_ARRIVED', 'PICTURE_REFUSED', 'PICTURE_USED'] as const;

/** What cannot be worked as it is written. */
const plan = [
  'TASK_DATES_INVALID',
  'TASK_QUANTITY_INVALID',
  'TASK_COST_TOO_HIGH',
  'TASK_PLACE_OUTSIDE_CITY',
] as const;
/** What goes beyond what an unverified publisher may. */
const unverified = 'UNVERIFIED_LIMIT';

const moderation = ['CONTENT_REJECTED', 'TASK_FORBIDDEN', 'SESSION_EXPIRED'] as const;

const amountFen = amount().describe('Fen.');
const fundingPurpose = z
  .enum(fundingPurposes)
  .describe('To open the task, for more places of it, or for other terms.');
const coveredFen = amount().describe('What of it is reserved already, fen.');
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
/** How people stand with a task, beside its places. */
const counts = {
  placesLeft: z.int().min(0).describe('Places that nobody has, nor is about to get.'),
  taken: z.int().min(0).describe('Places that somebody has, or is about to get.'),
  waiting: z.int().min(0).describe('Sign-ups that wait for a decision.'),
  toAccept: z.int().min(0).describe('Orders handed in that wait for acceptance; counted to a hundred.'),
};

/** Where an own task is looked for. */
export const ownTaskLists = ['current', 'draft', 'past'] as const;
export type OwnTaskList = (typeof ownTaskLists)[number];

const ownCard = z
  .strictObject({
    taskId: f.taskId,
    status: f.taskStatus,
    title: z.string().describe('One line.'),
    placeName: z.string().describe('What the place is called.'),
    pay: f.pay,
    places: f.places,
    admission: f.admission,
    sessions: f.sessions,
    signUpDeadlineMs: f.signUpDeadlineMs,
    isReturned: z.boolean().describe('Whether an operator refused the text that stands there.'),
    ...counts,
  })
  .meta({ id: 'OwnTaskCard', description: 'A task in the list of its publisher.' });
export type OwnTaskCard = z.output<typeof ownCard>;

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
          ratings: z.int().min(0).describe('How many publishers said something.'),
          onTime: z.int().min(0).describe('Of those: on time.'),
          asDescribed: z.int().min(0).describe('Of those: as agreed.'),
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

const mineAsked = paged(
  {
    list: wants(
      '请选择任务列表',
      z
        .enum(ownTaskLists)
        .describe(
          '`current`: what is to come, or ended within three days, by when its work ends; `draft`: newest first; `past`: what ended last first.',
        ),
    ),
  },
  'tasks',
  ownCard,
);

const reason = text({ name: '原因', min: 2, max: 100, lines: 'one' }).describe('What the worker will read.');

const contactPhone = wants(
  '请填写 11 位手机号，或带区号的座机号',
  typed(cleanContactPhone, contactPhoneFault, { minLength: 10, maxLength: 20 }),
).describe('A mobile number, or a landline with its area code.');

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

export const publishingContract = {
  createTask: action({
    feature: 'publishing',
    name: 'createTask',
    summary: 'Makes a draft that only its publisher sees, and says what would come of its text',
    access: 'publisher',
    effect: 'command',
    rate: 'publishing',
    input: z.strictObject({
      task: draftTask.meta({ id: 'TaskDraft', description: 'What a publisher writes.' }),
      idempotencyKey: f.idempotencyKey,
    }),
    output: answer,
    errors: [...plan, ...ofPictures, 'TASK_NOT_FOUND'],
  }),
  updateTask: action({
    feature: 'publishing',
    name: 'updateTask',
    summary: 'Changes an own draft or open task; once somebody signed up only later deadline and more places',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({
      taskId: f.taskId,
      changes: changes.describe('Any part of a draft, at least one.'),
    }),
    output: answer,
    errors: [
      'TASK_NOT_FOUND',
      'TASK_ENDED',
      'TASK_TERMS_FIXED',
      'TASK_CITY_FIXED',
      'TERMS_UNPAID',
      ...plan,
      ...ofPictures,
      unverified,
      'CHANGED_MEANWHILE',
      ...moderation,
    ],
  }),
  changeTerms: action({
    feature: 'publishing',
    name: 'changeTerms',
    summary:
      'Changes the terms of an own open task and asks everybody who signed up to accept them or leave; terms that cost more once that is paid',
    access: 'publisher',
    effect: 'set',
    rate: 'publishing',
    input: z.strictObject({
      taskId: f.taskId,
      termsVersion: f.termsVersion.describe('Of the terms that are changed.'),
      changes: changedTerms.describe('Any part of them, at least one.'),
    }),
    output: z.strictObject({
      task: ownTask,
      answerByMs: f
        .moment(
          'Until when those who signed up answer (silence accepts nothing); absent while it is to be paid',
        )
        .exactOptional(),
      due: z
        .strictObject({ cost: f.cost, coveredFen, amountFen: amount(1).describe('What is to be paid, fen.') })
        .describe('What has to be paid before anybody is asked; absent where nothing has.')
        .exactOptional(),
    }),
    errors: [
      'TASK_NOT_FOUND',
      'TASK_NOT_OPEN',
      'TASK_ENDED',
      ...plan,
      unverified,
      'CHANGED_MEANWHILE',
      'TERMS_UNCHANGED',
      'TERMS_ASKED_ALREADY',
      'TERMS_TOO_LATE',
      'TERMS_UNPAID',
      'TERMS_PLACES_UNPAID',
      ...moderation,
    ],
  }),
  openTask: action({
    feature: 'publishing',
    name: 'openTask',
    summary:
      'Puts an own draft before people, or before an operator when its text is doubtful or its publisher unverified',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ taskId: f.taskId }),
    output: answer,
    errors: ['TASK_NOT_FOUND', 'TASK_NOT_DRAFT', ...plan, unverified, 'CHANGED_MEANWHILE', ...moderation],
  }),
  cost: action({
    feature: 'publishing',
    name: 'cost',
    summary: 'What a task would cost, line by line',
    access: 'publisher',
    effect: 'read',
    input: z.strictObject({
      payFen: f.payFen,
      payUnit: f.payUnit,
      quantity: f.quantity,
      places: draft.places,
    }),
    output: z.strictObject({ cost: f.cost }),
    errors: ['TASK_COST_TOO_HIGH'],
  }),
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
  closeTask: action({
    feature: 'publishing',
    name: 'closeTask',
    summary: 'Ends the sign-up of an own task; those admitted stay admitted',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({ task: ownTask }),
    errors: ['TASK_NOT_FOUND', 'TASK_NOT_OPEN'],
  }),
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
    effect: 'set',
    input: z.strictObject({
      orderId: f.orderId,
      reason: refusalReason,
    }),
    output: z.strictObject({ orderId: f.orderId, status: f.orderStatus }),
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_WAITING', ...moderation],
  }),
  cancelOrder: action({
    feature: 'publishing',
    name: 'cancelOrder',
    summary: 'Cancels an order of somebody admitted who has not come; shortly before the work it pays them',
    access: 'publisher',
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
    effect: 'read',
    ...paged({ taskId: f.taskId.describe('Of this task only.').exactOptional() }, 'orders', workerOrder),
    errors: [],
  }),
  order: action({
    feature: 'publishing',
    name: 'order',
    summary: 'One order of an own task: who, when they were there, what they handed in, what was said',
    access: 'publisher',
    effect: 'read',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({
      order: workerOrder,
      timeline: orderDetail.shape.timeline,
      may: z
        .array(z.enum(publisherSteps))
        .describe('What its publisher may do about it now, beside looking at what was handed in.'),
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
  setContact: action({
    feature: 'publishing',
    name: 'setContact',
    summary: 'Chooses the number under which admitted workers reach the publisher, or none',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ phone: contactPhone.exactOptional() }),
    output: f.done,
    errors: [],
  }),
  contact: action({
    feature: 'publishing',
    name: 'contact',
    summary: 'The number that the publisher chose for admitted workers',
    access: 'publisher',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      phone: z.string().describe('As chosen; absent: none.').exactOptional(),
    }),
    errors: [],
  }),
  mine: action({
    feature: 'publishing',
    name: 'mine',
    summary:
      'Own tasks with how people stand with them, and on the first page how much waits for the publisher',
    access: 'publisher',
    effect: 'read',
    input: mineAsked.input,
    output: mineAsked.output.extend({
      totals: z
        .strictObject({
          waiting: z.int().min(0).describe('Sign-ups that wait for a decision; counted to a hundred.'),
          toAccept: z.int().min(0).describe('Orders that wait for acceptance; counted to a hundred.'),
          earnedFen: amount().describe('What workers have earned by own tasks this month, fen.'),
          phone: z
            .string()
            .describe('The number that was chosen for admitted workers; absent: none.')
            .exactOptional(),
        })
        .describe('Of all own tasks; absent after the first page.')
        .exactOptional(),
    }),
    errors: [],
  }),
  task: action({
    feature: 'publishing',
    name: 'task',
    summary: 'One own task whole, with what came of its text and how people stand with it',
    access: 'publisher',
    effect: 'read',
    input: z.strictObject({ taskId: f.taskId }),
    output: answer.extend({
      counts: z.strictObject(counts).describe('How people stand with it.'),
      pictures: z
        .array(picture)
        .max(mostPictures)
        .describe('Those that are still there, with where they stand.'),
      isTermsFixed: z
        .boolean()
        .describe(
          'Whether somebody has signed up: only a later deadline and more places can be written; the rest is asked (`publishing/changeTerms`).',
        ),
      asked: z
        .strictObject({
          answerByMs: f.moment('Until when'),
          unanswered: z.int().min(0).describe('How many have not answered yet; counted to a hundred.'),
        })
        .describe('Those who signed up are asked to accept other terms.')
        .exactOptional(),
      unpaid: z
        .enum(['places', 'terms'])
        .describe('What is wanted of an open task and not paid for yet.')
        .exactOptional(),
    }),
    errors: ['TASK_NOT_FOUND'],
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
