import * as z from 'zod';
import { maxRadiusMetres } from '../domain/geo/geo';
import { admissions } from '../domain/lifecycles/lifecycles';
import { action } from './action';
import * as f from './fields';

/** What every task shows, in lists and alone. */
const taskCard = z.strictObject({
  taskId: f.id,
  status: f.taskStatus,
  title: z.string(),
  category: f.category,
  publisher: z.strictObject({ name: z.string(), verification: f.verification }),
  place: z.strictObject({
    cityCode: z.string(),
    cityName: z.string(),
    name: z.string(),
    longitude: z.number(),
    latitude: z.number(),
  }),
  pay: z.strictObject({ amountFen: z.int(), unit: f.payUnit }),
  places: z.int(),
  placesLeft: z.int(),
  admission: z.enum(admissions),
  minAge: z.int(),
  signUpDeadlineMs: f.momentMs,
  workStartMs: f.momentMs,
  workEndMs: f.momentMs,
  settlementCycle: f.settlementCycle,
  publishedAtMs: f.momentMs.exactOptional(),
});
export type TaskCard = z.output<typeof taskCard>;

const taskDetail = taskCard.extend({
  description: z.string(),
  serviceStandard: z.string(),
  requirements: z.array(z.string()),
  bring: z.array(z.string()),
  address: z.string(),
  termsVersion: z.int(),
});
export type TaskDetail = z.output<typeof taskDetail>;

const filters = {
  category: f.category.exactOptional(),
  payUnit: f.payUnit.exactOptional(),
  minPayFen: z.int().min(0).max(10_000_000).exactOptional(),
  settlementCycle: f.settlementCycle.exactOptional(),
  cursor: f.cursor.exactOptional(),
  limit: f.limit.exactOptional(),
};

export const tasksContract = {
  list: action({
    feature: 'tasks',
    name: 'list',
    summary: 'Open tasks of a city, by newest, pay or nearest deadline',
    access: 'public',
    effect: 'read',
    input: z.strictObject({
      city: f.cityCode,
      sort: z.enum(['newest', 'pay', 'deadline']),
      ...filters,
    }),
    output: z.strictObject({ tasks: z.array(taskCard), next: z.string().exactOptional() }),
    errors: [],
  }),
  nearby: action({
    feature: 'tasks',
    name: 'nearby',
    summary: 'Open tasks around a position (gcj02), nearest first, with the distance in metres',
    access: 'public',
    effect: 'read',
    input: z.strictObject({
      longitude: f.longitude,
      latitude: f.latitude,
      radiusMetres: z.int().min(100).max(maxRadiusMetres),
      ...filters,
    }),
    output: z.strictObject({
      tasks: z.array(taskCard.extend({ distanceMetres: z.int() })),
      next: z.string().exactOptional(),
    }),
    errors: [],
  }),
  get: action({
    feature: 'tasks',
    name: 'get',
    summary: 'Everything that is public about one task',
    access: 'public',
    effect: 'read',
    input: z.strictObject({ taskId: f.id }),
    output: z.strictObject({ task: taskDetail }),
    errors: ['TASK_NOT_FOUND'],
  }),
};
