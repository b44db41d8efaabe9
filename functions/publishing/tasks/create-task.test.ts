import { tasks } from '../../../shared/collections/tasks';
import type { TaskDraftInput } from '../../../shared/contract/publishing';
import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';
import { anyTimeOn, taskDraft } from '../../../tests/support/data/task-draft';
import { doubtful } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const create = (changes: Partial<TaskDraftInput> = {}, idempotencyKey = newKey(), who = zhao) =>
  who.call('publishing/createTask', { task: taskDraft(system.clock.nowMs(), changes), idempotencyKey });

const problemOf = async (changes: Partial<TaskDraftInput>) => {
  const { status, error } = await create(changes);
  return [status, error?.code, error?.details?.problem];
};

test('when a draft is made, then it is kept for its publisher alone', async () => {
  const { data } = await create({ title: '  周末快闪店布展  ' });
  expect(data.task).toEqual({
    ...taskDraft(system.clock.nowMs()),
    title: '周末快闪店布展',
    pictureIds: [],
    taskId: expect.stringMatching(/^\w{16}$/),
    status: 'draft',
    termsVersion: 1,
  });
  const stored = await system.ports.store.get(tasks, data.task.taskId);
  expect(stored).toMatchObject({
    publisherId: zhao.accountId,
    status: 'draft',
    createdAtMs: system.clock.nowMs(),
  });
  const { taskId } = data.task;
  expect((await system.stranger.call('tasks/get', { taskId })).error?.code).toBe('TASK_NOT_FOUND');
});

test('when the same call comes again, even later and at once, then one draft stands and the answer is the same', async () => {
  const task = taskDraft(system.clock.nowMs());
  const input = { task, idempotencyKey: newKey() };
  const answers = await Promise.all([1, 2, 3].map(() => zhao.call('publishing/createTask', input)));
  const taskIds = new Set(answers.map(({ data }) => data.task.taskId));
  expect(taskIds.size).toBe(1);
  system.clock.pass(60_000);
  expect((await zhao.call('publishing/createTask', input)).data).toEqual(answers[0]?.data);
});

test('when the same call comes again after its dates have passed, then it still answers the draft', async () => {
  const nowMs = system.clock.nowMs();
  const input = { task: taskDraft(nowMs, { signUpDeadlineMs: nowMs + 1_000 }), idempotencyKey: newKey() };
  const first = await zhao.get('publishing/createTask', input);
  system.clock.pass(1_000);
  expect(await zhao.get('publishing/createTask', input)).toEqual(first);
});

test('when another draft comes under the same key, then IDEMPOTENCY_KEY_REUSED', async () => {
  const key = newKey();
  await create({}, key);
  expect(await create({ payFen: 100 }, key)).toMatchObject({
    status: 409,
    error: { code: 'IDEMPOTENCY_KEY_REUSED' },
  });
});

test('when the dates cannot be, then TASK_DATES_INVALID says which', async () => {
  const nowMs = system.clock.nowMs();
  expect(await problemOf({ signUpDeadlineMs: nowMs })).toEqual([
    400,
    'TASK_DATES_INVALID',
    '报名截止时间须晚于现在',
  ]);
  expect((await create({ signUpDeadlineMs: nowMs + 1 })).ok).toBe(true);
  const startMs = nowMs + 4 * dayMs;
  const endMs = startMs + 8 * hourMs;
  const sessions = [{ startMs, endMs }];
  expect(await problemOf({ sessions: [{ startMs, endMs: startMs }] })).toEqual([
    400,
    'TASK_DATES_INVALID',
    '工作结束时间须晚于开始时间',
  ]);
  expect(await problemOf({ sessions, signUpDeadlineMs: endMs + 1 })).toEqual([
    400,
    'TASK_DATES_INVALID',
    '报名截止时间不能晚于工作结束时间',
  ]);
  expect((await create({ sessions, signUpDeadlineMs: endMs })).ok).toBe(true);
  expect(
    await problemOf({
      sessions: [
        { startMs, endMs },
        { startMs: nowMs + 365 * dayMs, endMs: nowMs + 365 * dayMs + 1 },
      ],
    }),
  ).toEqual([400, 'TASK_DATES_INVALID', '工作时间不能超过一年以后']);
  expect(
    await problemOf({ sessions: [{ startMs: nowMs - hourMs - 1, endMs: nowMs + hourMs }, ...sessions] }),
  ).toEqual([400, 'TASK_DATES_INVALID', '工作开始时间已过，请重新选择']);
  expect(
    (await create({ sessions: [{ startMs: nowMs - hourMs, endMs: nowMs + hourMs }, ...sessions] })).ok,
  ).toBe(true);
});

test('when its sessions cannot be worked, then TASK_DATES_INVALID says which', async () => {
  const startMs = Date.parse('2026-12-01T13:00:00+08:00');
  const session = (fromHours: number, hours: number) => ({
    startMs: startMs + fromHours * hourMs,
    endMs: startMs + (fromHours + hours) * hourMs,
  });
  const at = (changes: Partial<TaskDraftInput>) =>
    problemOf({ signUpDeadlineMs: startMs - hourMs, ...changes });
  expect(await at({ sessions: [session(0, 8), session(24, 8), session(7, 2)] })).toEqual([
    400,
    'TASK_DATES_INVALID',
    '工作时间有重叠：12月1日 周二 13:00–21:00 与 12月1日 周二 20:00–22:00',
  ]);
  expect(await at({ sessions: [{ startMs, endMs: startMs + dayMs + 1 }] })).toEqual([
    400,
    'TASK_DATES_INVALID',
    '每段工作时间不能超过 24 小时，请按天分开填写',
  ]);
  expect(await at({ sessions: [session(0, 8)], payUnit: 'hour', quantity: 8.5 })).toEqual([
    400,
    'TASK_QUANTITY_INVALID',
    '每人的小时数不能超过工作时间合计的 8 小时',
  ]);
  expect(await at({ sessions: [session(0, 8), session(24, 8)], quantity: 3 })).toEqual([
    400,
    'TASK_QUANTITY_INVALID',
    '每人的天数不能超过工作日期的 2 天',
  ]);
});

