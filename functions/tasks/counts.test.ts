import { openTask } from '../../tests/support/data/tasks';
import { createTestSystem, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

test.each(['商场促销', '促肖导购', '保洁'])(
  'given the text %s, then as many are counted as are found, slips of the pen forgiven alike',
  async (text) => {
    await openTask(system, await system.publisher('zhao'), { title: '商场促销导购员' });
    const question = { city: '370200', text };
    const { total } = await system.stranger.get('tasks/find', { ...question, sort: 'relevant' });
    expect(total).toBe(text === '保洁' ? 0 : 1);
    expect((await system.stranger.get('tasks/counts', question)).total).toBe(total);
  },
);
