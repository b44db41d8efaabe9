import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<avatar>', () => {
  it('shows initials in a circle of the asked size', async () => {
    const mini = await mount('<avatar initials="{{initials}}" size="{{size}}" />', {
      data: { initials: '欧阳', size: 60 },
    });
    const { style, textContent } = mini.element('[class*="avatar"]');
    expect([textContent, style.width, style.height]).toEqual(['欧阳', '60px', '60px']);
    expectClean(mini);
  });

  it('shows a picture, and the initials again where it cannot be loaded', async () => {
    const mini = await mount('<avatar initials="林" url="{{url}}" />', {
      data: { url: 'https://files.example/1.png' },
    });
    const picture = mini.element('[class*="avatar"] img') as HTMLImageElement;
    expect([picture.src, mini.element('[class*="avatar"]').textContent]).toEqual([
      'https://files.example/1.png',
      '',
    ]);
    picture.dispatchEvent(new Event('error'));
    await mini.waitFor(() => mini.element('[class*="avatar"]').textContent === '林');
  });

  it('stands for oneself while nobody is known', async () => {
    const mini = await mount('<avatar />');
    expect(mini.element('[class*="avatar"]').textContent).toBe('我');
    expect(mini.element('[class*="avatar"]').style.width).toBe('44px');
  });
});
