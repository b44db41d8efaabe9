import { taskPlaces, tasks } from '../../shared/collections/tasks';
import { draftTask, openTask } from '../../tests/support/data/tasks';
import { type Actor, createWorld, newKey, type World } from '../../tests/support/backend/test-backend';

let world: World;
let zhao: Actor;
beforeEach(async () => {
  world = await createWorld();
  zhao = await world.publisher('zhao');
});
afterEach(() => world.close());

const close = (taskId: string, who = zhao) => who.call('publishing/closeTask', { taskId });

test('given an open task, when it is closed, then it leaves the lists and those admitted stay', async () => {
  const taskId = await openTask(world, zhao);
  const lin = await world.signIn('lin');
  const { order } = await lin.get('orders/signUp', { taskId, idempotencyKey: newKey() });
  world.clock.pass(1_000);
  expect((await close(taskId)).data.task).toMatchObject({ taskId, status: 'closed' });
  const stored = await world.ports.store.get(tasks, taskId);
  expect(stored).toMatchObject({ closedReason: 'publisher', updatedAtMs: world.clock.nowMs() });
  expect(await world.ports.store.get(taskPlaces, taskId)).toMatchObject({ open: 0, left: 9, signUps: 1 });
  expect((await world.stranger.get('tasks/list', { city: '370200', sort: 'newest' })).tasks).toEqual([]);
  expect((await lin.get('orders/get', { orderId: order.orderId })).order.status).toBe('admitted');
});

test('given a closed task, when it is closed again or twice at once, then the answer is the same', async () => {
  const taskId = await openTask(world, zhao);
  const [one, other] = await Promise.all([close(taskId), close(taskId)]);
  expect(one?.data).toEqual(other?.data);
  world.clock.pass(1_000);
  expect((await close(taskId)).data).toEqual(one?.data);
  expect(await world.ports.store.get(taskPlaces, taskId)).toMatchObject({ open: 0 });
});

test('given a draft, when it is closed, then TASK_NOT_OPEN', async () => {
  const taskId = await draftTask(world, zhao);
  expect(await close(taskId)).toMatchObject({ status: 409, error: { code: 'TASK_NOT_OPEN' } });
});

test("given another publisher's task, none or a stranger, when it is closed, then it is refused", async () => {
  const taskId = await openTask(world, zhao);
  expect(await close(taskId, await world.publisher('sun'))).toMatchObject({
    status: 404,
    error: { code: 'TASK_NOT_FOUND' },
  });
  expect((await close('0000000000000000')).error?.code).toBe('TASK_NOT_FOUND');
  expect((await close(taskId, world.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await close(taskId, await world.signIn('lin'))).error?.code).toBe('ROLE_REQUIRED');
  expect(await world.ports.store.get(tasks, taskId)).toMatchObject({ status: 'open' });
});
