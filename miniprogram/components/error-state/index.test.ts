import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<error-state>', () => {
  const state = '<error-state text="{{text}}" offline="{{offline}}" bind:retry="emit" />';

  it('says what happened and tries again', async () => {
    const mini = await mount(state, { data: { text: '服务开小差了，请稍后再试' } });
    expect(mini.text()).toContain('没有加载成功');
    expect(mini.text()).toContain('服务开小差了，请稍后再试');
    await mini.tap('重新加载');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['retry']);
    expectClean(mini);
  });

  it('tries again by itself when the network is back', async () => {
    const mini = await mount(state, { settings: { network: 'offline' }, data: { text: '', offline: true } });
    await mini.change({ network: 'normal' });
    expect(mini.emitted.map(({ type }) => type)).toEqual(['retry']);
    expectClean(mini);
  });

  it('blames the network when it is away, whatever the text', async () => {
    const mini = await mount(state, { data: { text: '服务开小差了', offline: true } });
    expect(mini.text()).toContain('网络不可用');
    expect(mini.text()).toContain('请检查网络后重试。');
    expect(mini.text()).not.toContain('服务开小差了');
  });
});
