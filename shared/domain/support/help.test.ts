import { payoutStatuses } from '../lifecycles/payout-lifecycle';
import { fen } from '../money/money';
import { settlementHurdles } from '../settlement/settlement-hurdles';
import { helpOf } from './help';
import { promisedBy } from './tickets';

const answerOn = (topic: string, state: Parameters<typeof helpOf>[0]) =>
  helpOf(state).find((answer) => answer.topic === topic);

test.each(payoutStatuses)('of a payout that is %s, help says where it is and opens it', (status) => {
  const answer = answerOn('payout', { payout: { id: 'p1', status, amountFen: fen(12_300) } });
  expect(answer?.page).toBe('pages/payouts/payout?id=p1');
  expect(answer?.answer).toMatch(/^最近一笔 ¥123(\.00)?：.{4,}。$/);
});

test.each(settlementHurdles)(
  'of a settlement that waits for %s, help leads to where it is mended',
  (hurdle) => {
    const state = { unsettled: { amountFen: fen(9_000), settlesAtMs: 0 }, hurdle };
    expect(answerOn('settlement', state)?.page).toBe('pages/income/identity');
  },
);

test('whoever does not publish is told nothing of publishing, and whoever is stopped comes to why', () => {
  expect(answerOn('publishing', {})).toBeUndefined();
  expect(answerOn('publishing', { publishing: { isStopped: false } })).toBeUndefined();
  expect(answerOn('publishing', { publishing: { isStopped: true } })?.page).toBe(
    'pages/support/tickets?about=me',
  );
});

test('what is urgent comes first', () => {
  const [first] = helpOf({ suspension: { text: '代打卡', untilMs: 0 } });
  expect(first?.topic).toBe('suspension');
});

test('a report of money asked for is answered within a day, others within three working days, the rest within 15 days', () => {
  const friday = Date.parse('2026-11-27T10:00+08:00');
  expect(promisedBy('report', friday, 'asked-for-money')).toBe(friday + 86_400_000);
  const wednesday = Date.parse('2026-12-03T00:00+08:00');
  expect(promisedBy('report', friday, 'other')).toBe(wednesday);
  expect(promisedBy('appeal', friday)).toBe(wednesday);
  expect(promisedBy('feedback', friday)).toBe(friday + 15 * 86_400_000);
});
