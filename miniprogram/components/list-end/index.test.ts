import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<list-end>', () => {
  const end = '<list-end state="{{state}}" text="{{text}}" bind:retry="emit" />';

  it.each([
    ['idle', ''],
    ['loading', '正在加载…'],
    ['end', '没有更多了，换个城市看看'],
  ])('%s: %s', async (state, shown) => {
    const mini = await mount(end, { data: { state, text: '没有更多了，换个城市看看' } });
    expect(mini.element('[class*="end"]').textContent).toBe(shown);
    expectClean(mini);
  });

  it('tries again after a failure', async () => {
    const mini = await mount(end, { data: { state: 'error', text: '' } });
    await mini.tap('点这里重试');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['retry']);
  });
});
