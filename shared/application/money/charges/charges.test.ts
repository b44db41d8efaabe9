import { operatorOf } from '../../../../tests/support/data/operator';
import { bindAccount, givePayable, setUpRails } from '../../../../tests/support/data/payable';
import { draftTask } from '../../../../tests/support/data/tasks';
import { knock } from '../../../../tests/support/system/knock';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../../tests/support/system/test-system';
import { charges } from '../../../collections/charges';
import { fundings, refunds, taskFunds } from '../../../collections/fundings';
import { ledgerEntries } from '../../../collections/ledger';
import { railSettings } from '../../../collections/payouts';
import { reconciliations } from '../../../collections/reconciliations';
import { tasks } from '../../../collections/tasks';
import { dayMs, hourMs, minuteMs, shanghaiDate } from '../../../domain/calendar/calendar';
import { verifyLedger } from '../../ledger/verify';
import { billDueMs } from '../../reconciliation/bills';
import { finishRefund } from '../refunds';
import { chargeRailOf } from './charge-rail-of';
import { takeRefundTurn } from './take-refund-turn';

let system: TestSystem;
let zhao: Actor;
let firstBalance = 0;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  await setUpRails(system);
  firstBalance = pay().balanceFen();
});
afterEach(async () => {
  // Whatever happened, the books agree, and the ledger has what the rail has.
  const { store } = system.ports;
  expect((await verifyLedger(store, system.clock.nowMs())).problems).toEqual([]);
  await system.close();
});

const pay = () => system.sandbox.weChatPay;
const placeFen = 21_400;
const sumFen = 2 * placeFen;
const statusOf = async (taskId: string) => (await system.ports.store.get(tasks, taskId))?.status;
const charge = (id: string) => system.ports.store.get(charges, id);
const alarms = () => system.logs.filter((line) => line.includes('payoutAlarm')).length;
const drain = () => system.timer('drain');

async function awaiting(changes: Parameters<typeof draftTask>[2] = {}): Promise<string> {
  const taskId = await draftTask(system, zhao, { places: 2, ...changes });
  await zhao.get('publishing/openTask', { taskId });
  return taskId;
}
const byCode = (taskId: string) => zhao.get('funding/payByCode', { taskId });
const order = (taskId: string) => zhao.get('funding/payByWeChat', { taskId });
const check = async (paymentId: string) => (await zhao.get('funding/checkPayment', { paymentId })).status;
/** What the rail has told by itself comes in, and what it leads to is done. */
async function tell(): Promise<void> {
  const notice = pay().lastNotice();
  if (!notice) throw new Error('WeChat Pay told nothing');
  expect((await knock(system, 'wechatPay', notice)).status).toBe(200);
  await system.timer('tick');
  await drain();
}
/** Time goes by, and the timers come; sessions end. */
async function wait(ms: number): Promise<void> {
  system.clock.pass(ms);
  await system.timer('tick');
  await drain();
  zhao = await system.publisher('zhao');
}
const due = async () => (await system.ports.store.list(refunds, 'status', ['due'], { limit: 50 })).items;
const paidBack = async () =>
  (await system.ports.store.list(refunds, 'status', ['paid'], { limit: 50 })).items;

test('given a task to be paid for, when its publisher pays by WeChat, then it is open, whoever tells of it and however often', async () => {
  const taskId = await awaiting();
  expect(await zhao.get('funding/due', { taskId })).toMatchObject({ byWeChatPay: true, transfer: {} });
  const { paymentId, prompt } = await order(taskId);
  expect(await check(paymentId)).toBe('open');
  expect(await statusOf(taskId)).toBe('awaiting-funds');
  const { transaction_id } = pay().pay(prompt);
  for (let time = 0; time < 3; time += 1) await tell();
  expect([await statusOf(taskId), await check(paymentId)]).toEqual(['open', 'paid']);
  expect(await system.ports.store.get(ledgerEntries, `fund:wechat-pay:${transaction_id}`)).toMatchObject({
    postings: [
      { account: 'wechatRail', amountFen: -sumFen },
      { account: 'reserve', amountFen: sumFen },
    ],
  });
  expect((await system.ports.store.get(taskFunds, taskId))?.reservedFen).toBe(sumFen);
  expect((await zhao.call('funding/payByWeChat', { taskId })).error?.code).toBe('NOTHING_TO_FUND');
  expect(await due()).toEqual([]);
});

