import * as z from 'zod';
import { isCalendarDate } from '../domain/calendar/calendar';
import { settlementCycles } from '../domain/money/settlement-cycles';
import { timesOfDay } from '../domain/tasks/sessions';
import { mostPictures } from '../domain/tasks/task-form';
import { taskTypes } from '../domain/tasks/task-types';
import { action } from './action';
import { amount } from './amount';
import * as f from './fields';
import { ratingCounts } from './order-fields';
import { paged } from './paged';
import { picture } from './pictures';
import { text } from './typed';
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
    pictures: z.array(picture).max(mostPictures).describe('Those that have passed.'),
    termsVersion: f.termsVersion,
  })
  .meta({ id: 'TaskDetail', description: 'Everything that is public about one task.' });
export type TaskDetail = z.output<typeof taskDetail>;

const shanghaiDay = z
  .string()
  .regex(/^20\d\d-\d\d-\d\d$/)
  .refine(isCalendarDate);

/** What one may ask of tasks, alike for finding and counting them. */
const question = {
  city: f.cityCode.exactOptional(),
  near: z
    .strictObject({
      longitude: f.longitude,
      latitude: f.latitude,
      radiusMetres: wants(
        '距离须在 100 米至 200 公里之间',
        z.int().min(100).max(200_000).describe('How far away tasks may be, metres; absent: any distance.'),
      ).exactOptional(),
    })
    .describe('A position. Without a city: tasks of the city it lies in and of its neighbours.')
    .exactOptional(),
  text: f.searchText.exactOptional(),
  types: wants('请选择任务类型', z.array(f.taskType).min(1).max(taskTypes.length))
    .describe('One of these types.')
    .exactOptional(),
  districts: wants('请选择区县', z.array(z.string().min(1).max(20)).min(1).max(30))
    .describe('In one of these districts, as the tasks name them.')
    .exactOptional(),
  dates: wants('请选择日期', z.array(shanghaiDay).min(1).max(31))
    .describe('Work on one of these days in Asia/Shanghai, YYYY-MM-DD.')
    .exactOptional(),
  timeOfDay: wants('请选择时段', z.array(z.enum(timesOfDay)).min(1).max(timesOfDay.length))
    .describe('Work in one of these parts of the day.')
    .exactOptional(),
  payUnit: f.payUnit.exactOptional(),
  minPayFen: wants(
    '最低报酬须在 0 元至 100,000 元之间',
    amount(0, 10_000_000).describe(
      'Least pay, fen: per unit where `payUnit` is given, else what an hour earns where hours are known.',
    ),
  ).exactOptional(),
  cycles: wants('请选择结算方式', z.array(f.settlementCycle).min(1).max(settlementCycles.length))
    .describe('Settled in one of these ways.')
    .exactOptional(),
  admission: f.admission.exactOptional(),
  publisherId: f.publisherId.describe('Of this publisher only.').exactOptional(),
  hideFull: wants(
    '请选择是否隐藏已满的任务',
    z.boolean().describe('Leave out what is full.'),
  ).exactOptional(),
  fits: wants(
    '请重新打开筛选，选择适合我的任务',
    z
      .strictObject({
        age: z.int().min(0).max(150).describe('Takes people of this age, full years.').exactOptional(),
        busy: z.array(f.session).max(500).describe('Does not meet any of these stretches.').exactOptional(),
      })
      .describe('What fits a person, as `orders/schedule` tells the person.'),
  ).exactOptional(),
};
const somewhere = '请选择城市，或允许使用位置';
const isSomewhere = ({ city, near }: { readonly city?: unknown; readonly near?: unknown }): boolean =>
  city !== undefined || near !== undefined;

const range = {
  start: z.int().min(0).describe('First character, in UTF-16 units.'),
  end: z.int().min(0).describe('Behind the last one.'),
};
const foundTask = z
  .strictObject({
    ...card,
    placesLeft: card.placesLeft
      .describe('Places not yet taken, as of a moment ago; absent where `room` says it.')
      .exactOptional(),
    room: z
      .enum(['many', 'few'])
      .describe('Whether many places are left, of a task with many; its own page has the number.')
      .exactOptional(),
    distanceMetres: z
      .int()
      .min(0)
      .describe('From the position asked about, metres; with a position only.')
      .exactOptional(),
    highlights: z
      .array(
        z.strictObject({
          field: z.enum(['title', 'place', 'publisher']).describe('What of the task.'),
          ...range,
        }),
      )
      .describe('What of the text was found where; with a text only.')
      .exactOptional(),
  })
  .meta({ id: 'FoundTask', description: 'A task as lists show it, with what was found of it.' });
export type FoundTask = z.output<typeof foundTask>;

