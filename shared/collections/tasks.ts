import * as z from 'zod';
import { amount } from '../contract/amount';
import { verifications } from '../domain/account/verifications';
import { taskLifecycle, taskStatuses } from '../domain/lifecycles/task-lifecycle';
import { ruleNames } from '../domain/moderation/rule-names';
import { payUnits } from '../domain/money/pay-units';
import { settlementCycles } from '../domain/money/settlement-cycles';
import { admissions } from '../domain/tasks/admissions';
import { taskCategories } from '../domain/tasks/categories';
import { workEndMs } from '../domain/tasks/sessions';
import { mostPictures } from '../domain/tasks/task-form';
import { perks } from '../domain/tasks/task-tags';
import { taskTypes } from '../domain/tasks/task-types';
import { collection, type Fields, type Upcaster } from './collection';
import { count, id, moment, quantity, sessions } from './fields';
import { periodToSessions } from './period';

const review = z.strictObject({
  rule: z.enum(ruleNames),
  /** As written. */
  sentence: z.string(),
  submittedAtMs: moment,
});

const task = z.strictObject({
  id,
  publisherId: id,
  status: z.enum(taskStatuses),
  title: z.string(),
  category: z.enum(taskCategories),
  type: z.enum(taskTypes),
  cityCode: z.string(),
  /** As the address names it, such as 市南区. */
  district: z.string().exactOptional(),
  placeName: z.string(),
  /** gcj02, degrees. */
  longitude: z.number(),
  latitude: z.number(),
  payFen: amount(),
  payUnit: z.enum(payUnits),
  places: z.int().min(1),
  /** In how many documents its places are kept, when more than one. */
  pieces: z.int().min(2).exactOptional(),
  /** Whether few of its places are left, or none; as the platform last saw it. */
  room: z.enum(['few', 'none']).exactOptional(),
  admission: z.enum(admissions),
  minAge: z.int(),
  signUpDeadlineMs: moment,
  sessions,
  quantity,
  perks: z.array(z.enum(perks)).max(perks.length),
  settlementCycle: z.enum(settlementCycles),
  /** Whether workers may check in by a photo. */
  photoCheckIn: z.boolean().exactOptional(),
  /** Raised by every change of what a sign-up agrees to. */
  termsVersion: z.int().min(1),
  createdAtMs: moment,
  updatedAtMs: moment,
  publishedAtMs: moment.exactOptional(),
  /** What an operator has to decide, while it is in review. */
  review: review.exactOptional(),
  /** Why an operator refused the text that stands here. */
  refusal: z.strictObject({ reason: z.string(), atMs: moment }).exactOptional(),
  /** `stopped`: its publisher may not publish at present. */
  closedReason: z.enum(['publisher', 'deadline', 'stopped']).exactOptional(),
  /** Version of the rates that its cost is reckoned by, from the moment its text passed. */
  costRates: z.string().exactOptional(),
});
export type Task = z.output<typeof task>;

/** Before there were types, promotion was all that the category told of the kind of work. */
const toSessions: Upcaster = {
  drops: periodToSessions.drops,
  lift: (fields: Fields) => ({
    ...periodToSessions.lift(fields),
    type: fields.category === 'promotion' ? 'sales' : 'other',
    perks: [],
  }),
};

/** Tasks, as short as lists show them, since the catalogue holds them and its index copies them. */
export const tasks = collection('tasks', task, {
  indexes: {
    /** What waits for operators, longest first. */
    inReview: {
      partition: (doc) => (doc.status === 'in-review' ? ['all'] : undefined),
      sort: (doc) => doc.review?.submittedAtMs ?? 0,
    },
    /** What the catalogue is made of and follows: what is open, and what was and is no more, by when it changed. */
    changed: {
      partition: (doc) => {
        if (doc.status === 'open') return [doc.cityCode, 'open'];
        return doc.publishedAtMs === undefined ? undefined : [doc.cityCode, 'gone'];
      },
      sort: (doc) => doc.updatedAtMs,
    },
    /** One publisher's: drafts by when they were written, the others by when their work ends. */
    publisher: {
      partition: (doc) => [doc.publisherId, doc.status === 'draft' ? 'draft' : 'submitted'],
      sort: (doc) => (doc.status === 'draft' ? doc.updatedAtMs : workEndMs(doc.sessions)),
    },
  },
  lifecycle: taskLifecycle,
  upcasters: [toSessions],
});

const texts = z.strictObject({
  id,
  description: z.string(),
  serviceStandard: z.string(),
  requirements: z.array(z.string()).max(10),
  /** What the worker brings. */
  bring: z.array(z.string()).max(10),
  address: z.string(),
  pictureIds: z.array(id).max(mostPictures).exactOptional(),
});
export type TaskTexts = z.output<typeof texts>;

/** What may change under people who have signed up, once they are asked. */
export const changeableTerms = z.strictObject({
  ...task.pick({
    title: true,
    district: true,
    placeName: true,
    longitude: true,
    latitude: true,
    payFen: true,
    payUnit: true,
    signUpDeadlineMs: true,
    sessions: true,
    quantity: true,
    perks: true,
    settlementCycle: true,
  }).shape,
  ...texts.omit({ id: true, pictureIds: true }).shape,
});
export type ChangeableTerms = z.output<typeof changeableTerms>;

/** What only a task's own page shows, under the task's id; made and changed together with the task. */
export const taskTexts = collection('taskTexts', texts);

/**
 * What a task said before its terms were changed under people who had signed up, under `pastTermsId`: what their orders
 * do not hold themselves. They keep it until they have answered.
 */
export const pastTerms = collection(
  'pastTerms',
  z.strictObject({
    ...texts.shape,
    ...task.pick({ placeName: true, longitude: true, latitude: true, perks: true }).shape,
    /** When the change was made, and until when it is answered to. */
    askedAtMs: moment,
    answerByMs: moment,
  }),
);
export type PastTerms = z.output<(typeof pastTerms)['schema']>;

/** Of what a task said under one version of its terms. */
export const pastTermsId = (taskId: string, termsVersion: number): string => `${taskId}:${termsVersion}`;

const places = z.strictObject({
  id,
  /** 1 while sign-up is open, 0 afterwards: a number, so that closing need not read what is hot. */
  open: z.int().min(0).max(1),
  /** Places not yet taken. */
  left: count,
  /** Sign-ups that wait or are admitted. */
  signUps: count,
  /** The task's termsVersion, so that nobody signs up for terms they did not see. */
  termsVersion: z.int().min(1),
});
export type TaskPlaces = z.output<typeof places>;

/**
 * The hot numbers of a task: sign-up adds to them and does not read them before. Those of many places are spread
 * over several pieces, which application/tasks/places knows of.
 */
export const taskPlaces = collection('taskPlaces', places);

/** The publisher side of an account, under the account's id; shown with every task. */
export const publishers = collection(
  'publishers',
  z.strictObject({
    id,
    name: z.string(),
    verification: z.enum(verifications),
    /** The account's: whoever looks at a publisher sees no account. */
    avatarId: id.exactOptional(),
    createdAtMs: moment,
  }),
);
export type Publisher = z.output<(typeof publishers)['schema']>;
