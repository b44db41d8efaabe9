import { taskDraft } from '../../../tests/support/data/task-draft';
import { onMemory } from '../../../tests/support/stores/on-memory';
import { tasks, taskTexts } from '../../collections/tasks';
import { fen } from '../../domain/money/money';
import { documentsOf, type WholeTask, wholeTask } from './whole-task';

const whole: WholeTask = {
  ...taskDraft(0),
  payFen: fen(20_000),
  id: 'task000000000000',
  publisherId: 'publisher0000000',
  status: 'open',
  termsVersion: 1,
  createdAtMs: 0,
  updatedAtMs: 0,
};

test('given a whole task, when it is taken apart, then both documents fit their collections and lose nothing', () => {
  const { task, texts } = documentsOf(whole);
  expect(tasks.schema.parse(task)).toEqual(task);
  expect(taskTexts.schema.parse(texts)).toEqual(texts);
  expect({ ...texts, ...task }).toEqual(whole);
});

test('given both documents, when read, then it is whole; with one of them missing there is no task', async () => {
  const { store } = await onMemory().empty();
  const { task, texts } = documentsOf(whole);
  await store.transact(async (tx) => tx.create(tasks, task));
  expect(await wholeTask(store, task.id)).toBeUndefined();
  await store.transact(async (tx) => tx.create(taskTexts, texts));
  expect(await wholeTask(store, task.id)).toEqual(whole);
  await store.transact(async (tx) => tx.remove(tasks, task.id));
  expect(await wholeTask(store, task.id)).toBeUndefined();
});
