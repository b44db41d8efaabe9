import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<notice-bar>', () => {
  const bar = '<notice-bar text="{{text}}" action="{{action}}" bind:act="emit" />';
  const long = '未开启位置权限，已按城市显示任务。开启之后可以按距离查找，位置不会保存。';

  it('explains, without a way out when there is none', async () => {
    const mini = await mount(bar, { data: { text: long, action: '' } });
    expect(mini.text()).toContain(long);
    expect(document.querySelector('[class$="act"]')).toBeNull();
    expectClean(mini);
  });

  it('emits its way out', async () => {
    const mini = await mount(bar, { data: { text: long, action: '去开启' } });
    await mini.tap('去开启');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['act']);
  });

  it('can be put away where it says so', async () => {
    const closable = '<notice-bar text="您在上海" closable bind:close="emit" />';
    const mini = await mount(closable);
    await mini.tap('不再提示');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['close']);
    expectClean(mini);
  });
});