test('given a phone that says it has paid, then WeChat Pay is asked, and the task is open at once', async () => {
  const taskId = await awaiting();
  const { paymentId, prompt } = await order(taskId);
  pay().pay(prompt);
  expect(await check(paymentId)).toBe('paid');
  expect(await statusOf(taskId)).toBe('open');
  // The notice that comes late finds nothing to do.
  await tell();
  expect((await system.ports.store.get(taskFunds, taskId))?.reservedFen).toBe(sumFen);
  const li = await system.publisher('sun');
  expect((await li.call('funding/checkPayment', { paymentId })).error?.code).toBe('PAYMENT_NOT_FOUND');
});

test('given two taps, or an answer that was lost, then there is one order', async () => {
  const taskId = await awaiting();
  const [one, other] = await Promise.all([order(taskId), order(taskId)]);
  expect(one.paymentId).toBe(other.paymentId);
  const lost = [
    { fault: 'late', delayMs: 10_000 },
    { fault: 'html' },
    { fault: 'forged' },
    { fault: 'altered' },
    { fault: 'unsigned' },
    { fault: 'stale' },
    { fault: 'unknown-key' },
    { fault: 'redirect' },
    { fault: 'cut' },
    { fault: 'http-500' },
    { fault: 'errcode', errcode: 'SYSTEM_ERROR' },
    { fault: 'errcode', errcode: 'NOBODY_KNOWS_IT' },
  ] as const;
  for (const fault of lost) {
    system.sandbox.addFault({ endpoint: 'jsapiOrder', ...fault });
    expect((await zhao.call('funding/payByWeChat', { taskId })).error?.code).toBe('WECHAT_PAY_UNAVAILABLE');
  }
  const again = await order(taskId);
  expect(again.paymentId).toBe(one.paymentId);
  expect(pay().orders()).toHaveLength(1);
  pay().pay(again.prompt);
  expect(await order(taskId)).toEqual({ paymentId: one.paymentId });
  expect(await statusOf(taskId)).toBe('open');
});

test('given answers to the question that prove nothing, then nothing is booked until one does', async () => {
  const taskId = await awaiting();
  const { paymentId, prompt } = await order(taskId);
  for (const fault of ['forged', 'altered', 'unsigned', 'stale', 'contradictory', 'html', 'cut'] as const) {
    system.sandbox.addFault({ endpoint: 'queryOrder', fault });
    expect(await check(paymentId)).toBe('open');
  }
  pay().pay(prompt);
  system.sandbox.addFault({ endpoint: 'queryOrder', fault: 'contradictory' });
  expect(await check(paymentId)).toBe('open');
  expect(await check(paymentId)).toBe('paid');
});

test('given a forged, altered or unsigned notice, then it is refused; one about nobody is an alarm', async () => {
  const taskId = await awaiting();
  const { paymentId, prompt } = await order(taskId);
  pay().pay(prompt);
  const notice = pay().lastNotice();
  if (!notice) throw new Error('no notice');
  const { headers, body } = notice;
  for (const request of [
    { headers, body: `${body} ` },
    { body },
    { headers: { ...headers, 'wechatpay-serial': 'X' }, body },
  ])
    expect((await knock(system, 'wechatPay', request)).status).toBe(403);
  await system.timer('tick');
  expect((await charge(paymentId))?.status).toBe('open');
});

