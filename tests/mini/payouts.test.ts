import type { PayoutView } from '../../shared/contract/payouts';
import { payoutStatuses } from '../../shared/domain/lifecycles/payout-lifecycle';
import { drawHurdleTexts } from '../../shared/domain/money/draw-hurdles';
import { fen } from '../../shared/domain/money/money';
import { launchMini } from './launch-mini';
import { answering, expectClean, profile, signedInStorage } from './stubs';

const payoutId = 'P'.repeat(28);
const path = `pages/payouts/payout?id=${payoutId}`;
const prompt = { mchId: '1900000109', appId: 'wx10ca10000000a001', package: 'of-this-bill' };

const payout = (changes: Partial<PayoutView> = {}): PayoutView => ({
  payoutId,
  channel: 'wechat',
  destination: '微信零钱',
  amountFen: fen(123_456),
  status: 'sent',
  createdAtMs: Date.now() - 60_000,
  isMended: false,
  isStopped: false,
  isHeld: false,
  ...changes,
});

const shown = async (of: PayoutView, answers: Record<string, unknown> = {}, wx = {}) =>
  launchMini({
    path,
    wx,
    storage: await signedInStorage(),
    backend: answering({
      'account/me': { profile: profile() },
      'payouts/payout': { payout: of },
      ...answers,
    }),
  });

const words: Readonly<Record<PayoutView['status'], readonly [string, string]>> = {
  reserved: ['正在提交', '查看最新结果'],
  sent: ['微信处理中', '查看最新结果'],
  unknown: ['微信处理中', '查看最新结果'],
  waiting: ['待你确认', '去确认收款'],
  cancelling: ['正在取消', '查看最新结果'],
  paid: ['已到账', '复制'],
  failed: ['没有付成，已退回', '改正收款账户'],
  expired: ['超时未确认，已退回', '重新提现'],
  returned: ['到账后被退回', '改正收款账户'],
};

it.each(payoutStatuses)('says of one that is %s where it is and what to do', async (status) => {
  const isBack = ['failed', 'returned'].includes(status);
  const mini = await shown(
    payout({ status, ...(isBack && { reason: '姓名与收款账户的实名不一致', remedy: 'account' }) }),
  );
  const [title, button] = words[status];
  await mini.waitFor(title);
  for (const text of [button, '¥1,234.56', '付到 微信零钱', ...(isBack ? ['姓名与收款账户'] : [])])
    expect(mini.text()).toContain(text);
  expectClean(mini);
});

it('opens the page to confirm with what the rail gave, and believes the rail alone', async () => {
  const asked: object[] = [];
  const requestMerchantTransfer = ({ success, ...given }: { success(): void }) => {
    asked.push(given);
    success();
  };
  const mini = await shown(
    payout({ status: 'waiting', prompt, confirmUntilMs: Date.now() + 3_600_000 }),
    { 'payouts/confirm': { payout: payout({ status: 'paid' }) } },
    { requestMerchantTransfer, canIUse: () => true },
  );
  await mini.waitFor('去确认收款');
  await mini.tap('去确认收款');
  await mini.waitFor('已到账');
  expect(asked).toEqual([expect.objectContaining(prompt)]);
  expectClean(mini);
});

it.each([
  [{ byItself: true }, '将自动付到默认收款账户，无需操作'],
  [{ byItself: true, hurdle: 'refused', text: drawHurdleTexts.refused }, drawHurdleTexts.refused],
  [
    { byItself: true, hurdle: 'paused', text: drawHurdleTexts.paused, untilMs: Date.now() + 3_600_000 },
    '后可提现',
  ],
] as const)('says what happens to the sum by itself, or what to do first: %o', async (drawing, said) => {
  const mini = await launchMini({
    path: 'pages/payouts/payouts',
    storage: await signedInStorage(),
    backend: answering({
      'account/me': { profile: profile() },
      'payouts/payouts': { payouts: [], payableFen: 5_000, drawing },
    }),
  });
  await mini.waitFor(said);
  expectClean(mini);
});

