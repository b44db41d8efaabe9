import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<bottom-bar>', () => {
  it('shows what stands in it, and keeps its own place free', async () => {
    const mini = await mount('<bottom-bar><text bind:tap="emit">立即抢单</text></bottom-bar>');
    await mini.tap('立即抢单');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['tap']);
    expect(mini.element('[class*="room"]').textContent).toBe('');
    expectClean(mini);
  });
});
