import { samplePayer } from '../../../local/bank';
import { verifyLedger } from '../../../shared/application/ledger/verify';
import { drawnFrom } from '../../../shared/application/money/return-unused';
import { fundings, refunds, taskFunds } from '../../../shared/collections/fundings';
import { ledgerEntries, publisherFunds } from '../../../shared/collections/ledger';
import { taskPlaces, tasks } from '../../../shared/collections/tasks';
import { dayMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { orderNumberOf } from '../../../shared/domain/orders/order-number';
import { operatorOf } from '../../../tests/support/data/operator';
import { draftTask, fundTask, openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let chen: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  chen = await operatorOf(system, 'chen');
});
afterEach(async () => {
  // Whatever happened, the books agree.
  expect((await verifyLedger(system.ports.store, system.clock.nowMs())).problems).toEqual([]);
  await system.close();
});

/** One place for a day, with fee and taxes. */
const placeFen = 21_400;

let serial = 0;
const nextSerial = () => {
  serial += 1;
  return `BANK-${String(serial).padStart(8, '0')}`;
};
/** Time goes by, the timer comes, and sessions end: the operator signs in again. */
async function wait(ms: number): Promise<void> {
  system.clock.pass(ms);
  chen = await operatorOf(system, 'chen');
  await system.timer('tick');
}
const confirm = (receipt: object) =>
  chen.call('operations/confirmFunding', { bankSerial: nextSerial(), ...samplePayer, ...receipt });
const asked = async (taskId: string) => (await zhao.get('funding/due', { taskId })).transfer;
const statusOf = async (taskId: string) => (await system.ports.store.get(tasks, taskId))?.status;
const funded = (taskId: string) => system.ports.store.get(taskFunds, taskId);
const due = async () => (await chen.get('operations/refunds', { status: 'due' })).refunds;
const availableFen = async () =>
  (await system.ports.store.get(publisherFunds, zhao.accountId))?.availableFen ?? 0;

async function awaiting(changes: Parameters<typeof draftTask>[2] = {}): Promise<string> {
  const taskId = await draftTask(system, zhao, { places: 2, ...changes });
  await zhao.get('publishing/openTask', { taskId });
  return taskId;
}

test('given a plan, when its cost is asked for, then it is told line by line', async () => {
  const work = { payFen: 22_000, payUnit: 'day', quantity: 1, places: 12 };
  expect((await zhao.get('publishing/cost', work)).cost).toEqual({
    lines: [
      { kind: 'pay', label: '报酬 ¥220 × 1 天 × 12 人', amountFen: 264_000 },
      { kind: 'fee', label: '平台服务费 6%', amountFen: 15_840 },
      { kind: 'surcharge', label: '预计税费 1%', amountFen: 2_640 },
    ],
    totalFen: 282_480,
  });
  const huge = { payFen: 10_000_000, payUnit: 'day', quantity: 10, places: 1_000 };
  expect((await zhao.call('publishing/cost', huge)).error?.code).toBe('TASK_COST_TOO_HIGH');
});

