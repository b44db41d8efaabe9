import { keepSealing } from '../../shared/application/ledger/seal-deadline';
import { verifyLedger } from '../../shared/application/ledger/verify';
import { type Payout, payouts } from '../../shared/collections/payouts';
import { hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { bindAccount, givePayable, payableOf, setUpRails } from '../../tests/support/data/payable';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
  await keepSealing(system.ports);
  await setUpRails(system);
});
afterEach(async () => {
  const { problems } = await verifyLedger(system.ports.store, system.ports.clock.nowMs());
  await system.close();
  expect(problems).toEqual([]);
});

const sum = 123_456;
const ready = async (alipay = false, realName = '林晓彤') => {
  await bindAccount(system, lin, 'lin', { realName, ...(alipay && { alipayLogonId: 'lin@example.com' }) });
  await givePayable(system, lin.accountId, sum);
};
const request = () => lin.get('payouts/request', { idempotencyKey: newKey() });
const stored = async (id: string): Promise<Payout> => {
  const payout = await system.ports.store.get(payouts, id);
  if (!payout) throw new Error('no payout');
  return payout;
};
const view = async (payoutId: string) => (await lin.get('payouts/payout', { payoutId })).payout;
const drain = () => system.timer('drain');
const codeOf = async (action: string, input: object) => (await lin.call(action, input)).error?.code;

test('given a WeChat wallet, when a person draws, then the bill waits for them, and is paid when they confirm', async () => {
  await ready();
  const { payout } = await request();
  expect(payout).toMatchObject({
    status: 'waiting',
    amountFen: sum,
    channel: 'wechat',
    prompt: { mchId: expect.any(String), appId: expect.any(String), package: expect.any(String) },
    confirmUntilMs: system.clock.nowMs() + 24 * hourMs,
  });
  expect(await payableOf(system, lin.accountId)).toBe(0);
  system.sandbox.weChatPay.confirm(payout.payoutId);
  const confirmed = (await lin.get('payouts/confirm', { payoutId: payout.payoutId })).payout;
  expect(confirmed).toMatchObject({
    status: 'paid',
    railNumber: expect.any(String),
    endedAtMs: expect.any(Number),
  });
  expect(confirmed).not.toHaveProperty('prompt');
  expect(await lin.get('payouts/payouts', {})).toMatchObject({ payouts: [confirmed], payableFen: 0 });
});

test('given an Alipay account, when a person draws, then it is paid at once', async () => {
  await ready(true);
  const { payout } = await request();
  expect(payout).toMatchObject({ status: 'paid', channel: 'alipay' });
  expect(system.sandbox.alipay.transfer(payout.payoutId)).toMatchObject({ trans_amount: '1234.56' });
});

test('given two taps, and two phones, then there is one payment', async () => {
  await ready();
  const taps = [newKey(), newKey()].flatMap((idempotencyKey) => [{ idempotencyKey }, { idempotencyKey }]);
  const answers = await Promise.all(taps.map((input) => lin.call('payouts/request', input)));
  const made = new Set(answers.flatMap(({ data }) => data?.payout.payoutId ?? []));
  expect(made.size).toBe(1);
  expect(answers.flatMap(({ error }) => error?.code ?? [])).toEqual(['NOTHING_PAYABLE', 'NOTHING_PAYABLE']);
  expect(system.sandbox.weChatPay.bills()).toHaveLength(1);
});

test('given a wrong name, when WeChat finds out, then the money is back, and is paid once the account is mended', async () => {
  await ready(false, '林小彤');
  const { payout: first } = await request();
  system.sandbox.weChatPay.confirm(first.payoutId);
  await lin.get('payouts/confirm', { payoutId: first.payoutId });
  expect(await view(first.payoutId)).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('姓名'),
    remedy: 'account',
  });
  expect(await payableOf(system, lin.accountId)).toBe(sum);
});