test('given an order that nobody pays, then it is closed when its time is over; one that was paid unheard of is booked', async () => {
  const [left, unheard] = [await awaiting(), await awaiting()];
  const [first, second] = [await order(left), await order(unheard)];
  await wait(29 * minuteMs);
  pay().pay(second.prompt);
  await wait(2 * minuteMs);
  await wait(minuteMs);
  expect(
    pay()
      .orders()
      .map(({ state }) => state),
  ).toEqual(['CLOSED', 'SUCCESS']);
  await wait(10 * minuteMs);
  expect([(await charge(first.paymentId))?.status, (await charge(second.paymentId))?.status]).toEqual([
    'closed',
    'paid',
  ]);
  expect([await statusOf(left), await statusOf(unheard)]).toEqual(['awaiting-funds', 'open']);
  const again = await order(left);
  expect(again.paymentId).not.toBe(first.paymentId);
  pay().pay(again.prompt);
  expect(await check(again.paymentId)).toBe('paid');
  expect(await statusOf(left)).toBe('open');
});

test('given a sum that changes, then the order before is closed; paid all the same, it goes back by WeChat, once', async () => {
  const taskId = await awaiting();
  const old = await order(taskId);
  await zhao.get('publishing/cancelFunding', { taskId });
  await zhao.get('publishing/updateTask', { taskId, changes: { places: 3 } });
  await zhao.get('publishing/openTask', { taskId });
  system.sandbox.addFault({ endpoint: 'closeOrder', fault: 'http-500' });
  const fresh = await order(taskId);
  expect(fresh.paymentId).not.toBe(old.paymentId);
  // Its closing was lost on the way.
  pay().pay(old.prompt);
  await tell();
  expect([(await charge(old.paymentId))?.status, await statusOf(taskId)]).toEqual(['paid', 'awaiting-funds']);
  expect(await due()).toMatchObject([{ channel: 'wechat-pay', amountFen: sumFen, chargeId: old.paymentId }]);
  await wait(minuteMs);
  await wait(5 * minuteMs);
  expect(await paidBack()).toMatchObject([{ amountFen: sumFen, bankSerial: expect.any(String) }]);
  expect(pay().refunds()).toMatchObject([{ refund: sumFen, status: 'SUCCESS' }]);
  expect(pay().balanceFen()).toBe(firstBalance);
  pay().pay((await order(taskId)).prompt);
  await tell();
  expect(await statusOf(taskId)).toBe('open');
});

test('given what nobody needs any more, when it is paid, then it goes back, and is sent again under its number until it is', async () => {
  const taskId = await awaiting();
  const { paymentId, prompt } = await order(taskId);
  await zhao.get('publishing/cancelFunding', { taskId });
  pay().pay(prompt);
  pay().setBalance(100);
  await tell();
  await drain();
  expect([(await charge(paymentId))?.status, await statusOf(taskId)]).toEqual(['paid', 'draft']);
  const [refund] = await due();
  expect([refund?.failure, alarms()]).toEqual(['微信支付：NOT_ENOUGH', 1]);
  pay().setBalance(firstBalance);
  for (const fault of ['html', 'forged', 'cut'] as const) {
    system.sandbox.addFault({ endpoint: 'refundOrder', fault });
    await wait(10 * minuteMs);
  }
  for (let time = 0; time < 3; time += 1) await wait(hourMs);
  expect(pay().refunds()).toHaveLength(1);
  expect(await paidBack()).toHaveLength(1);
  expect(pay().balanceFen()).toBe(firstBalance - sumFen);
  await tell();
  expect(await paidBack()).toHaveLength(1);
});

