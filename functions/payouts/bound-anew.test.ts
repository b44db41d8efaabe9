import { keepSealing } from '../../shared/application/ledger/seal-deadline';
import { verifyLedger } from '../../shared/application/ledger/verify';
import { resumeRail, stopRail } from '../../shared/application/payouts/rail-of';
import { type Payout, payoutAccounts, payouts } from '../../shared/collections/payouts';
import { hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { bindAccount, givePayable, payableOf, setUpRails } from '../../tests/support/data/payable';
import { knock } from '../../tests/support/system/knock';
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
const logonId = 'lin@example.com';
const bind = (realName: string, alipayLogonId?: string) =>
  bindAccount(system, lin, 'lin', { realName, ...(alipayLogonId !== undefined && { alipayLogonId }) });
const unbind = (payoutAccountId: string) => lin.get('payouts/unbind', { payoutAccountId });
const request = async (): Promise<string> =>
  (await lin.get('payouts/request', { idempotencyKey: newKey() })).payout.payoutId;
const view = async (payoutId: string) => (await lin.get('payouts/payout', { payoutId })).payout;
const stored = async (id: string): Promise<Payout> => {
  const payout = await system.ports.store.get(payouts, id);
  if (!payout) throw new Error('no payout');
  return payout;
};
const account = (id: string) => system.ports.store.get(payoutAccounts, id);
const drain = async (waitMs = minuteMs) => {
  system.clock.pass(waitMs);
  await system.timer('drain');
};
const stopped = (channel: 'wechat' | 'alipay') =>
  stopRail(system.ports, channel, { why: 'balance', code: 'NOT_ENOUGH' });
const resume = (channel: 'wechat' | 'alipay') => resumeRail(system.ports, channel);
const titles = async () =>
  (await lin.get('messages/notices', {})).notices.map(({ title }: { title: string }) => title);

test('given a wrong name, when WeChat finds out after the account was bound anew, then only the account that was is bad', async () => {
  const id = await bind('林小彤');
  await givePayable(system, lin.accountId, sum);
  const payoutId = await request();
  await unbind(id);
  system.clock.pass(minuteMs);
  // The register knows the right name, and the wallet is bound by it.
  expect(await bind('林小彤')).toBe(id);
  system.sandbox.weChatPay.confirm(payoutId);
  await lin.get('payouts/confirm', { payoutId });
  expect(await view(payoutId)).toMatchObject({ status: 'failed', remedy: 'account', isMended: true });
  expect(await account(id)).not.toHaveProperty('refusedAtMs');
  expect(await payableOf(system, lin.accountId)).toBe(sum);
});

test('given a payment that comes back after its account went to somebody else, then theirs is not bad', async () => {
  system.sandbox.alipay.notifyTo('http://127.0.0.1:9/callbacks/alipay');
  const id = await bind('林晓彤', logonId);
  await givePayable(system, lin.accountId, sum);
  const transfer = system.sandbox.alipay.transfer(await request());
  if (!transfer) throw new Error('Alipay knows nothing of it');
  await unbind(id);
  const chen = await system.signIn('chen');
  const theirs = await bindAccount(system, chen, 'chen', { realName: '陈海', alipayLogonId: logonId });
  system.sandbox.alipay.settle(transfer, 'REFUND', 'PAYEE_ACCOUNT_STATUS_ERROR');
  const notice = system.sandbox.alipay.lastNotice();
  if (!notice) throw new Error('Alipay told nothing');
  await knock(system, 'alipay', notice);
  await system.timer('tick');
  await drain();
  expect((await stored(transfer.out_biz_no)).status).toBe('returned');
  expect(theirs).toBe(id);
  expect(await account(id)).not.toHaveProperty('refusedAtMs');
});

test('given a payment that waits and was never sent, when its account is unbound, then it goes back and is never sent', async () => {
  const id = await bind('林晓彤', logonId);
  await givePayable(system, lin.accountId, sum);
  await stopped('alipay');
  const payoutId = await request();
  expect((await stored(payoutId)).sends).toBe(0);
  await unbind(id);
  await drain();
  await resume('alipay');
  await drain();
  expect(await view(payoutId)).toMatchObject({
    status: 'failed',
    remedy: 'account',
    reason: expect.stringContaining('解绑'),
  });
  expect(await payableOf(system, lin.accountId)).toBe(sum);
  expect(system.sandbox.alipay.transfers()).toEqual([]);
  await system.timer('tick');
  expect(await titles()).toContain('提现未成功');
});

test('given a payment that waits, when its account is bound anew by the same id, then it goes back all the same', async () => {
  const id = await bind('林晓彤', logonId);
  await givePayable(system, lin.accountId, sum);
  await stopped('alipay');
  const payoutId = await request();
  await unbind(id);
  system.clock.pass(1_000);
  await bind('林晓彤', logonId);
  await resume('alipay');
  await drain();
  expect((await stored(payoutId)).status).toBe('failed');
  // What is drawn now goes to the account as it is now.
  system.clock.pass(25 * hourMs);
  lin = await system.signIn('lin');
  const again = await request();
  expect((await stored(again)).status).toBe('paid');
  expect(system.sandbox.alipay.transfers()).toHaveLength(1);
});

test('given a payment that was sent in vain, when its account is unbound, then it goes back once the rail has said twice that it has none', async () => {
  const id = await bind('林晓彤', logonId);
  await givePayable(system, lin.accountId, sum);
  system.sandbox.alipay.setBalance(100);
  const payoutId = await request();
  expect(await stored(payoutId)).toMatchObject({ status: 'reserved', sends: 1 });
  await unbind(id);
  system.sandbox.alipay.setBalance(100_000_000);
  await resume('alipay');
  await drain();
  expect((await stored(payoutId)).status).toBe('unknown');
  for (let time = 0; time < 3; time += 1) await drain();
  expect(await view(payoutId)).toMatchObject({ status: 'failed', reason: expect.stringContaining('解绑') });
  expect(await payableOf(system, lin.accountId)).toBe(sum);
  expect(system.sandbox.alipay.transfers()).toEqual([]);
});

test('given a payment whose answer was lost, when its account is unbound, then it is paid as it was sent', async () => {
  const id = await bind('林晓彤');
  await givePayable(system, lin.accountId, sum);
  system.sandbox.addFault({ endpoint: 'transferBill', fault: 'html' });
  const payoutId = await request();
  expect((await stored(payoutId)).status).toBe('unknown');
  await unbind(id);
  // It waits at WeChat Pay, without what opens its page: that comes with the same number sent again.
  for (let time = 0; time < 3; time += 1) await drain();
  expect(await stored(payoutId)).toMatchObject({ status: 'waiting', prompt: expect.any(Object) });
  system.sandbox.weChatPay.confirm(payoutId);
  await drain(2 * hourMs);
  lin = await system.signIn('lin');
  expect((await lin.get('payouts/confirm', { payoutId })).payout.status).toBe('paid');
  expect(system.sandbox.weChatPay.bills()).toHaveLength(1);
});