it.each([
  ['no-account', '绑定收款账户', 'pages/payouts/accounts'],
  ['identity', '去实名认证', 'pages/income/identity'],
] as const)('leads whom %s keeps from drawing to where it is mended', async (hurdle, button, route) => {
  const drawing = { byItself: false, hurdle, text: drawHurdleTexts[hurdle] };
  const mini = await launchMini({
    path: 'pages/payouts/payouts',
    storage: await signedInStorage(),
    backend: answering({
      'account/me': { profile: profile() },
      'payouts/payouts': { payouts: [], payableFen: 5_000, drawing },
      'payouts/accounts': { accounts: [] },
      'income/identity': { state: 'none' },
    }),
  });
  await mini.waitFor(button);
  expect(mini.text()).not.toContain('全部提现');
  await mini.tap(button);
  await mini.waitFor(() => mini.route === route);
});

it('draws all there is, and lists what was drawn', async () => {
  const mini = await launchMini({
    path: 'pages/payouts/payouts',
    storage: await signedInStorage(),
    backend: answering({
      'account/me': { profile: profile() },
      'payouts/payouts': { payouts: [payout({ status: 'expired' })], payableFen: 123_456 },
      'payouts/request': { payout: payout({ status: 'waiting', prompt }) },
      'payouts/payout': { payout: payout({ status: 'waiting', prompt }) },
    }),
  });
  await mini.waitFor('超时未确认，已退回');
  await mini.tap('全部提现');
  await mini.waitFor('去确认收款');
  expectClean(mini);
});

const back = (status: PayoutView['status'], remedy: NonNullable<PayoutView['remedy']>) =>
  payout({ status, reason: '姓名与收款账户的实名不一致', remedy });

it('has a wrong name mended in place, and pays again for the one that did not work', async () => {
  const asked: { replaces?: string; idempotencyKey?: string }[] = [];
  const mini = await shown(back('failed', 'account'), { 'payouts/accounts': { accounts: [] } });
  await mini.waitFor('改正收款账户');
  await mini.tap('改正收款账户');
  await mini.waitFor(() => mini.route === 'pages/payouts/accounts');
  const again = await shown(
    { ...back('failed', 'account'), isMended: true },
    {
      'payouts/request': (input: { replaces?: string }) => {
        asked.push(input);
        return { payout: payout({ payoutId: 'Q'.repeat(28), status: 'paid' }) };
      },
    },
  );
  await again.waitFor('收款账户已更新');
  await again.tap('重新提现');
  await again.waitFor('已到账');
  expect(asked).toEqual([{ replaces: payoutId, idempotencyKey: expect.any(String) }]);
  expectClean(again);
});

it.each(['reserved', 'sent', 'unknown', 'cancelling'] as const)(
  'asks the rail for the newest state of one that is %s',
  async (status) => {
    const mini = await shown(payout({ status }), {
      'payouts/confirm': { payout: payout({ status: 'paid' }) },
    });
    await mini.waitFor('查看最新结果');
    await mini.tap('查看最新结果');
    await mini.waitFor('已到账');
    expectClean(mini);
  },
);

it.each([
  [payout({ status: 'expired' }), '重新提现'],
  [payout({ status: 'waiting', prompt }), '去确认收款'],
  [payout({ status: 'reserved', isStopped: true }), undefined],
  [payout({ status: 'paid' }), undefined],
  [payout({ status: 'sent', isHeld: true }), '联系客服'],
])('has one button, or none where there is nothing to do', async (of, button) => {
  const mini = await shown(of);
  await mini.waitFor('进度');
  const all = ['查看最新结果', '去确认收款', '重新提现', '改正收款账户', '联系客服'];
  const leaves = [...document.querySelectorAll('.mp-view:not([hidden]) *')].filter(
    ({ children }) => children.length === 0,
  );
  const shownTexts = leaves.map(({ textContent }) => textContent?.trim());
  expect(all.filter((each) => shownTexts.includes(each))).toEqual(button === undefined ? [] : [button]);
  expectClean(mini);
});

it('takes back one that waits only when it was meant', async () => {
  const mini = await shown(payout({ status: 'waiting', prompt }), {
    'payouts/cancel': { payout: payout({ status: 'cancelling' }) },
  });
  await mini.waitFor('取消提现');
  await mini.tap('取消提现');
  await mini.waitFor('取消这笔提现？');
  await mini.tap('再想想');
  expect(mini.requests.filter(({ url }) => url.includes('cancel'))).toEqual([]);
  await mini.tap('取消提现');
  await mini.waitFor('取消这笔提现？');
  await mini.tap('取消提现');
  await mini.waitFor('正在取消');
  expectClean(mini);
});
