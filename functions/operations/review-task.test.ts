import { taskPlaces, tasks } from '../../shared/collections/tasks';
import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import { operatorOf } from '../../tests/support/data/operator';
import { fundTask, openTask, reviewedTask } from '../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let operator: Actor;
let waiting: { readonly taskId: string; readonly submittedAtMs: number };
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  operator = await operatorOf(system, 'chen');
  waiting = await reviewedTask(system, zhao, { places: 7 });
});
afterEach(() => system.close());

const review = (input: object = {}, who = operator) =>
  who.call('operations/reviewTask', { ...waiting, decision: 'approve', ...input });
const stored = (taskId = waiting.taskId) => system.ports.store.get(tasks, taskId);
const titles = async () => {
  await system.timer('tick');
  return (await zhao.get('messages/notices')).notices.map(({ title }: { title: string }) => title);
};

test('given a task in review, when people look, then it is nowhere, and nobody signs up for it', async () => {
  const lin = await system.signIn('lin');
  const { taskId } = waiting;
  expect((await lin.get('tasks/find', { city: '370200', sort: 'newest' })).tasks).toEqual([]);
  expect((await lin.call('tasks/get', { taskId })).error?.code).toBe('TASK_NOT_FOUND');
  const signUp = await lin.call('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  expect(signUp.error?.code).toBe('TASK_NOT_FOUND');
  expect((await lin.call('sharing/createShare', { taskId })).error?.code).toBe('TASK_NOT_FOUND');
});

test('when it is approved and paid for, then it is open with its places, and its publisher is told', async () => {
  expect((await review()).data).toEqual({ taskId: waiting.taskId, status: 'awaiting-funds' });
  expect(await titles()).toEqual(['任务已通过审核，待付款']);
  await fundTask(system, waiting.taskId);
  const task = await stored();
  expect(task).toMatchObject({ status: 'open', publishedAtMs: system.clock.nowMs() });
  expect(task?.review).toBeUndefined();
  expect(await system.ports.store.get(taskPlaces, waiting.taskId)).toMatchObject({ open: 1, left: 7 });
  const lin = await system.signIn('lin');
  expect(
    (await lin.call('orders/signUp', { taskId: waiting.taskId, termsVersion: 1, idempotencyKey: newKey() }))
      .ok,
  ).toBe(true);
  expect((await titles()).toSorted()).toEqual(['任务已通过审核，待付款', '已收到托管款']);
  system.clock.pass(3 * dayMs);
  await system.timer('tick');
  expect(await stored()).toMatchObject({ status: 'closed', closedReason: 'deadline' });
});

test('when it is rejected, then it is a draft again, and its publisher is told why', async () => {
  const reason = '请写明住宿费多少、由谁承担';
  expect((await review({ decision: 'reject', reason })).data).toMatchObject({ status: 'draft' });
  expect(await titles()).toEqual(['任务未通过审核']);
  const again = await zhao.call('publishing/openTask', { taskId: waiting.taskId });
  expect(again).toMatchObject({ status: 422, error: { code: 'TASK_FORBIDDEN', details: { reason } } });
  const changes = { description: '住宿免费，按天结算，听从组长安排。' };
  const updated = await zhao.get('publishing/updateTask', { taskId: waiting.taskId, changes });
  expect(updated.moderation).toEqual({ outcome: 'pass' });
  expect((await zhao.get('publishing/openTask', { taskId: waiting.taskId })).task.status).toBe(
    'awaiting-funds',
  );
  await fundTask(system, waiting.taskId);
  expect((await stored())?.status).toBe('open');
});

test.each([
  ['approve', {}],
  ['reject', { decision: 'reject', reason: '请写明住宿费' }],
])('when the operator decides twice: %s, then the answer is the same', async (_what, input) => {
  const first = await review(input);
  expect(first.ok).toBe(true);
  system.clock.pass(1_000);
  expect((await review(input)).data).toEqual(first.data);
  expect(await titles()).toHaveLength(1);
});

test('when it was decided otherwise, then TASK_NOT_IN_REVIEW', async () => {
  await review({ decision: 'reject', reason: '请写明住宿费' });
  expect(await review()).toMatchObject({ status: 409, error: { code: 'TASK_NOT_IN_REVIEW' } });
  const other = { decision: 'reject', reason: '另一个理由' };
  expect((await review(other)).error?.code).toBe('TASK_NOT_IN_REVIEW');
  expect((await review({ ...other, taskId: await openTask(system, zhao) })).error?.code).toBe(
    'TASK_NOT_IN_REVIEW',
  );
});

test('when its publisher changed it and submitted it again, then nobody approves what they did not read', async () => {
  system.clock.pass(1_000);
  const changes = { description: '住宿费从工资里扣除，具体面谈，听从组长安排。' };
  const { taskId } = waiting;
  expect((await zhao.get('publishing/updateTask', { taskId, changes })).task.status).toBe('draft');
  expect((await review()).error?.code).toBe('TASK_NOT_IN_REVIEW');
  expect((await zhao.get('publishing/openTask', { taskId })).task.status).toBe('in-review');
  expect(await review()).toMatchObject({ status: 409, error: { code: 'CHANGED_MEANWHILE' } });
  expect((await stored())?.status).toBe('in-review');
});

test('when its deadline has passed, then it can only be rejected', async () => {
  waiting = await reviewedTask(system, zhao, { signUpDeadlineMs: system.clock.nowMs() + hourMs });
  system.clock.pass(hourMs);
  expect((await review()).error?.code).toBe('TASK_DEADLINE_PASSED');
  expect((await review({ decision: 'reject', reason: '已过报名时间' })).ok).toBe(true);
});

test('given no task, a stranger or somebody in another role, when they decide, then it is refused', async () => {
  expect((await review({ taskId: '0000000000000000' })).error?.code).toBe('TASK_NOT_FOUND');
  expect((await review({}, system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await review({}, zhao)).error?.code).toBe('ROLE_REQUIRED');
  expect((await stored())?.status).toBe('in-review');
});

test('when it is rejected without a reason, then INVALID_INPUT', async () => {
  expect((await review({ decision: 'reject' })).error?.code).toBe('INVALID_INPUT');
});
