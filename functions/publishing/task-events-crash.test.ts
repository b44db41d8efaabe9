import { tasks } from '../../shared/collections/tasks';
import { callOver } from '../../tests/support/backend/call-over';
import { crashingStore } from '../../tests/support/stores/crashing-store';
import { allEvents } from '../../tests/support/data/events';
import { taskDraft } from '../../tests/support/data/task-draft';
import { draftTask, openTask } from '../../tests/support/data/tasks';
import { type Actor, createWorld, type World } from '../../tests/support/backend/test-backend';

let world: World;
let zhao: Actor;
beforeEach(async () => {
  world = await createWorld();
  zhao = await world.publisher('zhao');
});
afterEach(() => world.close());

const eventsOf = async (taskId: string, type: string) =>
  (await allEvents(world)).filter((event) => event.facts.taskId === taskId && event.type === type).length;

const more = () => ({ changes: taskDraft(world.clock.nowMs(), { places: 20 }) });

test.each([
  ['publishing/openTask', draftTask, () => ({}), 'task.opened'],
  ['publishing/updateTask', openTask, more, 'task.changed'],
  ['publishing/closeTask', openTask, () => ({}), 'task.closed'],
] as const)(
  'given a crash at each step of %s, then its event is there exactly if it was done',
  async (...row) => {
    const [action, make, input, type] = row;
    for (let at = 1; ; at += 1) {
      const taskId = await make(world, zhao);
      const before = await world.ports.store.get(tasks, taskId);
      world.clock.pass(1);
      const store = crashingStore(world.ports.store, at);
      await callOver(world, { store }).call(zhao, action, { taskId, ...input() });
      const after = await world.ports.store.get(tasks, taskId);
      const isDone = after?.updatedAtMs !== before?.updatedAtMs;
      expect({ at, told: await eventsOf(taskId, type) }).toEqual({ at, told: isDone ? 1 : 0 });
      if (!store.hasCrashed()) {
        expect(at).toBeGreaterThan(6);
        return;
      }
    }
  },
);