test('given a draft that passed, when it is not paid for, then nobody sees it and nobody works', async () => {
  const taskId = await awaiting();
  const lin = await system.signIn('lin');
  const signUp = await lin.call('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  expect(signUp.error?.code).toBe('TASK_NOT_FOUND');
  expect((await lin.call('tasks/get', { taskId })).error?.code).toBe('TASK_NOT_FOUND');
  expect(await system.ports.store.get(taskPlaces, taskId)).toBeUndefined();
});

test('given a transfer, when an operator confirms it, then its task is open and its cost reserved, once', async () => {
  const taskId = await awaiting();
  const { reference, amountFen, ...account } = await asked(taskId);
  expect(amountFen).toBe(2 * placeFen);
  expect(account).toEqual({
    accountName: expect.any(String),
    accountNumber: expect.any(String),
    bankName: expect.any(String),
  });
  const receipt = { reference, amountFen, bankSerial: nextSerial() };
  const answers = await Promise.all([confirm(receipt), confirm(receipt), confirm(receipt)]);
  for (const { data } of answers) expect(data).toEqual({ reference, outcome: 'applied' });
  expect(await statusOf(taskId)).toBe('open');
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ open: 1, left: 2 });
  expect(await funded(taskId)).toEqual({
    id: taskId,
    publisherId: zhao.accountId,
    reservedFen: 2 * placeFen,
    returns: 0,
  });
  const entry = await system.ports.store.get(ledgerEntries, `fund:bank-transfer:${receipt.bankSerial}`);
  expect(entry?.postings).toEqual([
    { account: 'bank', amountFen: -2 * placeFen },
    { account: 'reserve', amountFen: 2 * placeFen },
  ]);
  expect(JSON.stringify(entry)).not.toContain(samplePayer.payerAccount);
  expect((await zhao.call('funding/due', { taskId })).error?.code).toBe('NOTHING_TO_FUND');
  expect(await due()).toEqual([]);
});

test('given another sum, when it is confirmed, then it is refused; sent back, it is booked and due to its payer', async () => {
  const taskId = await awaiting();
  const { reference, amountFen } = await asked(taskId);
  const wrong = { reference, amountFen: amountFen - 1, bankSerial: nextSerial() };
  const refused = await confirm(wrong);
  expect(refused.error).toMatchObject({ code: 'FUNDING_SUM_DIFFERS', details: { dueFen: amountFen } });
  expect(await system.ports.store.get(publisherFunds, zhao.accountId)).toBeUndefined();
  expect((await confirm({ ...wrong, sendBack: true })).data).toEqual({ reference, outcome: 'returned' });
  expect(await due()).toMatchObject([{ reference, amountFen: amountFen - 1, ...samplePayer }]);
  expect(await statusOf(taskId)).toBe('awaiting-funds');
  expect((await confirm({ reference, amountFen })).data.outcome).toBe('applied');
  expect([await statusOf(taskId), await availableFen()]).toEqual(['open', 0]);
});

test('given a reference that nobody was given, or one with a slip, when it is confirmed, then it is said', async () => {
  expect((await confirm({ reference: orderNumberOf('0000000000000007'), amountFen: 100 })).error?.code).toBe(
    'FUNDING_NOT_FOUND',
  );
  const { reference } = await asked(await awaiting());
  const slip = `${(Number(reference[0]) + 1) % 10}${reference.slice(1)}`;
  expect((await confirm({ reference: slip, amountFen: 100 })).error?.code).toBe('INVALID_INPUT');
  const pasted = `${reference.slice(0, 4)} ${reference.slice(4)}`;
  expect((await confirm({ reference: pasted, amountFen: 100 })).error?.code).toBe('FUNDING_SUM_DIFFERS');
});

test('given one movement of the bank, when it is booked to another payment or sum, then BANK_SERIAL_USED', async () => {
  const [one, other] = [await asked(await awaiting()), await asked(await awaiting())];
  const bankSerial = nextSerial();
  await confirm({ reference: one.reference, amountFen: one.amountFen, bankSerial });
  const again = { amountFen: other.amountFen, bankSerial };
  expect((await confirm({ ...again, reference: other.reference })).error?.code).toBe('BANK_SERIAL_USED');
  expect((await confirm({ ...again, reference: one.reference, amountFen: 1 })).error?.code).toBe(
    'BANK_SERIAL_USED',
  );
});

test('given a payment that came, when another comes for the same, then it goes back', async () => {
  const taskId = await awaiting();
  const { reference, amountFen } = await asked(taskId);
  await confirm({ reference, amountFen });
  expect((await confirm({ reference, amountFen })).data.outcome).toBe('returned');
  expect((await confirm({ reference, amountFen: 7 })).data.outcome).toBe('returned');
  expect((await due()).map((each: { amountFen: number }) => each.amountFen).sort()).toEqual(
    [amountFen, 7].sort(),
  );
  expect((await funded(taskId))?.reservedFen).toBe(amountFen);
});

