import { openTask } from '../../tests/support/data/tasks';
import { createTestSystem, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const ask = (input: object = {}) => system.stranger.get('tasks/cities', input);

test('given a position, then the answer says in which city it lies; outside of all it says nothing', async () => {
  await openTask(system, await system.publisher('zhao'));
  expect(await ask()).not.toHaveProperty('cityCode');
  const shanghai = { longitude: 121.475, latitude: 31.232 };
  expect(await ask({ position: shanghai })).toMatchObject({ cityCode: '310100' });
  expect(await ask({ position: { longitude: 126.98, latitude: 37.57 } })).not.toHaveProperty('cityCode');
});