test('given a refund that the rail gives up, then another is made; one that its account does not take is an operator’s', async () => {
  const [closed, held] = [await awaiting(), await awaiting()];
  const chen = await operatorOf(system, 'chen');
  for (const taskId of [closed, held]) {
    const { prompt } = await order(taskId);
    await zhao.get('publishing/cancelFunding', { taskId });
    pay().pay(prompt);
    await tell();
  }
  const by = { bankSerial: 'BANK-0009-0001' };
  const [first] = await due();
  const byHand = { refundId: first?.id, outcome: 'paid', ...by };
  expect((await chen.call('operations/finishRefund', byHand)).error?.code).toBe('REFUND_BY_WECHAT_PAY');
  pay().endNextRefund('CLOSED');
  system.clock.pass(2 * minuteMs);
  await drain();
  pay().endNextRefund('ABNORMAL');
  for (let time = 0; time < 4; time += 1) await wait(hourMs);
  expect(
    pay()
      .refunds()
      .map(({ status }) => status)
      .toSorted(),
  ).toEqual(['ABNORMAL', 'CLOSED', 'SUCCESS']);
  const [stuck] = await due();
  expect(stuck).toMatchObject({ failure: '微信支付：ABNORMAL' });
  expect(alarms()).toBeGreaterThan(0);
  const payer = { payerName: '赵晴天', payerAccount: '6222000011112222', payerBank: '示例银行' };
  const operator = await operatorOf(system, 'chen');
  const moved = { refundId: stuck?.id, outcome: 'failed', reason: '微信账户已注销', payer };
  expect((await operator.get('operations/finishRefund', moved)).status).toBe('due');
  expect(
    (await operator.get('operations/finishRefund', { refundId: stuck?.id, outcome: 'paid', ...by })).status,
  ).toBe('paid');
});

test('given a refund that failed and is under way again, then nobody can send it from the bank too', async () => {
  const taskId = await awaiting();
  const { prompt } = await order(taskId);
  await zhao.get('publishing/cancelFunding', { taskId });
  pay().pay(prompt);
  pay().setBalance(100);
  await tell();
  await drain();
  const [failed] = await due();
  if (!failed) throw new Error('no refund');
  expect(failed.failure).toBe('微信支付：NOT_ENOUGH');
  pay().setBalance(firstBalance);
  const payer = { payerName: '赵晴天', payerAccount: '6222000011112222', payerBank: '示例银行' };
  const byHand = () =>
    finishRefund(system.ports, { refundId: failed.id, outcome: 'failed', reason: '改退', payer }).catch(
      ({ code }) => code,
    );
  const rail = await chargeRailOf(system.ports);
  if (!rail) throw new Error('no rail');
  // An operator comes between its sending and the answer, and again after it.
  const meanwhile: unknown[] = [];
  const slow: typeof rail = {
    ...rail,
    async refund(refund) {
      meanwhile.push(await byHand());
      return rail.refund(refund);
    },
  };
  system.clock.pass(10 * minuteMs);
  await takeRefundTurn(system.ports, slow, failed);
  meanwhile.push(await byHand());
  // A question that is turned down says nothing of the refund.
  const [sent = failed] = await due();
  system.sandbox.addFault({ endpoint: 'queryRefund', fault: 'errcode', errcode: 'NO_AUTH' });
  await takeRefundTurn(system.ports, rail, sent);
  meanwhile.push(await byHand());
  expect(meanwhile).toEqual(Array.from({ length: 3 }, () => 'REFUND_BY_WECHAT_PAY'));
  expect((await due())[0]).not.toHaveProperty('failure');
  for (let time = 0; time < 3; time += 1) await wait(hourMs);
  expect(await paidBack()).toMatchObject([{ channel: 'wechat-pay', amountFen: sumFen }]);
});

test('given a refund that went to the bank meanwhile, then the rail is not asked for it any more', async () => {
  const taskId = await awaiting();
  const { prompt } = await order(taskId);
  await zhao.get('publishing/cancelFunding', { taskId });
  pay().pay(prompt);
  pay().setBalance(100);
  await tell();
  await drain();
  const [seen] = await due();
  const rail = await chargeRailOf(system.ports);
  if (!seen || !rail) throw new Error('no refund');
  pay().setBalance(firstBalance);
  const payer = { payerName: '赵晴天', payerAccount: '6222000011112222', payerBank: '示例银行' };
  await finishRefund(system.ports, { refundId: seen.id, outcome: 'failed', reason: '改退', payer });
  await takeRefundTurn(system.ports, rail, seen);
  expect(pay().refunds()).toEqual([]);
});

