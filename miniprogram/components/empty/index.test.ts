import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<empty>', () => {
  const empty =
    '<empty title="{{title}}" text="{{text}}" action="{{action}}" busy="{{busy}}" bind:act="emit" />';

  it('breaks its text where a clause ends', async () => {
    const mini = await mount(empty, {
      data: { title: '还没有任务', text: '换个城市，或放宽筛选；明天再来。' },
    });
    const clauses = [...document.querySelectorAll('[class*="clause"]')].map(({ textContent }) => textContent);
    expect(clauses).toEqual(['换个城市，', '或放宽筛选；', '明天再来。']);
    expectClean(mini);
  });

  it('has a button only when it leads somewhere, and only while it is not busy', async () => {
    const mini = await mount(empty, { data: { title: '还没有任务' } });
    expect(document.querySelector('[class*="action"]')).toBeNull();
    await mini.set({ action: '看看别处' });
    await mini.tap('看看别处');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['act']);
    await mini.set({ busy: true });
    await mini.tap('看看别处');
    expect(mini.emitted).toHaveLength(1);
    expectClean(mini);
  });
});
