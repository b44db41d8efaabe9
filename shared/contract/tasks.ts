import * as z from 'zod';
import { maxRadiusMetres } from '../domain/geo/geo';
import { action } from './action';
import { amount } from './amount';
import * as f from './fields';
import { paged } from './paged';
import { wants } from './wants';

/** What every task shows, in lists and alone. */
const card = {
  taskId: f.taskId,
  status: f.taskStatus,
  title: z.string().describe('One line.'),
  category: f.category,
  type: f.taskType,
  publisher: z
    .strictObject({
      publisherId: f.id.describe('The publisher.'),
      name: z.string().describe('As people know it.'),
      verification: f.verification,
    })
    .describe('Who pays.'),
  place: z
    .strictObject({
      cityCode: z.string().describe('Six digits of GB/T 2260.'),
      cityName: z.string().describe('Its name.'),
      name: z.string().describe('What the place is called.'),
      longitude: z.number().describe('Degrees east, gcj02.'),
      latitude: z.number().describe('Degrees north, gcj02.'),
    })
    .describe('Where the work is.'),
  district: f.district.exactOptional(),
  pay: f.pay,
  places: f.places,
  placesLeft: z.int().min(0).describe('Places not yet taken; in lists it may lag by a moment.'),
  admission: f.admission,
  minAge: f.minAge,
  signUpDeadlineMs: f.signUpDeadlineMs,
  sessions: f.sessions,
  quantity: f.quantity,
  tags: f.tags,
  settlementCycle: f.settlementCycle,
  publishedAtMs: f.moment('When it was opened').exactOptional(),
};
const taskCard = z.strictObject(card).meta({ id: 'TaskCard', description: 'A task as lists show it.' });
export type TaskCard = z.output<typeof taskCard>;

const taskDetail = z
  .strictObject({
    ...card,
    description: z.string().describe('What there is to do.'),
    serviceStandard: z.string().describe('What counts as done well.'),
    requirements: z.array(z.string()).describe('What the person must be or know.'),
    bring: z.array(z.string()).describe('What the person brings along.'),
    address: z.string().describe('Where to come.'),
    termsVersion: f.termsVersion,
  })
  .meta({ id: 'TaskDetail', description: 'Everything that is public about one task.' });
export type TaskDetail = z.output<typeof taskDetail>;

const nearTask = z
  .strictObject({
    ...card,
    distanceMetres: z.int().min(0).describe('From the position asked about, metres.'),
  })
  .meta({ id: 'NearTask', description: 'A task as lists show it, with its distance.' });

const filters = {
  category: f.category.exactOptional(),
  payUnit: f.payUnit.exactOptional(),
  minPayFen: wants(
    '最低报酬须在 0 元至 100,000 元之间',
    amount(0, 10_000_000).describe('Least pay per unit, fen.'),
  ).exactOptional(),
  settlementCycle: f.settlementCycle.exactOptional(),
};

export const tasksContract = {
  list: action({
    feature: 'tasks',
    name: 'list',
    summary: 'Open tasks of a city, by newest, pay or nearest deadline',
    access: 'public',
    effect: 'read',
    ...paged(
      {
        city: f.cityCode,
        sort: wants(
          '请选择排序方式',
          z.enum(['newest', 'pay', 'deadline']).describe('Newest, best paid or nearest deadline first.'),
        ),
        ...filters,
      },
      'tasks',
      taskCard,
    ),
    errors: [],
  }),
  nearby: action({
    feature: 'tasks',
    name: 'nearby',
    summary: 'Open tasks around a position (gcj02), nearest first, with the distance in metres',
    access: 'public',
    effect: 'read',
    ...paged(
      {
        longitude: f.longitude,
        latitude: f.latitude,
        radiusMetres: wants(
          `距离须在 100 米至 ${maxRadiusMetres / 1_000} 公里之间`,
          z.int().min(100).max(maxRadiusMetres).describe('How far away tasks may be, metres.'),
        ),
        ...filters,
      },
      'tasks',
      nearTask,
    ),
    errors: [],
  }),
  get: action({
    feature: 'tasks',
    name: 'get',
    summary: 'Everything that is public about one task',
    access: 'public',
    effect: 'read',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({ task: taskDetail }),
    errors: ['TASK_NOT_FOUND'],
  }),
};