test('given nobody confirms, then they are reminded twice, it expires when the rail says so, and is paid again', async () => {
  await ready();
  const { payout } = await request();
  const texts = async () =>
    (await lin.get('messages/notices', {})).notices.map(({ title }: { title: string }) => title);
  for (const hours of [19, 1, 3]) {
    system.clock.pass(hours * hourMs + minuteMs);
    await drain();
    await system.timer('tick');
  }
  lin = await system.signIn('lin');
  expect((await texts()).filter((title: string) => title === '收款即将超时')).toHaveLength(2);
  expect((await stored(payout.payoutId)).status).toBe('waiting');
  system.clock.pass(hourMs);
  await drain();
  expect(await view(payout.payoutId)).toMatchObject({ status: 'expired', remedy: 'again' });
  expect(await payableOf(system, lin.accountId)).toBe(sum);
  const { payout: again } = await lin.get('payouts/request', {
    replaces: payout.payoutId,
    idempotencyKey: newKey(),
  });
  expect(again.payoutId).not.toBe(payout.payoutId);
  system.sandbox.weChatPay.confirm(again.payoutId);
  expect((await lin.get('payouts/confirm', { payoutId: again.payoutId })).payout.status).toBe('paid');
});

test('given a bill that waits, when it is taken back, then the money is back; what is paid cannot be', async () => {
  await ready();
  const { payout } = await request();
  await lin.get('payouts/cancel', { payoutId: payout.payoutId });
  system.clock.pass(minuteMs);
  await drain();
  expect(await view(payout.payoutId)).toMatchObject({ status: 'failed', remedy: 'again' });
  expect(await payableOf(system, lin.accountId)).toBe(sum);
  const { payout: second } = await request();
  system.sandbox.weChatPay.confirm(second.payoutId);
  await lin.get('payouts/confirm', { payoutId: second.payoutId });
  expect(await codeOf('payouts/cancel', { payoutId: second.payoutId })).toBe('PAYOUT_NOT_CANCELLABLE');
});

test.each([
  ['was confirmed', 'paid'],
  ['ran out of time', 'expired'],
] as const)('given a bill that %s when it is taken back, then it is %s', async (_what, end) => {
  await ready();
  const { payout } = await request();
  if (end === 'paid') system.sandbox.weChatPay.confirm(payout.payoutId);
  else system.clock.pass(25 * hourMs);
  lin = await system.signIn('lin');
  expect((await lin.get('payouts/cancel', { payoutId: payout.payoutId })).payout.status).toBe(end);
  expect(await payableOf(system, lin.accountId)).toBe(end === 'paid' ? 0 : sum);
});

test('given an empty rail, then nothing is sent until an operator has filled it and says so', async () => {
  await ready(true);
  system.sandbox.alipay.setBalance(100);
  const { payout } = await request();
  expect(payout).toMatchObject({ status: 'reserved', isStopped: true });
  expect(system.logs.some((line) => line.includes('payoutAlarm'))).toBe(true);
  const calls = system.sandbox.alipay.calls().length;
  system.clock.pass(hourMs);
  await drain();
  expect(system.sandbox.alipay.calls()).toHaveLength(calls);
  expect(await lin.get('payouts/cancel', { payoutId: payout.payoutId }).catch(() => 'refused')).toBe(
    'refused',
  );
});

test('given no money, too little, no account, a paused one or no rail, then it says so', async () => {
  expect(await codeOf('payouts/request', { idempotencyKey: newKey() })).toBe('PAYOUT_ACCOUNT_NOT_FOUND');
  const first = await bindAccount(system, lin, 'lin', { realName: '林晓彤' });
  expect(await codeOf('payouts/request', { idempotencyKey: newKey() })).toBe('NOTHING_PAYABLE');
  await givePayable(system, lin.accountId, 29);
  expect(await codeOf('payouts/request', { payoutAccountId: first, idempotencyKey: newKey() })).toBe(
    'PAYOUT_TOO_SMALL',
  );
  const second = await bindAccount(system, lin, 'lin', {
    realName: '林晓彤',
    alipayLogonId: 'lin@example.com',
  });
  expect(await codeOf('payouts/request', { payoutAccountId: second, idempotencyKey: newKey() })).toBe(
    'PAYOUT_ACCOUNT_PAUSED',
  );
  expect(await codeOf('payouts/payout', { payoutId: '0'.repeat(28) })).toBe('PAYOUT_NOT_FOUND');
});
