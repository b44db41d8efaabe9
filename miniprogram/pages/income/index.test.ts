import { launchMini } from '../../../tests/mini/launch-mini';
import { answering, expectClean, phoneStorage, refuse } from '../../../tests/mini/stubs';
import { openSignedIn } from '../../../tests/mini/work-stubs';

const path = 'pages/income/index';
const dayMs = 86_400_000;
const settlementId = 'a'.repeat(32);
const months = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

const overview = (changes: object = {}) => ({
  payableFen: 991_000,
  earnedFen: 0,
  month: { month: '2026-11', settlements: 1, grossFen: 1_000_000, takenFen: 9_000, netFen: 991_000 },
  months: months.map((month, at) => ({ month, grossFen: at * 100_000, netFen: at * 99_000 })),
  year: { year: 2026, grossFen: 1_500_000, takenFen: 9_000, toRecoverFen: 0 },
  coming: [],
  ...changes,
});
const settlement = (changes: object = {}) => ({
  settlementId,
  atMs: Date.now(),
  grossFen: 1_000_000,
  takenFen: 9_000,
  netFen: 991_000,
  orders: 2,
  ...changes,
});

const opened = (of: object = {}, answers: Record<string, unknown> = {}) =>
  openSignedIn(path, {
    'income/overview': overview(of),
    'income/settlements': { settlements: [settlement()] },
    ...answers,
  });

describe('我的收入', () => {
  it('asks somebody who is not signed in to sign in', async () => {
    const mini = await launchMini({ path, backend: answering({}) });
    await mini.waitFor('登录后查看收入');
    expect(mini.requests).toEqual([]);
    expectClean(mini);
  });

  it('says what can be drawn, what was settled and taxed, and opens each', async () => {
    const mini = await opened();
    await mini.waitFor('¥9,910.00');
    for (const text of [
      '11 月已结算',
      '¥10,000.00',
      '代扣税款',
      '¥90.00',
      '2026 年累计',
      '2 个订单',
      '近半年到手',
    ])
      expect(mini.text()).toContain(text);
    expect(mini.text()).not.toContain('以后还要补扣');
    expect(document.querySelector('[aria-label*="10 月 ¥3,960.00"]')).not.toBeNull();
    await mini.tap('2 个订单 · 税前 ¥10,000.00 · 税 ¥90.00');
    await mini.waitFor(() => mini.route === 'pages/income/receipt');
    await mini.back();
    await mini.tap('提现，看每一笔到哪里了');
    await mini.waitFor(() => mini.route === 'pages/payouts/payouts');
    await mini.back();
    await mini.tap('对账单');
    await mini.waitFor(() => mini.route === 'pages/income/statement');
  });

  it.each([
    ['identity', '请先完成实名认证', true],
    ['tax-authorisation', '请同意办税授权', true],
    ['identity-check', '正在核对身份', false],
  ])('says why a sum waits (%s), and whether one can do something', async (why, text, canMend) => {
    const mini = await opened({ earnedFen: 123_456, hurdle: { why, text } });
    await mini.waitFor(text);
    expect(mini.text()).toContain('¥1,234.56');
    expect(mini.text().includes('去完成')).toBe(canMend);
    if (canMend) {
      await mini.tap('去完成');
      await mini.waitFor(() => mini.route === 'pages/income/identity');
    }
  });

  it('has a calendar of what comes, and draws nothing where there is nothing to compare', async () => {
    const mini = await opened({
      months: [{ month: '2026-11', grossFen: 1, netFen: 1 }],
      year: undefined,
      coming: [
        { atMs: Date.now() - 1, orders: 1, amountFen: 50_000 },
        { atMs: Date.now() + 2 * dayMs, orders: 3, amountFen: 90_000 },
      ],
    });
    await mini.waitFor('即将结算');
    for (const text of ['等待结算', '1 个订单 · 税前', '3 个订单 · 税前', '¥900.00'])
      expect(mini.text()).toContain(text);
    expect(mini.text()).not.toContain('近半年到手');
    expect(mini.text()).not.toContain('累计');
    expectClean(mini);
  });

  it('says what is still to be recovered, and reads on page by page', async () => {
    const pages: unknown[] = [];
    const mini = await opened(
      { year: { year: 2026, grossFen: 1, takenFen: 1, toRecoverFen: 7_700 } },
      {
        'income/settlements': (input: { cursor?: string }) => {
          pages.push(input.cursor);
          return input.cursor === undefined
            ? { settlements: [settlement()], next: 'page-2' }
            : { settlements: [settlement({ settlementId: 'b'.repeat(32), netFen: 123_400 })] };
        },
      },
    );
    await mini.waitFor('以后还要补扣的税款');
    expect(mini.text()).toContain('¥77.00');
    await mini.tap('加载更多');
    await mini.waitFor('¥1,234.00');
    expect(pages).toEqual([undefined, 'page-2']);
    expectClean(mini);
  });

  it('says what went wrong and how to go on', async () => {
    const mini = await opened({}, { 'income/overview': refuse('UNREACHABLE', 503) });
    await mini.waitFor('重新加载');
    expect(phoneStorage().getStorageSync('session')).not.toBe('');
    expectClean(mini);
  });
});
