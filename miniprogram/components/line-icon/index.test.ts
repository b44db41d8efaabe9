import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<line-icon>', () => {
  it('draws the named shape in the asked size, for the eye alone', async () => {
    const mini = await mount('<line-icon name="{{name}}" size="{{size}}" />', {
      data: { name: 'clock', size: 30 },
    });
    const icon = mini.element('[class*="icon-clock"]');
    expect([icon.style.width, icon.style.height]).toEqual(['30px', '30px']);
    expect(icon.getAttribute('aria-hidden')).toBe('true');
    await mini.set({ name: 'pin' });
    expect(icon.className).toContain('icon-pin');
    expectClean(mini);
  });
});
