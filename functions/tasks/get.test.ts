import { changeRole } from '../../local/roles';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { draftTask, openTask } from '../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const get = (taskId: string) => system.stranger.call('tasks/get', { taskId });

test('given an open task, when a stranger reads it, then everything public is there, places as they are now', async () => {
  const openedAtMs = system.clock.nowMs();
  const taskId = await openTask(system, zhao);
  const lin = await system.signIn('lin');
  await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  const { data } = await get(taskId);
  expect(data.task).toMatchObject({
    taskId,
    status: 'open',
    placesLeft: 9,
    places: 10,
    termsVersion: 1,
    description: '在步行街向行人派发开业传单，按路线完成派发并拍照。',
    serviceStandard: '统一着装，礼貌递送，不乱扔传单。',
    requirements: ['年满 18 周岁'],
    bring: ['身份证'],
    address: '青岛市市北区台东三路 77 号',
    type: 'surveys',
    district: '市北区',
    sessions: [{ startMs: openedAtMs + 4 * dayMs, endMs: openedAtMs + 5 * dayMs }],
    quantity: 1,
    tags: [],
  });
  expect(data.task.publisher.publisherId).toBe(zhao.accountId);
  expect(JSON.stringify({ ...data.task, publisher: {} })).not.toContain(zhao.accountId);
  expect(JSON.stringify(data)).not.toContain(lin.accountId);
});

test('given a publisher verified later, when the task is read, then it shows at once', async () => {
  const taskId = await openTask(system, zhao);
  expect((await get(taskId)).data.task.publisher).toEqual({
    publisherId: zhao.accountId,
    name: '青岛晴天会展',
    verification: 'person',
  });
  const { accountId } = zhao;
  const verified = { name: '晴天会展有限公司', verification: 'enterprise' } as const;
  await changeRole(system.ports, { change: 'grant', role: 'publisher', accountId, ...verified });
  expect((await get(taskId)).data.task.publisher).toEqual({ publisherId: accountId, ...verified });
  expect(
    (await system.stranger.get('tasks/find', { city: '370200', sort: 'pay' })).tasks[0].publisher,
  ).toEqual({ publisherId: accountId, ...verified });
});

test('given a closed task, when it is read, then it is there and says that it is closed', async () => {
  const taskId = await openTask(system, zhao);
  await zhao.get('publishing/closeTask', { taskId });
  expect((await get(taskId)).data.task.status).toBe('closed');
});

test('given a draft, none or a wrong id, when it is read, then TASK_NOT_FOUND, even for its publisher', async () => {
  const taskId = await draftTask(system, zhao);
  expect(await get(taskId)).toMatchObject({ status: 404, error: { code: 'TASK_NOT_FOUND' } });
  expect((await zhao.call('tasks/get', { taskId })).error?.code).toBe('TASK_NOT_FOUND');
  expect((await get('0000000000000000')).error?.code).toBe('TASK_NOT_FOUND');
  expect((await get('../accounts')).error?.code).toBe('INVALID_INPUT');
});
