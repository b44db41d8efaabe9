import * as z from 'zod';
import { breaches } from '../domain/orders/breaches';
import { checkInMethods } from '../domain/orders/check-in-methods';
import { endReasons } from '../domain/orders/end-reasons';
import { maxPictures } from '../domain/orders/limits';
import { orderGroups } from '../domain/orders/order-groups';
import { amount } from './amount';
import * as f from './fields';
import { text } from './typed';
import { wants } from './wants';

/** What people may do about an order as it stands, each by its own action. */
export const workerSteps = [
  'withdraw',
  'acceptTerms',
  'declineTerms',
  'checkIn',
  'checkOut',
  'handIn',
  'leave',
  'agree',
  'dispute',
  'answerDispute',
  'rate',
] as const;

/** What its publisher may do about an order, beside looking at what was handed in. */
export const publisherSteps = ['cancel', 'dispute', 'answerDispute', 'rate'] as const;

export const pictureIds = wants(
  `最多 ${maxPictures} 张图片，请从已上传的图片中选择`,
  z.array(f.id).max(maxPictures).describe('Pictures that were uploaded for it.'),
);
export const statement = text({ name: '说明', min: 4, max: 1_000, lines: 'many' }).describe(
  'What happened, for the other side and the operator.',
);
export const handedInAtMs = f.moment('Of what was looked at: when the work was handed in');
export const doneQuantity = wants(
  '数量须为 0 至 10,000，按小时可以精确到半小时，其余须为整数',
  z.number().min(0).max(10_000).multipleOf(0.5).describe('In the unit of the pay; halves of hours only.'),
);
export const orderGroup = wants(
  '请选择订单分类',
  z
    .enum(orderGroups)
    .describe('Where one still goes, what waits for a place, what is being accepted, the rest.'),
);

export const orderRow = {
  orderId: f.orderId,
  number: z.string().describe('By which people name the order: 12 digits and a check digit.'),
  taskId: f.taskId,
  status: f.orderStatus,
  title: z.string().describe("The task's, as it was at sign-up."),
  pay: f.pay,
  settlementCycle: f.settlementCycle,
  sessions: f.sessions,
  nextSession: f.session.describe('That goes on or comes next; absent after the last.').exactOptional(),
  quantity: f.quantity,
  totalFen: amount().describe('What all of it earns, fen.'),
  earnedFen: amount().describe('What it has earned, fen; absent before.').exactOptional(),
  createdAtMs: f.moment('When the person first signed up'),
  answerByMs: f
    .moment(
      'Its publisher wants other terms (`orders/get`): until when that is answered to; silence accepts nothing',
    )
    .exactOptional(),
  withdrawable: z.boolean().describe('Whether the person may still take the sign-up back.'),
};
export const order = z
  .strictObject(orderRow)
  .meta({ id: 'Order', description: "A person's work on one task." });

const step = z.strictObject({
  status: f.orderStatus,
  by: z.enum(['worker', 'publisher', 'platform', 'operator']).describe('Who made the step.'),
  reason: z.string().describe('What they said.').exactOptional(),
  code: z.enum(endReasons).describe('Why, where it is none that somebody wrote.').exactOptional(),
  atMs: f.moment('When it was'),
});

export const orderTimes = {
  handInFromMs: f.moment('From when the work can be handed in'),
  handedInAtMs: f.moment('When it was handed in last').exactOptional(),
  handedInQuantity: z.number().describe('How much was handed in.').exactOptional(),
  acceptedQuantity: z.number().describe('How much was accepted.').exactOptional(),
  acceptsByItselfAtMs: f.moment('When silence accepts what was handed in').exactOptional(),
  redoUntilMs: f.moment('Until when what was returned is waited for').exactOptional(),
  pending: z
    .strictObject({ payFen: amount().describe('Fen.'), atMs: f.moment('When it is paid') })
    .describe('What it earns by itself, unless somebody disputes it before.')
    .exactOptional(),
  claimableUntilMs: f.moment('Until when the worker may dispute that they did not come').exactOptional(),
  returns: z.int().min(0).describe('How often it was returned.'),
  rulesVersion: z.int().describe('Of the rules that it was made under.'),
};

export const rateableBreaches = z
  .array(z.enum(breaches))
  .describe('By which of these the other side broke what was agreed, to be said instead of how the work was.')
  .exactOptional();

export const orderDetail = z
  .strictObject({
    ...orderRow,
    ...orderTimes,
    timeline: z.array(step).describe('All steps, oldest first.'),
    may: z.array(z.enum(workerSteps)).describe('What its worker may do about it now.'),
    breaches: rateableBreaches,
  })
  .meta({ id: 'OrderDetail', description: "A person's work on one task, with its timeline." });
export type OrderDetail = z.output<typeof orderDetail>;

export const place = z
  .strictObject({
    name: z.string().describe('What the place is called.'),
    address: z.string().describe('Where to come.'),
    longitude: z.number().describe('Degrees east, gcj02.'),
    latitude: z.number().describe('Degrees north, gcj02.'),
  })
  .describe('Where the work is.');

/** What somebody agrees to with a sign-up, as they read it. */
const terms = z
  .strictObject({
    title: z.string().describe('One line.'),
    pay: f.pay,
    quantity: f.quantity,
    settlementCycle: f.settlementCycle,
    sessions: f.sessions,
    place,
    description: z.string().describe('What there is to do.'),
    serviceStandard: z.string().describe('What counts as done well.'),
    requirements: z.array(z.string()).describe('What the person must be or know.'),
    bring: z.array(z.string()).describe('What the person brings along.'),
    perks: f.perks,
  })
  .meta({ id: 'Terms', description: 'What somebody agrees to with a sign-up.' });