test('given a task that is over, then what is left of its reserve goes back by WeChat, and the day’s bill agrees', async () => {
  const taskId = await awaiting();
  const { prompt, paymentId } = await order(taskId);
  pay().pay(prompt);
  await tell();
  const day = shanghaiDate(system.clock.nowMs());
  await zhao.get('publishing/closeTask', { taskId });
  for (let time = 0; time < 6; time += 1) await wait(15 * minuteMs);
  expect(await paidBack()).toMatchObject([{ channel: 'wechat-pay', chargeId: paymentId, amountFen: sumFen }]);
  const funding = await system.ports.store.get(fundings, (await charge(paymentId))?.fundingId ?? '');
  expect(funding?.refundedFen).toBe(sumFen);
  const { refunds: seen } = await zhao.get('publishing/funds', { taskId });
  expect(seen).toMatchObject([{ to: '微信支付（原路）', status: 'paid' }]);
  system.clock.pass(billDueMs(day) + dayMs - system.clock.nowMs());
  await system.timer('reconcile');
  expect(await system.ports.store.get(reconciliations, `wechat:${day}`)).toMatchObject({
    status: 'clean',
    lines: 2,
    differences: [],
    putThere: 0,
  });
});

test('given a code that somebody scans, when they pay, then the task is open; nothing is booked on anybody’s word', async () => {
  const taskId = await awaiting();
  expect(await zhao.get('funding/due', { taskId })).toMatchObject({ byWeChatPay: true, byCode: true });
  for (const fault of ['html', 'forged', 'unsigned', 'cut', 'http-500'] as const) {
    system.sandbox.addFault({ endpoint: 'nativeOrder', fault });
    expect((await zhao.call('funding/payByCode', { taskId })).error?.code).toBe('WECHAT_PAY_UNAVAILABLE');
  }
  const first = await byCode(taskId);
  const { paymentId, codeUrl, expiresAtMs } = await byCode(taskId);
  expect([paymentId, expiresAtMs]).toEqual([first.paymentId, system.clock.nowMs() + 30 * minuteMs]);
  expect(pay().orders()).toMatchObject([{ type: 'NATIVE', state: 'NOTPAY' }]);
  expect(() => pay().scan(first.codeUrl)).toThrow('付款码已失效');
  expect(await check(paymentId)).toBe('open');
  const { transaction_id } = pay().scan(codeUrl);
  for (let time = 0; time < 2; time += 1) await tell();
  expect([await statusOf(taskId), await check(paymentId)]).toEqual(['open', 'paid']);
  expect(await system.ports.store.get(ledgerEntries, `fund:wechat-pay:${transaction_id}`)).toBeDefined();
  expect((await zhao.call('funding/payByCode', { taskId })).error?.code).toBe('NOTHING_TO_FUND');
  // It goes back by the way it came, as any other.
  await zhao.get('publishing/closeTask', { taskId });
  for (let time = 0; time < 6; time += 1) await wait(15 * minuteMs);
  expect(await paidBack()).toMatchObject([{ channel: 'wechat-pay', chargeId: paymentId, amountFen: sumFen }]);
});

test('given one way after the other, then only the last can be paid; paid both ways all the same, one goes back', async () => {
  const taskId = await awaiting();
  const phone = await order(taskId);
  const { paymentId, codeUrl } = await byCode(taskId);
  expect(paymentId).not.toBe(phone.paymentId);
  expect(() => pay().pay(phone.prompt)).toThrow('已关闭');
  system.sandbox.addFault({ endpoint: 'closeOrder', fault: 'http-500' });
  const again = await order(taskId);
  // Its closing was lost: both can be paid.
  pay().scan(codeUrl);
  pay().pay(again.prompt);
  for (let time = 0; time < 6; time += 1) await wait(15 * minuteMs);
  expect([(await charge(paymentId))?.status, (await charge(again.paymentId))?.status]).toEqual([
    'paid',
    'paid',
  ]);
  expect([await statusOf(taskId), (await system.ports.store.get(taskFunds, taskId))?.reservedFen]).toEqual([
    'open',
    sumFen,
  ]);
  expect(await paidBack()).toMatchObject([{ amountFen: sumFen }]);
  expect(pay().balanceFen()).toBe(firstBalance + sumFen);
});

