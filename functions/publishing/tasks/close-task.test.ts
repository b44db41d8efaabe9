import { taskPlaces, tasks } from '../../../shared/collections/tasks';
import { draftTask, openTask } from '../../../tests/support/data/tasks';
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

const close = (taskId: string, who = zhao) => who.call('publishing/closeTask', { taskId });

test('given an open task, when it is closed, then it leaves the lists and those admitted stay', async () => {
  const taskId = await openTask(system, zhao);
  const lin = await system.signIn('lin');
  const { order } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  system.clock.pass(1_000);
  expect((await close(taskId)).data.task).toMatchObject({ taskId, status: 'closed' });
  const stored = await system.ports.store.get(tasks, taskId);
  expect(stored).toMatchObject({ closedReason: 'publisher', updatedAtMs: system.clock.nowMs() });
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ open: 0, left: 9, signUps: 1 });
  expect((await system.stranger.get('tasks/find', { city: '370200', sort: 'newest' })).tasks).toEqual([]);
  expect((await lin.get('orders/get', { orderId: order.orderId })).order.status).toBe('admitted');
});

test('given a closed task, when it is closed again or twice at once, then the answer is the same', async () => {
  const taskId = await openTask(system, zhao);
  const [one, other] = await Promise.all([close(taskId), close(taskId)]);
  expect(one?.data).toEqual(other?.data);
  system.clock.pass(1_000);
  expect((await close(taskId)).data).toEqual(one?.data);
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ open: 0 });
});

test('given a draft, when it is closed, then TASK_NOT_OPEN', async () => {
  const taskId = await draftTask(system, zhao);
  expect(await close(taskId)).toMatchObject({ status: 409, error: { code: 'TASK_NOT_OPEN' } });
});

test("given another publisher's task, none or a stranger, when it is closed, then it is refused", async () => {
  const taskId = await openTask(system, zhao);
  expect(await close(taskId, await system.publisher('sun'))).toMatchObject({
    status: 404,
    error: { code: 'TASK_NOT_FOUND' },
  });
  expect((await close('0000000000000000')).error?.code).toBe('TASK_NOT_FOUND');
  expect((await close(taskId, system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await close(taskId, await system.signIn('lin'))).error?.code).toBe('ROLE_REQUIRED');
  expect(await system.ports.store.get(tasks, taskId)).toMatchObject({ status: 'open' });
});
