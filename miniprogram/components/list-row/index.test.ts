import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<list-row>', () => {
  const row =
    '<list-row icon="card" title="{{title}}" note="{{note}}" value="{{value}}" badge="{{badge}}" arrow="{{arrow}}" bind:tap="emit" />';
  const label = (text: string) => document.querySelector(`[aria-label="${text}"]`);

  it('says in one label what it shows', async () => {
    const mini = await mount(row, {
      data: { title: '消息通知', note: '录用、审核和结算的结果', value: '3 条', badge: '3', arrow: true },
    });
    for (const text of ['消息通知', '录用、审核和结算的结果', '3 条']) expect(mini.text()).toContain(text);
    expect(label('消息通知，3 条，3 条未读')).not.toBeNull();
    await mini.tap('消息通知，3 条，3 条未读');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['tap']);
    expectClean(mini);
  });

  it('leaves out what it does not have', async () => {
    const mini = await mount(row, { data: { title: '版本', note: '', value: '', badge: '', arrow: false } });
    expect(label('版本')).not.toBeNull();
    for (const part of ['note', 'badge', 'value', 'arrow'])
      expect(document.querySelector(`[class$="${part}"]`)).toBeNull();
    expectClean(mini);
  });
});
