import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

const tag = '<pay-tag amount-fen="{{amountFen}}" unit="{{unit}}" size="{{size}}" />';

describe('<pay-tag>', () => {
  it('shows an amount without needless decimals, and says it in words', async () => {
    const mini = await mount(tag, { data: { amountFen: 20_000, unit: 'day', size: 'm' } });
    expect(mini.text()).toContain('¥200/天');
    expect(mini.element('[class*="pay-m"]').getAttribute('aria-label')).toBe('200元每天');
    expectClean(mini);
  });

  it('follows a change, to the largest amounts', async () => {
    const mini = await mount(tag, { data: { amountFen: 20_000, unit: 'day', size: 'l' } });
    await mini.set({ amountFen: 123_456_789, unit: 'task' });
    expect(mini.element('[class*="pay-l"]').textContent).toBe('¥1,234,567.89/单');
    expectClean(mini);
  });
});