test('given a payment that nobody waits for any more, when it comes, then it goes back and nothing opens', async () => {
  const cancelled = await awaiting();
  const first = await asked(cancelled);
  expect((await zhao.get('publishing/cancelFunding', { taskId: cancelled })).task.status).toBe('draft');
  expect((await confirm({ reference: first.reference, amountFen: first.amountFen })).data.outcome).toBe(
    'returned',
  );
  const lapsed = await awaiting({ signUpDeadlineMs: system.clock.nowMs() + dayMs });
  const second = await asked(lapsed);
  system.clock.pass(dayMs + minuteMs);
  // Before the timer has come.
  chen = await operatorOf(system, 'chen');
  expect((await confirm({ reference: second.reference, amountFen: second.amountFen })).data.outcome).toBe(
    'returned',
  );
  await system.timer('tick');
  expect([await statusOf(cancelled), await statusOf(lapsed)]).toEqual(['draft', 'draft']);
  expect((await system.ports.store.get(fundings, second.reference))?.status).toBe('lapsed');
  expect(await due()).toHaveLength(2);
});

test('given an open task, when more places are wanted, then they are there once they are paid', async () => {
  const taskId = await openTask(system, zhao, { places: 2 });
  const { task } = await zhao.get('publishing/updateTask', { taskId, changes: { places: 5 } });
  expect(task).toMatchObject({ places: 2, status: 'open' });
  const three = await asked(taskId);
  expect(three.amountFen).toBe(3 * placeFen);
  await zhao.get('publishing/updateTask', { taskId, changes: { places: 4 } });
  const two = await asked(taskId);
  expect(two).toEqual({ ...three, amountFen: 2 * placeFen });
  expect((await confirm({ reference: two.reference, amountFen: three.amountFen })).error?.code).toBe(
    'FUNDING_SUM_DIFFERS',
  );
  await confirm({ reference: two.reference, amountFen: two.amountFen });
  expect(await system.ports.store.get(tasks, taskId)).toMatchObject({ places: 4 });
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ left: 4 });
  expect((await funded(taskId))?.reservedFen).toBe(4 * placeFen);
});

test('given more places that are wanted, when that is taken back or the task closes, then a payment for them goes back', async () => {
  const [one, other] = [
    await openTask(system, zhao, { places: 1 }),
    await openTask(system, zhao, { places: 3 }),
  ];
  for (const taskId of [one, other])
    await zhao.get('publishing/updateTask', { taskId, changes: { places: 9 } });
  const sums = [await asked(one), await asked(other)];
  await zhao.get('publishing/cancelFunding', { taskId: one });
  await zhao.get('publishing/closeTask', { taskId: other });
  for (const { reference, amountFen } of sums)
    expect((await confirm({ reference, amountFen })).data.outcome).toBe('returned');
  expect(await system.ports.store.get(tasks, one)).toMatchObject({ places: 1, status: 'open' });
});

test('given terms that cost less, when nobody has signed up, then the rest goes back by itself', async () => {
  const taskId = await openTask(system, zhao, { places: 2 });
  await zhao.get('publishing/updateTask', { taskId, changes: { payFen: 10_000 } });
  await system.timer('tick');
  expect(await due()).toMatchObject([{ amountFen: placeFen }]);
  expect([await statusOf(taskId), (await funded(taskId))?.reservedFen]).toEqual(['open', placeFen]);
});

test('given terms that cost more, when nobody has signed up, then what is missing is to be paid first', async () => {
  const taskId = await openTask(system, zhao, { places: 2 });
  const { task } = await zhao.get('publishing/updateTask', { taskId, changes: { payFen: 30_000 } });
  expect(task.status).toBe('awaiting-funds');
  expect((await asked(taskId)).amountFen).toBe(placeFen);
  await fundTask(system, taskId);
  expect([await statusOf(taskId), (await funded(taskId))?.reservedFen]).toEqual(['open', 3 * placeFen]);
});

