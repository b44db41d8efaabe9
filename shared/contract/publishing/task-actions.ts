import * as z from 'zod';
import { ruleNames } from '../../domain/moderation/rule-names';
import { mostPictures } from '../../domain/tasks/task-form';
import { cleanContactPhone, contactPhoneFault } from '../../domain/typed/contact-phone';
import { action } from '../action';
import { amount } from '../amount';
import * as f from '../fields';
import { coveredFen } from '../funding-fields';
import { paged } from '../paged';
import { picture } from '../pictures';
import { typed } from '../typed';
import { wants } from '../wants';
import { draft, draftTask, moderation, ownTask, type TaskDraft } from './fields';

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

/** How people stand with a task, beside its places. */
const counts = {
  placesLeft: z.int().min(0).describe('Places that nobody has, nor is about to get.'),
  taken: z.int().min(0).describe('Places that somebody has, or is about to get.'),
  waiting: z.int().min(0).describe('Sign-ups that wait for a decision.'),
  toAccept: z.int().min(0).describe('Orders handed in that wait for acceptance; counted to a hundred.'),
};

/** Where an own task is looked for. */
const ownTaskLists = ['current', 'draft', 'past'] as const;

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

const contactPhone = wants(
  '请填写 11 位手机号，或带区号的座机号',
  typed(cleanContactPhone, contactPhoneFault, { minLength: 10, maxLength: 20 }),
).describe('A mobile number, or a landline with its area code.');

/** A publisher's own tasks, from the draft to the close. */
export const taskActions = {
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
    errors: [
      'TASK_NOT_FOUND',
      'TASK_NOT_DRAFT',
      'PUBLISHING_STOPPED',
      ...plan,
      unverified,
      'CHANGED_MEANWHILE',
      ...moderation,
    ],
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
  closeTask: action({
    feature: 'publishing',
    name: 'closeTask',
    summary: 'Ends the sign-up of an own task; those admitted stay admitted',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({ task: ownTask }),
    errors: ['TASK_NOT_FOUND', 'TASK_NOT_OPEN'],
  }),
  mine: action({
    feature: 'publishing',
    name: 'mine',
    summary:
      'Own tasks with how people stand with them, and on the first page how much waits for the publisher',
    access: 'publisher',
    openToSuspended: true,
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
    openToSuspended: true,
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
    openToSuspended: true,
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      phone: z.string().describe('As chosen; absent: none.').exactOptional(),
    }),
    errors: [],
  }),
};
