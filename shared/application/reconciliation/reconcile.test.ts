import { operatorOf } from '../../../tests/support/data/operator';
import { bindAccount, givePayable, setUpRails } from '../../../tests/support/data/payable';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';
import { payouts } from '../../collections/payouts';
import { reconciliations } from '../../collections/reconciliations';
import { dayMs, hourMs, minuteMs, shanghaiDate } from '../../domain/calendar/calendar';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import { billDueMs, startOfDay } from './bills';
import { reconciliationId } from './reconcile-day';

let system: TestSystem;
let lin: Actor;
let accountIds: Record<PayoutChannel, string>;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
  await setUpRails(system);
  accountIds = {
    wechat: await bindAccount(system, lin, 'lin', { realName: '林晓彤' }),
    alipay: await bindAccount(system, lin, 'lin', {
      realName: '林晓彤',
      alipayLogonId: 'lin@example.com',
    }),
  };
  system.clock.pass(26 * hourMs);
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

const today = () => shanghaiDate(system.clock.nowMs());
const stored = (channel: PayoutChannel, day: string) =>
  system.ports.store.get(reconciliations, reconciliationId(channel, day));
const alarms = () =>
  system.logs.filter((line) => line.includes('reconciliationAlarm')).map((line) => JSON.parse(line));
const passTo = (atMs: number) => system.clock.pass(atMs - system.clock.nowMs());
const reconcile = () => system.timer('reconcile');

/** A payment that is made and known to be; the number. */
async function pay(channel: PayoutChannel, amountFen = 12_345): Promise<string> {
  await givePayable(system, lin.accountId, amountFen);
  const asked = { payoutAccountId: accountIds[channel], idempotencyKey: newKey() };
  const { payout } = await lin.get('payouts/request', asked);
  if (channel === 'wechat') {
    system.sandbox.weChatPay.confirm(payout.payoutId);
    await lin.get('payouts/confirm', { payoutId: payout.payoutId });
  }
  return payout.payoutId;
}

test('given payments on both rails, when their bills are made, then they agree, and it is looked at once', async () => {
  const day = today();
  for (const channel of ['wechat', 'alipay', 'wechat'] as const) await pay(channel);
  passTo(billDueMs(day) - minuteMs);
  await reconcile();
  expect(await stored('wechat', day)).toBeUndefined();
  passTo(billDueMs(day));
  await reconcile();
  expect(await stored('wechat', day)).toMatchObject({ status: 'clean', lines: 2, payments: 2, runs: 1 });
  expect(await stored('alipay', day)).toMatchObject({ status: 'clean', lines: 1, payments: 1 });
  await reconcile();
  expect(await stored('wechat', day)).toMatchObject({ runs: 1 });
  expect(alarms()).toEqual([]);
});

test('given differences, then they are kept and alarmed once, payments go on, and an operator reads them', async () => {
  const day = today();
  const [first, second] = [await pay('wechat'), await pay('wechat', 2_000)];
  await pay('alipay');
  system.sandbox.weChatPay.sayInBills((flows) => [
    ...flows.filter(({ number }) => number !== first),
    { atMs: startOfDay(day), railNumber: '1', number: '', outFen: 30, what: '扣除手续费' },
  ]);
  system.sandbox.alipay.sayInBills((flows) => flows.map((flow) => ({ ...flow, outFen: flow.outFen + 100 })));
  passTo(billDueMs(day));
  await reconcile();
  expect(await stored('wechat', day)).toMatchObject({
    status: 'different',
    differenceCount: 2,
    differences: [
      { kind: 'fee', thereFen: 30, hereFen: 0 },
      { kind: 'missing-there', number: first, thereFen: 0, hereFen: 12_345 },
    ],
  });
  expect((await stored('alipay', day))?.differences).toMatchObject([
    { kind: 'amount', thereFen: 12_445, hereFen: 12_345 },
  ]);
  await reconcile();
  expect(
    alarms()
      .map(({ channel, value, level }) => [channel, value, level])
      .toSorted(),
  ).toEqual([
    ['alipay', 1, 'error'],
    ['wechat', 2, 'error'],
  ]);
  expect((await system.ports.store.get(payouts, second))?.status).toBe('paid');
  lin = await system.signIn('lin');
  expect((await system.ports.store.get(payouts, await pay('alipay')))?.status).toBe('paid');
  const operator = await operatorOf(system, 'chen');
  const asked = async (input: object) =>
    (await operator.get('operations/reconciliations', { channel: 'wechat', ...input })).reconciliations;
  expect((await asked({}))[0]).toMatchObject({
    day,
    status: 'different',
    differenceCount: 2,
    differences: [],
  });
  expect((await asked({ day }))[0].differences).toHaveLength(2);
  expect(await asked({ day: '2026-01-01' })).toEqual([]);
});