test('given a funded task that becomes a draft, when it is published again soon, then it is open at once; else it all goes back', async () => {
  const paid = async () => {
    const taskId = await openTask(system, zhao, { places: 2 });
    await zhao.get('publishing/updateTask', { taskId, changes: { payFen: 30_000 } });
    await zhao.get('publishing/cancelFunding', { taskId });
    return taskId;
  };
  const [again, left] = [await paid(), await paid()];
  await zhao.get('publishing/updateTask', { taskId: again, changes: { payFen: 20_000 } });
  await zhao.get('publishing/openTask', { taskId: again });
  expect(await statusOf(again)).toBe('open');
  await wait(2 * dayMs + minuteMs);
  expect([(await funded(again))?.reservedFen, (await funded(left))?.reservedFen]).toEqual([2 * placeFen, 0]);
  expect(await due()).toMatchObject([{ taskId: left, amountFen: 2 * placeFen }]);
});

test('given money that is due, when it is sent, comes back and is sent elsewhere, then it is told and booked once', async () => {
  const taskId = await awaiting();
  const { reference, amountFen } = await asked(taskId);
  await zhao.get('publishing/cancelFunding', { taskId });
  await confirm({ reference, amountFen });
  const [{ refundId, dueAtMs }] = await due();
  expect(dueAtMs).toBeLessThanOrEqual(system.clock.nowMs() + 7 * dayMs);
  const finish = (said: object) => chen.call('operations/finishRefund', { refundId, ...said });
  const payer = {
    payerName: '青岛晴天会展有限公司',
    payerAccount: '3700999988887777',
    payerBank: '示例银行李沧支行',
  };
  const failed = await finish({ outcome: 'failed', reason: '账号已销户', payer });
  expect(failed.data).toEqual({ refundId, status: 'due' });
  expect(await due()).toMatchObject([{ ...payer, failure: '账号已销户' }]);
  const bankSerial = nextSerial();
  for (let time = 0; time < 2; time += 1)
    expect((await finish({ outcome: 'paid', bankSerial })).data.status).toBe('paid');
  expect((await finish({ outcome: 'paid', bankSerial: nextSerial() })).error?.code).toBe('REFUND_PAID');
  expect((await finish({ outcome: 'failed', reason: '退回' })).error?.code).toBe('REFUND_PAID');
  expect(
    (await chen.call('operations/finishRefund', { refundId: reference, outcome: 'paid', bankSerial })).error
      ?.code,
  ).toBe('REFUND_NOT_FOUND');
  const { refunds: seen, reservedFen } = await zhao.get('publishing/funds', { taskId });
  expect([seen[0].to, reservedFen]).toEqual(['********公司 尾号 7777', 0]);
  expect(await drawnFrom(system.ports.store, taskId)).toBe(0);
  await system.timer('tick');
  const { notices } = await zhao.get('messages/notices', { limit: 20 });
  expect(notices.map(({ title }: { title: string }) => title)).toEqual(
    expect.arrayContaining(['有款项退回', '款项已退回']),
  );
});

test('given a refund that is not sent, when days go by, then operators are alarmed until it is', async () => {
  const taskId = await awaiting();
  const { reference, amountFen } = await asked(taskId);
  await zhao.get('publishing/cancelFunding', { taskId });
  await confirm({ reference, amountFen });
  const alarms = () => system.logs.filter((line) => line.includes('"refundWaits"')).length;
  for (const expected of [0, 0, 1, 2]) {
    await wait(dayMs + minuteMs);
    expect(alarms()).toBe(expected);
  }
  const [{ refundId }] = await due();
  await chen.get('operations/finishRefund', { refundId, outcome: 'paid', bankSerial: nextSerial() });
  await wait(2 * dayMs);
  expect(alarms()).toBe(2);
  expect((await system.ports.store.get(refunds, refundId))?.status).toBe('paid');
});