/** What the publisher of an order wants instead of what it was made under. */
export const askedTerms = z.strictObject({
  termsVersion: f.termsVersion.describe('Of the terms that are wanted; to be sent with the answer.'),
  answerByMs: f.moment('Until when it is answered to; who says nothing is free, as if they had declined'),
  before: terms.describe('What it stands on until it is answered to.'),
  after: terms.describe('What is wanted.'),
});

const mark = z
  .strictObject({
    atMs: f.moment('When it was'),
    method: z.enum(checkInMethods).describe('How it was shown.'),
    distanceMetres: z.int().min(0).describe('From the place, metres.').exactOptional(),
    accuracyMetres: z.int().min(0).describe('How sure the phone was, metres.').exactOptional(),
    pictureId: f.id.describe('The photo.').exactOptional(),
    sentAtMs: f.moment('When it was sent, where the phone had kept it without a network').exactOptional(),
  })
  .meta({ id: 'AttendanceMark', description: 'How and when somebody was there.' });

export const work = z
  .strictObject({
    attendances: z
      .array(
        z.strictObject({
          startMs: f.moment('When the session begins'),
          in: mark.exactOptional(),
          out: mark.exactOptional(),
        }),
      )
      .describe('Sessions that the person came to.'),
    handIn: z
      .strictObject({
        quantity: z.number().describe('In the unit of the pay.'),
        text: z.string().describe('What the worker says of it.'),
        pictureIds: z.array(f.id).describe('Pictures of it.'),
        atMs: f.moment('When it was'),
      })
      .describe('What was handed in last.')
      .exactOptional(),
  })
  .meta({ id: 'Work', description: 'What was done for an order.' });

export const rule = z
  .strictObject({
    version: z.int().describe('Of the rules.'),
    number: z.string().describe('Of the rule, to be shown.'),
    text: z.string().describe('The rule in words.'),
  })
  .meta({ id: 'OrderRule', description: 'A rule of what is not worked as agreed.' });

export const dispute = z
  .strictObject({
    orderId: f.orderId,
    openedBy: z.enum(['worker', 'publisher']).describe('Who began it.'),
    openedAtMs: f.moment('When it began'),
    statements: z
      .array(
        z.strictObject({
          by: z.enum(['worker', 'publisher']).describe('Whose it is.'),
          text: z.string().describe('What they say.'),
          pictureIds: z.array(f.id).describe('What they show.'),
          atMs: f.moment('When'),
        }),
      )
      .describe('What both sides say, oldest first.'),
    decision: z
      .strictObject({
        outcome: z.enum(['full', 'part', 'nothing']).describe('What was decided.'),
        payFen: amount().describe('All that the order earns, fen.'),
        reason: z.string().describe('Why; both sides read it.'),
        atMs: f.moment('When'),
      })
      .describe('Final; absent while it is open.')
      .exactOptional(),
  })
  .meta({ id: 'Dispute', description: 'What both sides of an order say, and what an operator decides.' });

export const ratingFacts = {
  onTime: wants(
    '请选择是否准时',
    z.boolean().describe('Whether the other side was there on time.'),
  ).exactOptional(),
  asDescribed: wants(
    '请选择是否与描述相符',
    z.boolean().describe('Whether work, or worker, were as described.'),
  ).exactOptional(),
  paidAtOnce: wants(
    '请选择是否及时验收付款',
    z.boolean().describe('Of a publisher: whether it was accepted without delay.'),
  ).exactOptional(),
  breach: wants(
    '请选择发生了什么',
    z.enum(breaches).describe('How the other side broke what was agreed; in place of the facts above.'),
  ).exactOptional(),
  text: text({ name: '评价', min: 2, max: 200, lines: 'many' }).describe('In words.').exactOptional(),
};
const rating = z
  .strictObject({
    onTime: z.boolean().describe('Whether the other side was there on time.').exactOptional(),
    asDescribed: z.boolean().describe('Whether work, or worker, were as described.').exactOptional(),
    paidAtOnce: z.boolean().describe('Whether it was accepted without delay.').exactOptional(),
    breach: z.enum(breaches).describe('How the other side broke what was agreed.').exactOptional(),
    text: z.string().describe('In words.').exactOptional(),
    atMs: f.moment('When'),
  })
  .meta({ id: 'Rating', description: 'What one side of an order says of the other.' });
export const ratingsOfOrder = z
  .strictObject({ worker: rating.exactOptional(), publisher: rating.exactOptional() })
  .describe(
    'What each side said; what the other said is shown once one has rated oneself, or where only they can.',
  );

export const breachCounts = z
  .strictObject({
    'cancelled-late': z.int().describe('Cancelled shortly before the work.'),
    absent: z.int().describe('Did not come, or was not there.'),
    'not-as-described': z.int().describe('The work was another one.'),
  })
  .describe('How often others said that somebody broke what was agreed, beside the ratings of work.');

export const ratingCounts = z
  .strictObject({
    breaches: breachCounts,
    ratings: z.int().describe('How many rated work.'),
    onTime: z.int().describe('Of those: on time.'),
    asDescribed: z.int().describe('Of those: as described.'),
    paidAtOnce: z.int().describe('Of those: accepted without delay.'),
  })
  .meta({ id: 'RatingCounts', description: 'How others rated somebody; absent below five ratings.' });
