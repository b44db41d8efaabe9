import { expectClean, refuse } from '../../../tests/mini/stubs';
import { openSignedIn } from '../../../tests/mini/work-stubs';

const path = `pages/income/receipt?id=${'a'.repeat(32)}`;
const orderId = 'O000000000000001';
const receipt = {
  settlementId: 'a'.repeat(32),
  atMs: Date.now(),
  grossFen: 1_000_000,
  takenFen: 9_000,
  netFen: 991_000,
  orders: [{ orderId, title: '展会引导员', amountFen: 1_000_000, earnedAtMs: Date.now() }],
  sections: [
    {
      title: '个人所得税',
      lines: [
        { label: '本年累计收入', value: '¥10,000.00', note: '含本次' },
        { label: '本次代扣', value: '¥90.00' },
      ],
    },
  ],
};

describe('税单', () => {
  it('shows each line with where it comes from, and leads to the order', async () => {
    const mini = await openSignedIn(path, { 'income/receipt': receipt });
    await mini.waitFor('¥9,910.00');
    for (const text of ['展会引导员', '个人所得税', '本年累计收入', '含本次', '¥90.00', '个人所得税 App'])
      expect(mini.text()).toContain(text);
    await mini.tap('展会引导员');
    await mini.waitFor(() => mini.route === 'pages/orders/detail');
  });

  it('says of one that is not there what to do', async () => {
    const mini = await openSignedIn(path, { 'income/receipt': refuse('SETTLEMENT_NOT_FOUND', 404) });
    await mini.waitFor('没有找到这张税单');
    expect(mini.text()).toContain('重新加载');
    expectClean(mini);
  });
});
