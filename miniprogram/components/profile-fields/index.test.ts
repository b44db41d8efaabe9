import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<profile-fields>', () => {
  const fields = '<profile-fields needs-nickname="{{name}}" needs-birth-date="{{birth}}" bind:fill="emit" />';

  it('emits both at each change, the nickname without blanks around it', async () => {
    const mini = await mount(fields, { data: { name: true, birth: true } });
    await mini.input('昵称', ' 小林 ');
    expect(mini.emitted.at(-1)).toEqual({ type: 'fill', detail: { nickname: '小林', birthDate: '' } });
    await mini.tap('出生日期，未选择');
    for (const part of ['1998年', '4月', '12日', '确定']) await mini.tap(part);
    expect(mini.emitted.at(-1)).toEqual({
      type: 'fill',
      detail: { nickname: '小林', birthDate: '1998-04-12' },
    });
    expect(mini.text()).toContain('1998-04-12');
    expectClean(mini);
  });

  it('says under the field what is wrong with it', async () => {
    const marked = '<profile-fields nickname-error="{{nickname}}" birth-date-error="{{birth}}" />';
    const mini = await mount(marked, { data: { nickname: '请填写昵称', birth: '' } });
    expect(mini.text()).toContain('请填写昵称');
    const wrong = () =>
      [...document.querySelectorAll('[class*="wrong"]')].map(({ textContent }) => textContent);
    expect(wrong()).toEqual([expect.stringContaining('昵称')]);
    await mini.set({ nickname: '', birth: '请选择出生日期' });
    expect(mini.text()).toContain('请选择出生日期');
    expect(mini.text()).not.toContain('请填写昵称');
    expect(wrong()).toEqual([expect.stringContaining('出生日期')]);
    expectClean(mini);
  });

  it('asks only for what is missing', async () => {
    const mini = await mount(fields, { data: { name: false, birth: true } });
    expect(mini.text()).not.toContain('昵称');
    await mini.set({ name: true, birth: false });
    expect(mini.text()).toContain('昵称');
    expect(mini.text()).not.toContain('出生日期');
    expectClean(mini);
  });
});
