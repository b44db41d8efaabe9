import { mount } from '../../../tests/mini/mount';
import { answering, expectClean, phoneStorage } from '../../../tests/mini/stubs';

describe('<place-bar>', () => {
  const backend = answering({ 'tasks/cities': { cities: [], cityCode: '310100' } });

  it('finds the city of whoever has chosen none, and shows it', async () => {
    const mini = await mount('<place-bar />', { backend, settings: { privacy: 'agreed' } });
    await mini.waitFor('先显示青岛的任务');
    await mini.tap('看我所在的城市');
    await mini.tap('允许');
    await mini.waitFor('先显示青岛的任务', false);
    expect(phoneStorage().getStorageSync('city')).toBe('310100');
    expectClean(mini);
  });

  it('stays away once the city that all see was chosen', async () => {
    const mini = await mount('<place-bar />', { backend });
    await mini.waitFor('先显示青岛的任务');
    await mini.tap('不再提示');
    expect(mini.text()).not.toContain('先显示');
    expect(phoneStorage().getStorageSync('city')).toBe('370200');
    expectClean(mini);
  });

  it('says nothing to whoever has allowed it before: the page finds it by itself', async () => {
    const settings = { privacy: 'agreed', location: 'granted' } as const;
    const mini = await mount('<place-bar />', { backend, settings });
    await mini.settle();
    expect(mini.text()).not.toContain('先显示');
    expectClean(mini);
  });
});
