import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<sheet>', () => {
  const sheet = `<sheet visible="{{visible}}" title="{{title}}" closable="{{closable}}" bind:close="emit">
    <text>里面</text><text slot="foot">下面</text>
  </sheet>`;
  const title = '确认报名：青岛国际啤酒节开幕式观众引导检票与物资搬运夜间值守';

  it('shows title, content and foot, and emits that it was closed', async () => {
    const mini = await mount(sheet, { data: { visible: true, title, closable: true } });
    for (const text of [title, '里面', '下面']) expect(mini.text()).toContain(text);
    await mini.tap('关闭');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['close']);
    expectClean(mini);
  });

  it('begins at its top what comes under another title', async () => {
    const scrollTo = jest.fn();
    Object.assign(HTMLElement.prototype, { scrollTo });
    const mini = await mount(sheet, { data: { visible: true, title, closable: true } });
    for (const [next, top] of [
      ['', 0],
      [title, 1],
    ] as const) {
      scrollTo.mockClear();
      await mini.set({ title: next });
      expect(scrollTo.mock.calls).toEqual([[{ top, behavior: 'auto' }]]);
    }
    Reflect.deleteProperty(HTMLElement.prototype, 'scrollTo');
  });

  it('has no way out where only an answer closes it', async () => {
    const mini = await mount(sheet, { data: { visible: true, title, closable: false } });
    expect(mini.text()).toContain(title);
    await mini.tap('关闭');
    expect(mini.emitted).toEqual([]);
    expectClean(mini);
  });
});