const understood = z
  .strictObject({
    kind: z
      .enum(['date', 'timeOfDay', 'city', 'district', 'place', 'type', 'pay', 'cycle', 'admission'])
      .describe('What the words speak of.'),
    ...range,
    label: z.string().describe('What was understood, to be shown: 明天 11月26日.'),
  })
  .meta({
    id: 'Understood',
    description:
      'Words of a text that were understood. Those of a wish are not searched for; names of places are, unless their neighbourhood is asked for.',
  });
export type Understood = z.output<typeof understood>;

const sorts = ['relevant', 'newest', 'nearest', 'pay', 'deadline', 'soonest'] as const;

/** Many people look at the same at once. */
const sharedForMs = 1_000;

const find = paged(
  {
    ...question,
    sort: wants(
      '请选择排序方式',
      z
        .enum(sorts)
        .describe(
          'Best match of the text; newest; nearest, with a position; best paid by the hour where hours are known; sign-up ends first; work begins first.',
        ),
    ),
  },
  'tasks',
  foundTask,
);

export const tasksContract = {
  find: action({
    feature: 'tasks',
    name: 'find',
    summary: 'Open tasks of a city or around a position, by what one is looking for',
    access: 'public',
    effect: 'read',
    sharedForMs,
    input: find.input.refine(isSomewhere, { error: somewhere }),
    output: find.output.extend({
      total: z.int().min(0).describe('How many there are on all pages; it may change by a moment.'),
      understood: z.array(understood).describe('Words of the text that were understood, in their order.'),
    }),
    errors: [],
  }),
  counts: action({
    feature: 'tasks',
    name: 'counts',
    summary: 'How many open tasks answer a question, and how many each type and district would',
    access: 'public',
    effect: 'read',
    sharedForMs,
    input: z.strictObject(question).refine(isSomewhere, { error: somewhere }),
    output: z.strictObject({
      total: z.int().min(0).describe('How many tasks fit.'),
      types: z
        .array(z.strictObject({ type: f.taskType, tasks: z.int().min(0).describe('How many.') }))
        .describe('For each type with tasks, how many fit if it were chosen; most first.'),
      districts: z
        .array(
          z.strictObject({
            district: z.string().describe('As the tasks name it.'),
            tasks: z.int().min(0).describe('How many.'),
          }),
        )
        .describe('For each district with tasks, how many fit if it were chosen; most first.'),
    }),
    errors: [],
  }),
  suggest: action({
    feature: 'tasks',
    name: 'suggest',
    summary:
      'What a text may become: titles, places, publishers and types of a city; without one, what is popular',
    access: 'public',
    effect: 'read',
    sharedForMs,
    input: z.strictObject({
      city: f.cityCode,
      text: text({ name: '搜索内容', min: 1, max: 30, lines: 'one' })
        .describe('What was typed so far.')
        .exactOptional(),
    }),
    output: z.strictObject({
      suggestions: z
        .array(
          z.strictObject({
            kind: z.enum(['type', 'place', 'publisher', 'title']).describe('What it names.'),
            text: z.string().describe('To search for.'),
            tasks: z.int().min(1).describe('How many open tasks carry it.'),
          }),
        )
        .max(10)
        .describe('Most tasks first.'),
    }),
    errors: [],
  }),
  cities: action({
    feature: 'tasks',
    name: 'cities',
    summary:
      'How many open tasks each city has, a city without any left out; and in which city a position lies',
    access: 'public',
    effect: 'read',
    input: z.strictObject({
      position: z
        .strictObject({ longitude: f.longitude, latitude: f.latitude })
        .describe('Where somebody is, or lives.')
        .exactOptional(),
    }),
    output: z.strictObject({
      cityCode: f.cityCode
        .describe('Where the position most likely lies; absent outside of all cities.')
        .exactOptional(),
      cities: z
        .array(z.strictObject({ cityCode: f.cityCode, tasks: z.int().min(1).describe('How many.') }))
        .describe('Most tasks first; the counts may be some minutes old.'),
    }),
    errors: [],
  }),
  publisher: action({
    feature: 'tasks',
    name: 'publisher',
    summary: 'What is public about a publisher',
    access: 'public',
    effect: 'read',
    input: z.strictObject({ publisherId: f.publisherId }),
    output: z.strictObject({
      publisher: z
        .strictObject({
          publisherId: f.publisherId,
          name: z.string().describe('As people know it.'),
          verification: f.verification,
          sinceMs: f.moment('Since when it has been here'),
          avatarUrl: z
            .string()
            .describe('From where the avatar is loaded, for an hour; absent where nobody may see one.')
            .exactOptional(),
          ratings: ratingCounts.exactOptional(),
        })
        .meta({ id: 'PublicPublisher', description: 'Who pays, as everybody may know.' }),
    }),
    errors: ['PUBLISHER_NOT_FOUND'],
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
