import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<status-tag>', () => {
  it('says its word on the ground of its tone', async () => {
    const mini = await mount('<status-tag text="{{text}}" tone="{{tone}}" />', {
      data: { text: '待审核', tone: 'warn' },
    });
    const tag = mini.element('[class*="tag"]');
    expect(tag.textContent).toBe('待审核');
    expect(tag.className).toContain('warn');
    await mini.set({ text: '未通过', tone: 'danger' });
    expect([tag.textContent, /danger/.test(tag.className)]).toEqual(['未通过', true]);
    expectClean(mini);
  });
});
