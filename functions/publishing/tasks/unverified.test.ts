import { changeRole } from '../../../local/roles';
import { tasks } from '../../../shared/collections/tasks';
import { defaultUnverifiedLimits } from '../../../shared/domain/limits/unverified-limits';
import { operatorOf } from '../../../tests/support/data/operator';
import { draftTask, fundTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  callFunction,
  createTestSystem,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
const verified = (verification: 'none' | 'person') =>
  changeRole(system.ports, {
    change: 'grant',
    role: 'publisher',
    accountId: zhao.accountId,
    name: '赵的小摊',
    verification,
  });
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  await verified('none');
});
afterEach(() => system.close());

const small = { places: 2, payFen: 10_000 };
const open = (taskId: string) => zhao.call('publishing/openTask', { taskId });
const opened = async (given: Parameters<typeof draftTask>[2]) => open(await draftTask(system, zhao, given));

test('given an unverified publisher, when they publish, then an operator reads each, few and small', async () => {
  const taskId = await draftTask(system, zhao, small);
  expect((await open(taskId)).data).toMatchObject({
    task: { status: 'in-review' },
    moderation: { outcome: 'review', rule: 'unverified', reason: expect.stringContaining('身份核验') },
  });
  for (const tooMuch of [
    { ...small, places: defaultUnverifiedLimits.places + 1 },
    { ...small, payFen: defaultUnverifiedLimits.costFen },
  ]) {
    const refused = await opened(tooMuch);
    expect(refused).toMatchObject({
      status: 409,
      error: { code: 'UNVERIFIED_LIMIT', details: defaultUnverifiedLimits },
    });
    expect(refused.error?.message).toContain('成为服务商');
  }
  for (let other = 1; other < defaultUnverifiedLimits.tasksAtOnce; other += 1)
    expect((await opened(small)).data.task.status).toBe('in-review');
  expect((await opened(small)).error?.code).toBe('UNVERIFIED_LIMIT');
  expect((await open(taskId)).data.task.status).toBe('in-review');
  await verified('person');
  expect((await opened({ ...small, places: 50 })).data.task.status).toBe('awaiting-funds');
});

test('given one that is open, when it grows beyond the limits or says something else, then it does not by itself', async () => {
  const taskId = await draftTask(system, zhao, small);
  const { data } = await open(taskId);
  const chen = await operatorOf(system, 'chen');
  const { submittedAtMs } = data.moderation;
  await chen.get('operations/reviewTask', { taskId, submittedAtMs, decision: 'approve' });
  await fundTask(system, taskId);
  expect((await system.ports.store.get(tasks, taskId))?.status).toBe('open');
  const change = (changes: object) => zhao.call('publishing/updateTask', { taskId, changes });
  const reworded = { taskId, termsVersion: 1, changes: { description: '在步行街派发传单，请勿打扰路人。' } };
  expect((await zhao.call('publishing/changeTerms', reworded)).error?.code).toBe('UNVERIFIED_LIMIT');
  expect((await change({ places: 40 })).error?.code).toBe('UNVERIFIED_LIMIT');
  expect((await change({ description: '在步行街派发传单，不打扰路人。' })).data).toMatchObject({
    task: { status: 'in-review' },
    moderation: { rule: 'unverified' },
  });
});

test('given a deployment with other limits, when they publish, then those hold, and the publisher is told them', async () => {
  const unverified = { tasksAtOnce: 1, places: 3, costFen: 100_000 };
  const functions = system.over({ ...system.ports, settings: { ...system.ports.settings, unverified } });
  const call = (action: string, input: object) => callFunction(functions, action, input, zhao.token);
  const tasks = [];
  for (const places of [4, 3, 2]) tasks.push(await draftTask(system, zhao, { ...small, places }));
  const codes = [];
  for (const taskId of tasks) codes.push((await call('publishing/openTask', { taskId })).error?.code);
  expect(codes).toEqual(['UNVERIFIED_LIMIT', undefined, 'UNVERIFIED_LIMIT']);
  expect((await call('publishers/application', {})).data.publisher.limits).toEqual(unverified);
  await verified('person');
  expect((await call('publishers/application', {})).data.publisher.limits).toBeUndefined();
});
