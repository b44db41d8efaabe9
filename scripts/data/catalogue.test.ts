import { catalogueSnapshots } from '../../shared/collections/catalogue';
import { tasks } from '../../shared/collections/tasks';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { randomIds } from '../../shared/platforms/system/random-ids';
import { memoryDump } from '../../shared/store/memory/memory-dump';
import { memoryStore } from '../../shared/store/memory/memory-store';
import { storeOpenTasks } from '../../tests/support/data/tasks';
import { createTestSystem, type TestSystem } from '../../tests/support/system/test-system';
import { differences, rebuildAll } from './catalogue';

let system: TestSystem;
let raw: ReturnType<typeof memoryStore>;
beforeEach(async () => {
  system = await createTestSystem({
    store: (clock) => {
      raw = memoryStore({ clock, ids: randomIds() });
      return raw;
    },
  });
});
afterEach(() => system.close());

const verify = () => differences(system.ports, memoryDump(raw));
const rebuild = () => rebuildAll(system.ports, memoryDump(raw));

test('given tasks of two cities, when all is rebuilt, then each has its snapshot and nothing differs', async () => {
  await storeOpenTasks(system, 6, (at) => ({ cityCode: at < 4 ? '370200' : '310100' }));
  expect(await verify()).toEqual([]);
  expect([...(await rebuild())]).toEqual([
    ['310100', 2],
    ['370200', 4],
  ]);
  expect(await system.ports.store.get(catalogueSnapshots, '370200')).toMatchObject({ tasks: 4 });
  expect(await verify()).toEqual([]);
});

test('given a snapshot that is not what the store has, when it is verified, then each difference is named; a rebuild mends them', async () => {
  const [first, second] = await storeOpenTasks(system, 2);
  system.clock.pass(20 * minuteMs);
  await rebuild();
  // Behind the back of the index: what it showed when the snapshot was made is long read.
  await system.ports.store.transact(async (tx) => {
    const task = await tx.get(tasks, first?.id ?? '');
    if (task) tx.update(tasks, { ...task, status: 'closed', closedReason: 'publisher' });
  });
  expect(await verify()).toEqual([{ cityCode: '370200', taskId: first?.id, how: 'gone' }]);
  await system.ports.store.transact(async (tx) => {
    const task = await tx.get(tasks, first?.id ?? '');
    if (task) tx.update(tasks, { ...task, status: 'open' });
    tx.remove(tasks, second?.id ?? '');
  });
  expect(await verify()).toEqual([{ cityCode: '370200', taskId: second?.id, how: 'gone' }]);
  await rebuild();
  expect(await verify()).toEqual([]);
});
