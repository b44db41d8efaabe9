import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<page-shell>', () => {
  const shell = '<page-shell><text>内容</text></page-shell>';
  const offline = '网络不可用，请检查网络。';

  it('tells that the network is away, and stops when it is back', async () => {
    const mini = await mount(shell, { settings: { network: 'offline' } });
    await mini.waitFor(offline);
    expect(mini.text()).toContain('内容');
    await mini.change({ network: 'normal' });
    await mini.waitFor(offline, false);
    expectClean(mini);
  });

  it.each([
    [0.8, '1'],
    [1.2, '1.2'],
    [2, '1.5'],
  ])('follows WeChat’s text size %s as far as rows hold their words', async (fontSizeScaleFactor, scale) => {
    const mini = await mount(shell, {
      wx: { getAppBaseInfo: () => ({ fontSizeScaleFactor, SDKVersion: '3.8.12' }) },
    });
    const style = mini.element('[style*="--text-scale"]').getAttribute('style');
    expect(style).toContain(`--text-scale:${scale}`);
    expectClean(mini);
  });

  it('makes its sheets only when somebody asks', async () => {
    const mini = await mount(shell);
    expect(document.querySelector('[role="dialog"], [aria-role="dialog"]')).toBeNull();
    const { wx } = globalThis as unknown as { wx: { getLocation(options: object): void } };
    wx.getLocation({ type: 'gcj02', fail: () => undefined });
    await mini.waitFor('隐私保护提示');
    expectClean(mini);
  });
});
