import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<timeline>', () => {
  const steps = [
    { id: '2', title: '报名未通过', text: '发布方操作 · 原因：时间不合适', time: '今天 10:00' },
    { id: '1', title: '提交报名', text: '', time: '昨天 18:00' },
  ];

  it('shows steps in the given order, the first as where things stand', async () => {
    const mini = await mount('<timeline steps="{{steps}}" />', { data: { steps } });
    const shown = [...document.querySelectorAll('[class*="step"]')];
    expect(shown.map(({ textContent }) => textContent)).toEqual([
      '报名未通过今天 10:00发布方操作 · 原因：时间不合适',
      '提交报名昨天 18:00',
    ]);
    expect(shown.map(({ className }) => /now/.test(className))).toEqual([true, false]);
    await mini.set({ steps: [] });
    expect(document.querySelector('[class*="step"]')).toBeNull();
    expectClean(mini);
  });
});
