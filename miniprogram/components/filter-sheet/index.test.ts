import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<filter-sheet>', () => {
  const sheet =
    '<filter-sheet visible="{{visible}}" filters="{{filters}}" bind:apply="emit" bind:close="emit" />';
  const filters = { payUnit: 'day', minPayFen: 10_000 };

  it('opens on what is chosen, and emits only what is chosen then', async () => {
    const mini = await mount(sheet, { data: { visible: false, filters } });
    await mini.set({ visible: true });
    await mini.waitFor('筛选任务');
    await mini.tap('日结');
    await mini.tap('查看任务');
    expect(mini.emitted).toEqual([
      { type: 'apply', detail: { filters: { ...filters, settlementCycle: 'daily' } } },
    ]);
    expectClean(mini);
  });

  it('forgets everything when reset', async () => {
    const mini = await mount(sheet, { data: { visible: false, filters } });
    await mini.set({ visible: true });
    await mini.tap('重置');
    await mini.tap('查看任务');
    expect(mini.emitted).toEqual([{ type: 'apply', detail: { filters: {} } }]);
  });

  it('emits that it was closed', async () => {
    const mini = await mount(sheet, { data: { visible: false, filters: {} } });
    await mini.set({ visible: true });
    await mini.tap('关闭');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['close']);
  });
});
