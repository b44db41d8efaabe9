import { pieceIds } from '../../../shared/application/tasks/places/pieces';
import { taskPlaces, tasks } from '../../../shared/collections/tasks';
import { nextCrash } from '../../../tests/support/crash-steps';
import { allEvents } from '../../../tests/support/data/events';
import { taskDraft } from '../../../tests/support/data/task-draft';
import { openTask } from '../../../tests/support/data/tasks';
import { crashingStore } from '../../../tests/support/stores/crashing-store';
import { callOver } from '../../../tests/support/system/call-over';
import { type Actor, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const eventsOf = async (taskId: string, type: string) =>
  (await allEvents(system)).filter(
    (event) => event.type === type && 'taskId' in event.facts && event.facts.taskId === taskId,
  ).length;

const more = () => ({ changes: taskDraft(system.clock.nowMs(), { places: 9 }) });

/** Its text has passed before: what is paid for already is open at once. */
async function paidDraft(of: TestSystem, publisher: Actor): Promise<string> {
  const taskId = await openTask(of, publisher);
  await of.ports.store.transact(async (tx) => {
    const task = await tx.get(tasks, taskId);
    if (!task) throw new Error('no task');
    tx.update(tasks, { ...task, status: 'draft' });
    for (const id of pieceIds(task)) tx.remove(taskPlaces, id);
  });
  return taskId;
}

test.each([
  ['publishing/openTask', paidDraft, () => ({}), 'task.opened'],
  ['publishing/updateTask', openTask, more, 'task.changed'],
  ['publishing/closeTask', openTask, () => ({}), 'task.closed'],
] as const)(
  'given a crash at each step of %s, then its event is there exactly if it was done',
  async (...row) => {
    const [action, make, input, type] = row;
    for (let at = 1; ; at = nextCrash(at)) {
      const taskId = await make(system, zhao);
      const before = await system.ports.store.get(tasks, taskId);
      const toldBefore = await eventsOf(taskId, type);
      system.clock.pass(1);
      const store = crashingStore(system.ports.store, at);
      await callOver(system, { store }).call(zhao, action, { taskId, ...input() });
      const after = await system.ports.store.get(tasks, taskId);
      const isDone = after?.updatedAtMs !== before?.updatedAtMs;
      expect({ at, told: await eventsOf(taskId, type) }).toEqual({
        at,
        told: (isDone ? 1 : 0) + toldBefore,
      });
      if (!store.hasCrashed()) {
        expect(at).toBeGreaterThan(6);
        return;
      }
    }
  },
);