test('given a bill that is not ready, broken or cut off, then it is asked for again and alarmed after a day', async () => {
  const day = today();
  await pay('wechat');
  await pay('alipay');
  // The days before are done.
  await reconcile();
  passTo(billDueMs(day));
  system.sandbox.addFault({ endpoint: 'fundFlowBill', fault: 'errcode', errcode: 'STATEMENT_CREATING' });
  system.sandbox.addFault({ endpoint: 'alipayBillFile', fault: 'altered' });
  await reconcile();
  expect(await stored('wechat', day)).toMatchObject({ status: 'waiting', code: 'STATEMENT_CREATING' });
  expect(await stored('alipay', day)).toMatchObject({ status: 'waiting', code: 'UNREADABLE_BILL' });
  system.sandbox.addFault({ endpoint: 'billFile', fault: 'altered' });
  system.clock.pass(30 * minuteMs);
  await reconcile();
  expect(await stored('wechat', day)).toMatchObject({ status: 'waiting', code: 'UNREADABLE_BILL' });
  expect(await stored('alipay', day)).toMatchObject({ status: 'clean' });
  system.sandbox.addFault({ endpoint: 'billFile', fault: 'html' });
  system.clock.pass(dayMs);
  expect(alarms()).toEqual([]);
  await reconcile();
  expect(alarms()).toMatchObject([{ channel: 'wechat', day, code: 'HTTP_502' }]);
  system.clock.pass(6 * hourMs);
  await reconcile();
  expect(await stored('wechat', day)).toMatchObject({ status: 'clean', runs: 4 });
});

test('given a rail without a bill of a day with payments, then it is a late one first, and differs after a day', async () => {
  const day = today();
  const number = await pay('alipay');
  system.sandbox.alipay.sayInBills(() => []);
  passTo(billDueMs(day));
  await reconcile();
  expect(await stored('alipay', day)).toMatchObject({ status: 'waiting', code: 'isp.bill_not_exist' });
  expect(await stored('wechat', day)).toMatchObject({ status: 'clean', lines: 0 });
  system.clock.pass(dayMs);
  await reconcile();
  expect((await stored('alipay', day))?.differences).toMatchObject([{ kind: 'missing-there', number }]);
});

test('given a payment that is confirmed at midnight, and one that expires the next day, then both days agree', async () => {
  const day = today();
  passTo(startOfDay(day) + dayMs - 5_000);
  lin = await system.signIn('lin');
  await givePayable(system, lin.accountId, 1_000);
  const asked = { payoutAccountId: accountIds.wechat, idempotencyKey: newKey() };
  const { payout: kept } = await lin.get('payouts/request', asked);
  await givePayable(system, lin.accountId, 2_000);
  const { payout: left } = await lin.get('payouts/request', { ...asked, idempotencyKey: newKey() });
  system.sandbox.weChatPay.confirm(kept.payoutId);
  passTo(startOfDay(day) + dayMs + 5_000);
  await lin.get('payouts/confirm', { payoutId: kept.payoutId });
  passTo(billDueMs(day));
  await reconcile();
  expect(await stored('wechat', day)).toMatchObject({ status: 'open', open: 1, differences: [] });
  // Reminders take their turns before the end is asked about.
  for (const hours of [11, 3, 2]) {
    system.clock.pass(hours * hourMs);
    await system.timer('drain');
  }
  expect((await system.ports.store.get(payouts, left.payoutId))?.status).toBe('expired');
  passTo(billDueMs(shanghaiDate(system.clock.nowMs())));
  await reconcile();
  const next = shanghaiDate(startOfDay(day) + dayMs);
  for (const each of [day, next])
    expect(await stored('wechat', each)).toMatchObject({
      status: expect.stringMatching(/clean|open/),
      differences: [],
    });
  system.clock.pass(2 * dayMs);
  await reconcile();
  for (const each of [day, next]) expect(await stored('wechat', each)).toMatchObject({ status: 'clean' });
  expect(alarms()).toEqual([]);
});
