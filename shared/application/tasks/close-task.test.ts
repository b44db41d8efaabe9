import { storedEvents } from '../../../tests/support/data/events';
import { taskDraft } from '../../../tests/support/data/task-draft';
import { onMemory } from '../../../tests/support/stores/on-memory';
import { taskPlaces, tasks } from '../../collections/tasks';
import { fen } from '../../domain/money/money';
import { ConditionFailed } from '../../ports/store';
import { closeTask } from './close-task';
import { documentsOf } from './whole-task';

async function openTask() {
  const { store, clock } = await onMemory().empty();
  const { task } = documentsOf({
    ...taskDraft(clock.nowMs()),
    payFen: fen(20_000),
    id: 'task000000000000',
    publisherId: 'publisher0000000',
    status: 'open',
    termsVersion: 1,
    createdAtMs: 0,
    updatedAtMs: 0,
  });
  const places = { id: task.id, open: 1, left: 3, signUps: 2, termsVersion: 1 };
  await store.transact(async (tx) => {
    tx.create(tasks, task);
    tx.create(taskPlaces, places);
  });
  const close = () =>
    store.transact(async (tx) => {
      const read = await tx.get(tasks, task.id);
      if (!read) throw new Error('no task');
      return closeTask(tx, { clock }, read, 'deadline');
    });
  return { store, clock, task, places, close };
}

test('given an open task, when it is closed, then nobody finds it, no place can be taken, and it is told', async () => {
  const { store, clock, task, places, close } = await openTask();
  const closed = await close();
  const atMs = clock.nowMs();
  expect(closed).toEqual({ ...task, status: 'closed', closedReason: 'deadline', updatedAtMs: atMs });
  expect(await store.get(tasks, task.id)).toEqual(closed);
  expect(await store.get(taskPlaces, task.id)).toEqual({ ...places, open: 0 });
  expect(await storedEvents(store)).toEqual([
    {
      id: expect.any(String),
      type: 'task.closed',
      facts: { taskId: task.id, cityCode: task.cityCode, category: task.category },
      atMs,
    },
  ]);
});

test('given a task that is closed meanwhile, when it is closed again, then nothing is written', async () => {
  const { store, task, close } = await openTask();
  await store.transact(async (tx) => tx.add(taskPlaces, task.id, { open: -1 }));
  await expect(close()).rejects.toMatchObject({ collection: 'taskPlaces', kind: 'where' });
  await expect(close()).rejects.toBeInstanceOf(ConditionFailed);
  expect(await store.get(tasks, task.id)).toEqual(task);
  expect(await storedEvents(store)).toEqual([]);
});
