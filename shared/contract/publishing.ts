import * as z from 'zod';
import { admissions, legalMinimumAge, orderStatuses } from '../domain/lifecycles/lifecycles';
import { action } from './action';
import { weChatFailures } from './errors';
import * as f from './fields';

const lines = z.array(f.line(1, 60)).max(10);

const draft = {
  title: f.line(4, 40),
  category: f.category,
  description: f.text(10, 2_000),
  serviceStandard: f.text(4, 1_000),
  requirements: lines,
  bring: lines,
  cityCode: f.cityCode,
  placeName: f.line(1, 40),
  address: f.line(4, 120),
  longitude: f.longitude,
  latitude: f.latitude,
  payFen: f.payFen,
  payUnit: f.payUnit,
  places: z.int().min(1).max(1_000),
  admission: z.enum(admissions),
  minAge: z.int().min(legalMinimumAge).max(65),
  signUpDeadlineMs: f.momentMs,
  workStartMs: f.momentMs,
  workEndMs: f.momentMs,
  settlementCycle: f.settlementCycle,
};

const draftTask = z.strictObject(draft);
export type TaskDraft = z.output<typeof draftTask>;

/** Any part of a draft, at least one; JSON has no undefined, so a field is there or it is not. */
const changes = draftTask
  .partial()
  .refine((fields) => Object.keys(fields).length > 0) as unknown as z.ZodType<Partial<TaskDraft>>;

const ownTask = draftTask.extend({
  taskId: f.id,
  status: f.taskStatus,
  termsVersion: z.int(),
});
export type OwnTask = z.output<typeof ownTask>;

const moderation = ['CONTENT_REJECTED', 'TASK_FORBIDDEN', 'SESSION_EXPIRED', ...weChatFailures] as const;

export const publishingContract = {
  createTask: action({
    feature: 'publishing',
    name: 'createTask',
    summary: 'Makes a draft that only its publisher sees',
    access: 'publisher',
    effect: 'command',
    input: z.strictObject({ task: draftTask, idempotencyKey: f.idempotencyKey }),
    output: z.strictObject({ task: ownTask }),
    errors: ['TASK_DATES_INVALID'],
  }),
  updateTask: action({
    feature: 'publishing',
    name: 'updateTask',
    summary: 'Changes an own draft or open task; once somebody signed up only later deadline and more places',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({
      taskId: f.id,
      changes,
    }),
    output: z.strictObject({ task: ownTask }),
    errors: ['TASK_NOT_FOUND', 'TASK_CLOSED', 'TASK_TERMS_FIXED', 'TASK_DATES_INVALID', ...moderation],
  }),
  openTask: action({
    feature: 'publishing',
    name: 'openTask',
    summary: 'Puts an own draft before people, after its text was checked',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ taskId: f.id }),
    output: z.strictObject({ task: ownTask }),
    errors: ['TASK_NOT_FOUND', 'TASK_NOT_DRAFT', 'TASK_DATES_INVALID', ...moderation],
  }),
  closeTask: action({
    feature: 'publishing',
    name: 'closeTask',
    summary: 'Ends the sign-up of an own task; those admitted stay admitted',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ taskId: f.id }),
    output: z.strictObject({ task: ownTask }),
    errors: ['TASK_NOT_FOUND', 'TASK_NOT_OPEN'],
  }),
  applicants: action({
    feature: 'publishing',
    name: 'applicants',
    summary: 'Who signed up for an own task, names masked',
    access: 'publisher',
    effect: 'read',
    input: z.strictObject({ taskId: f.id, cursor: f.cursor.exactOptional(), limit: f.limit.exactOptional() }),
    output: z.strictObject({
      applicants: z.array(
        z.strictObject({
          orderId: f.orderId,
          /** Masked nickname. */
          name: z.string(),
          status: z.enum(orderStatuses),
          signedUpAtMs: f.momentMs,
        }),
      ),
      next: z.string().exactOptional(),
    }),
    errors: ['TASK_NOT_FOUND'],
  }),
  admit: action({
    feature: 'publishing',
    name: 'admit',
    summary: 'Admits somebody who waits for an own task, while places last',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({ orderId: f.orderId, status: z.enum(orderStatuses) }),
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_WAITING', 'TASK_FULL'],
  }),
  refuse: action({
    feature: 'publishing',
    name: 'refuse',
    summary: 'Refuses somebody who waits for an own task, with a reason they will read',
    access: 'publisher',
    effect: 'set',
    input: z.strictObject({ orderId: f.orderId, reason: f.line(2, 100) }),
    output: z.strictObject({ orderId: f.orderId, status: z.enum(orderStatuses) }),
    errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_WAITING', ...moderation],
  }),
};