test('given an order that was paid unheard of, when another way is asked for, then that payment is found and none is made', async () => {
  const taskId = await awaiting();
  const { paymentId, codeUrl } = await byCode(taskId);
  pay().scan(codeUrl);
  expect(await order(taskId)).toEqual({ paymentId });
  expect(await statusOf(taskId)).toBe('open');
  expect(pay().orders()).toHaveLength(1);
});

test('given a merchant without Native payments, then no code is offered', async () => {
  const taskId = await awaiting();
  const { store } = system.ports;
  await store.transact(async (tx) => {
    const stored = await tx.get(railSettings, 'wechat');
    if (!stored) throw new Error('no rail');
    const { collect, ...rest } = JSON.parse(stored.settings);
    const settings = JSON.stringify({ ...rest, collect: { notifyUrl: collect.notifyUrl } });
    tx.update(railSettings, { ...stored, settings });
  });
  expect(await zhao.get('funding/due', { taskId })).toMatchObject({ byWeChatPay: true, byCode: false });
  expect((await zhao.call('funding/payByCode', { taskId })).error?.code).toBe('WECHAT_PAY_UNAVAILABLE');
});

test('given transfers that are paid from another account than publishers pay into, then the bills of both agree', async () => {
  await setUpRails(system, { account: 'OPERATION' });
  pay().payFrom('OPERATION');
  const lin = await system.signIn('lin');
  await bindAccount(system, lin, 'lin', { realName: '林晓彤' });
  // The same sum out of one account and into the other: neither is taken for money that was only moved between them.
  await givePayable(system, lin.accountId, sumFen);
  const { payout } = await lin.get('payouts/request', { idempotencyKey: newKey() });
  pay().confirm(payout.payoutId);
  await lin.get('payouts/confirm', { payoutId: payout.payoutId });
  const [kept, left] = [await awaiting(), await awaiting({ places: 1 })];
  for (const taskId of [kept, left]) {
    pay().pay((await order(taskId)).prompt);
    await tell();
  }
  await zhao.get('publishing/closeTask', { taskId: left });
  const day = shanghaiDate(system.clock.nowMs());
  for (let time = 0; time < 6; time += 1) await wait(15 * minuteMs);
  expect(await paidBack()).toMatchObject([{ amountFen: placeFen }]);
  pay().provide(50_000);
  system.clock.pass(billDueMs(day) + dayMs - system.clock.nowMs());
  await system.timer('reconcile');
  const found = () => system.ports.store.get(reconciliations, `wechat:${day}`);
  expect(await found()).toMatchObject({ status: 'clean', lines: 6, differences: [], putThere: 0 });
});

test('given more refunds that cannot be sent than one run tries, then those behind them go out all the same', async () => {
  const taskId = await awaiting();
  const { prompt } = await order(taskId);
  await zhao.get('publishing/cancelFunding', { taskId });
  pay().pay(prompt);
  const notice = pay().lastNotice();
  if (!notice) throw new Error('WeChat Pay told nothing');
  await knock(system, 'wechatPay', notice);
  await system.timer('tick');
  // The payment is booked by the first run; its refund is asked for by the next.
  await drain();
  const [refund] = await due();
  if (!refund) throw new Error('nothing goes back');
  const { chargeId: _lost, ...lost } = refund;
  const { store } = system.ports;
  for (let at = 0; at < 60; at += 1)
    await store.transact(async (tx) =>
      tx.create(refunds, { ...lost, id: `${1_000_000_000_000 + at}`, askAtMs: at }),
    );
  // On CloudBase a run ends before all of them have failed.
  for (const ms of [2 * minuteMs, 5 * minuteMs, 2 * minuteMs]) await wait(ms);
  expect((await store.get(refunds, refund.id))?.status).toBe('paid');
  for (let at = 0; at < 60; at += 1)
    await store.transact(async (tx) => tx.remove(refunds, `${1_000_000_000_000 + at}`));
});