test('when its sessions come in any order, then they are kept in theirs', async () => {
  const startMs = system.clock.nowMs() + 4 * dayMs;
  const [first, second] = [0, 1].map((days) => ({
    startMs: startMs + days * dayMs,
    endMs: startMs + days * dayMs + hourMs,
  })) as [object, object];
  const { data } = await create({ sessions: [second, first] as TaskDraftInput['sessions'] });
  expect(data.task.sessions).toEqual([first, second]);
});

test('when its address names a district, then the task lies there, and in none when it names none', async () => {
  const districtOf = async (changes: Partial<TaskDraftInput>) => {
    const { data } = await create(changes);
    return (await system.ports.store.get(tasks, data.task.taskId))?.district;
  };
  expect(await districtOf({ address: '山东省青岛市市南区东海西路35号' })).toBe('市南区');
  expect(await districtOf({ address: '东海西路 35 号' })).toBeUndefined();
  expect((await create({ ...({ district: '崂山区' } as object) })).error?.code).toBe('INVALID_INPUT');
});

test('when its text was pasted from Windows or a chat, then it is accepted, and what was meant is kept', async () => {
  const { data } = await create({
    title: '\ufeff周末快闪店\r\n布展\u200b',
    description: '\u202a一、搬运\t货物\u202c\r\n二、布展❤️\u2028三、Cafe\u0301 收尾',
    bring: ['身份证\u2060', ' 手套\u00a0'],
  });
  expect(data.task).toMatchObject({
    title: '周末快闪店 布展',
    description: '一、搬运 货物\n二、布展❤️\n三、Café 收尾',
    bring: ['身份证', '手套'],
  });
});

test.each<[string, object]>([
  ['a city that is none', { cityCode: '000000' }],
  ['an age below sixteen', { minAge: 15 }],
  ['no places', { places: 0 }],
  ['more than a thousand places', { places: 1_001 }],
  ['part of a place', { places: 1.5 }],
  ['pay below ten fen', { payFen: 9 }],
  ['pay in fractions of a fen', { payFen: 100.5 }],
  ['a place outside China', { longitude: 2.35, latitude: 48.85 }],
  ['a title of spaces', { title: '     ' }],
  ['a title of what draws nothing', { title: '\u2800\u3164\u2800\u115f\u2800\u2800' }],
  ['a character that nobody else has', { description: '搬运货物，按要求摆放。\ue000' }],
  ['an unknown category', { category: 'gambling' }],
  ['an unknown type', { type: 'gambling' }],
  ['an unknown perk', { perks: ['wine'] }],
  ['no sessions', { sessions: [] }],
  ['more sessions than a month has days', { sessions: Array.from({ length: 32 }, () => anyTimeOn(0)) }],
  ['a session without end', { sessions: [{ startMs: 1 }] }],
  ['no quantity', { quantity: 0 }],
  ['a quarter of an hour', { payUnit: 'hour', quantity: 1.25 }],
  ['a status of its own', { status: 'open' }],
  ['eleven requirements', { requirements: Array.from({ length: 11 }, () => '守时') }],
])('when it has %s, then INVALID_INPUT', async (_what, changes) => {
  expect((await create(changes)).error?.code).toBe('INVALID_INPUT');
});

test('given a stranger, somebody without the role and one who lost it, when they create, then they are refused', async () => {
  expect((await create({}, newKey(), system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  const lin = await system.signIn('lin');
  expect(await create({}, newKey(), lin)).toMatchObject({ status: 403, error: { code: 'ROLE_REQUIRED' } });
  await system.changeAccount(zhao.accountId, { roles: [] });
  expect((await create()).error?.code).toBe('ROLE_REQUIRED');
});

test.each([
  [{}, { outcome: 'pass' }],
  [
    { description: doubtful },
    { outcome: 'review', rule: 'charges-worker', sentence: doubtful, withinHours: 24 },
  ],
  [
    { description: '派发传单。报名需先交押金200元。' },
    { outcome: 'refuse', rule: 'charges-worker', sentence: '报名需先交押金200元' },
  ],
])('given %j, when a draft is made, then it says what would come of it', async (changes, moderation) => {
  const { data } = await create(changes);
  expect(data.task.status).toBe('draft');
  expect(data.moderation).toMatchObject(moderation);
  expect(data.moderation.submittedAtMs).toBeUndefined();
});

test('when the place is not in or near the city, then TASK_PLACE_OUTSIDE_CITY', async () => {
  const seoul = { longitude: 126.978, latitude: 37.5665 };
  expect(await create(seoul)).toMatchObject({ status: 400, error: { code: 'TASK_PLACE_OUTSIDE_CITY' } });
  expect((await create({ cityCode: '370100' })).error?.code).toBe('TASK_PLACE_OUTSIDE_CITY');
  expect((await create({ cityCode: '370100', longitude: 117.02, latitude: 36.67 })).ok).toBe(true);
});
