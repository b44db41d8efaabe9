import { openPlaces } from '../../../shared/application/tasks/places/places';
import { tasks } from '../../../shared/collections/tasks';
import { fundTask, openTask } from '../../../tests/support/data/tasks';
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

const tick = async () => {
  system.clock.pass(3_000);
  await system.timer('tick');
};
const roomOf = async (taskId: string) => (await system.ports.store.get(tasks, taskId))?.room;
const signUp = async (person: string, taskId: string) => {
  const who = await system.signIn(person);
  const { order } = await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  return { who, orderId: order.orderId };
};
const found = async (taskId: string) => {
  system.clock.pass(3_000);
  const { tasks: rows } = await system.stranger.get('tasks/find', { city: '370200', sort: 'newest' });
  return rows.map((row: { taskId: string }) => row.taskId).indexOf(taskId);
};

test('given a task that fills up, then it is last in the list, and first again when somebody leaves', async () => {
  const other = await openTask(system, zhao);
  const taskId = await openTask(system, zhao, { places: 1 });
  await tick();
  expect(await roomOf(taskId)).toBeUndefined();
  const { who, orderId } = await signUp('lin', taskId);
  await tick();
  expect(await roomOf(taskId)).toBe('none');
  expect([await found(other), await found(taskId)]).toEqual([0, 1]);
  await who.get('orders/withdraw', { orderId });
  await tick();
  expect(await roomOf(taskId)).toBeUndefined();
});

test('given a full task, when its publisher adds places, then it has room again', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  await signUp('lin', taskId);
  await tick();
  expect(await roomOf(taskId)).toBe('none');
  await zhao.get('publishing/updateTask', { taskId, changes: { places: 2 } });
  await fundTask(system, taskId);
  await tick();
  expect(await roomOf(taskId)).toBeUndefined();
});

test('given a task that was seen full, when its places are opened anew, then nothing of that is left', async () => {
  const before = { id: 'task', places: 2, termsVersion: 1, room: 'none' as const };
  const opened = await system.ports.store.transact(async (tx) => openPlaces(tx, before));
  expect(opened).not.toHaveProperty('room');
});

test('given nothing that moved, when the clock ticks, then nothing is written', async () => {
  const taskId = await openTask(system, zhao);
  await tick();
  const before = await system.ports.store.get(tasks, taskId);
  await tick();
  await tick();
  expect(await system.ports.store.get(tasks, taskId)).toEqual(before);
});
