import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<choice-row>', () => {
  const choices = [
    { value: '', text: '不限' },
    { value: 'day', text: '按天结算，做满八小时以后另计加班' },
  ];
  const row = '<choice-row choices="{{choices}}" value="{{value}}" label="计酬方式" bind:choose="emit" />';

  it('says which one is chosen', async () => {
    const mini = await mount(row, { data: { choices, value: 'day' } });
    const tabs = [...document.querySelectorAll('[aria-label="计酬方式"] [role="tab"]')];
    expect(tabs.map(({ textContent }) => textContent)).toEqual(choices.map(({ text }) => text));
    expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual(['false', 'true']);
    await mini.set({ value: '' });
    expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual(['true', 'false']);
    expectClean(mini);
  });

  it('emits another choice, and nothing for the same', async () => {
    const mini = await mount(row, { data: { choices, value: '' } });
    await mini.tap('不限');
    expect(mini.emitted).toEqual([]);
    await mini.tap('按天结算，做满八小时以后另计加班');
    expect(mini.emitted).toEqual([{ type: 'choose', detail: { value: 'day' } }]);
  });

  it('lets several be chosen, and taken back', async () => {
    const several =
      '<choice-row many choices="{{choices}}" chosen="{{chosen}}" label="时段" bind:choose="emit" />';
    const times = ['早', '晚'].map((text) => ({ value: text, text }));
    const mini = await mount(several, { data: { choices: times, chosen: { 早: true } } });
    const boxes = [...document.querySelectorAll('[aria-label="时段"] [role="checkbox"]')];
    expect(boxes.map((box) => box.getAttribute('aria-checked'))).toEqual(['true', 'false']);
    await mini.tap('早');
    await mini.tap('晚');
    expect(mini.emitted.map(({ detail }) => detail)).toEqual([{ value: '早' }, { value: '晚' }]);
    expectClean(mini);
  });
});
