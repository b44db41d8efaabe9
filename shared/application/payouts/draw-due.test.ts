import { drain } from '../../../functions/drain/drain';
import { drawingsConsumer } from '../../../functions/schedule/consumers/drawings';
import { earnWork } from '../../../tests/support/data/earned-work';
import { allEvents } from '../../../tests/support/data/events';
import { bindAccount, givePayable, payableOf, setUpRails } from '../../../tests/support/data/payable';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';
import { drawings, payoutAccounts, payouts, railSettings } from '../../collections/payouts';
import { workerIdentities } from '../../collections/worker-identities';
import { dayMs, hourMs, minuteMs } from '../../domain/calendar/calendar';
import { drawHurdleTexts } from '../../domain/money/draw-hurdles';
import { allOf } from '../listing/all-of';
import { newDrawing } from './new-drawing';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
  await setUpRails(system);
});
afterEach(() => system.close());

const alipay = { realName: '林晓彤', alipayLogonId: 'lin@example.com' };
const wallet = { realName: '林晓彤' };
let orders = 0;

/** Work is accepted and settled at once, and told of. */
async function settle(payFen = 70_000): Promise<void> {
  orders += 1;
  const orderId = `drawn${String(orders).padStart(11, '0')}`;
  await earnWork(system.ports, { workerId: lin.accountId, orderId, payFen });
  await later();
}

/** The timers come. */
async function later(ms = minuteMs): Promise<void> {
  system.clock.pass(ms);
  for (const action of ['tick', 'tick', 'drain']) await system.timer(action);
  lin = await system.signIn('lin');
}

const own = () => allOf(system.ports.store, payouts, 'mine', [lin.accountId]);
const payable = () => payableOf(system, lin.accountId);
const drawing = async () => (await lin.get('payouts/payouts', {})).drawing;

test('given an Alipay account, when something is settled, then it is paid by itself, once, however often it is told', async () => {
  await bindAccount(system, lin, 'lin', alipay);
  await settle();
  expect(await own()).toMatchObject([{ status: 'paid', channel: 'alipay', amountFen: 70_000 }]);
  const told = (await allEvents(system)).filter(({ type }) => type === 'settlement.settled');
  await drawingsConsumer.handle(system.ports, [...told, ...told] as never);
  await later();
  expect(await own()).toHaveLength(1);
  expect(system.sandbox.alipay.transfers()).toHaveLength(1);
});

test('given a tap at the very moment, then there is one payment, whoever comes first', async () => {
  await bindAccount(system, lin, 'lin', alipay);
  for (let round = 1; round <= 6; round += 1) {
    orders += 1;
    const orderId = `drawn${String(orders).padStart(11, '0')}`;
    await earnWork(system.ports, { workerId: lin.accountId, orderId, payFen: 1_000 });
    system.clock.pass(minuteMs);
    for (const action of ['tick', 'tick']) await system.timer(action);
    lin = await system.signIn('lin');
    await Promise.all([
      lin.call('payouts/request', { idempotencyKey: newKey() }),
      system.timer('drain'),
      system.timer('drain'),
    ]);
    await later();
    expect((await own()).map(({ status, amountFen }) => [status, amountFen])).toEqual(
      Array.from({ length: round }, () => ['paid', 1_000]),
    );
  }
});

test('given a rail that asks its people, then the sum waits for the tap, and says so', async () => {
  await bindAccount(system, lin, 'lin', wallet);
  await settle();
  expect(await own()).toEqual([]);
  expect(await payable()).toBe(70_000);
  expect(await drawing()).toEqual({ byItself: false });
  expect(await allOf(system.ports.store, drawings, 'due', [0])).toEqual([]);
});

test('given a change of account, then it waits for a day, says until when, and goes by itself then', async () => {
  await bindAccount(system, lin, 'lin', wallet);
  const payoutAccountId = await bindAccount(system, lin, 'lin', alipay);
  await settle();
  await lin.get('payouts/setDefault', { payoutAccountId });
  const untilMs = system.clock.nowMs() + dayMs;
  await later();
  expect(await own()).toEqual([]);
  expect(await drawing()).toEqual({
    byItself: true,
    hurdle: 'paused',
    text: drawHurdleTexts.paused,
    untilMs,
  });
  await later(23 * hourMs);
  expect(await own()).toEqual([]);
  await later(hourMs);
  expect(await own()).toMatchObject([{ status: 'paid', channel: 'alipay' }]);
});

test('given no account, then it waits visibly, and goes when there is one', async () => {
  await bindAccount(system, lin, 'lin', alipay);
  const [account] = (await lin.get('payouts/accounts')).accounts;
  await lin.get('payouts/unbind', { payoutAccountId: account.payoutAccountId });
  await settle();
  expect(await drawing()).toMatchObject({ byItself: false, hurdle: 'no-account' });
  await bindAccount(system, lin, 'lin', alipay);
  await later(dayMs + minuteMs);
  expect(await own()).toMatchObject([{ status: 'paid' }]);
});

test('given less than a payment can be, then it waits and goes with what comes next', async () => {
  await bindAccount(system, lin, 'lin', alipay);
  await settle(9);
  expect(await own()).toEqual([]);
  expect(await drawing()).toMatchObject({ hurdle: 'too-small', text: drawHurdleTexts['too-small'] });
  await settle(11);
  expect(await own()).toMatchObject([{ status: 'paid', amountFen: 20 }]);
});

test('given more than one payment can be, then several go', async () => {
  await bindAccount(system, lin, 'lin', alipay);
  await givePayable(system, lin.accountId, 5_000_010);
  await settle(1_000);
  await later();
  const sums = (await own()).map(({ amountFen, status }) => [status, amountFen]);
  expect(sums.toSorted()).toEqual([
    ['paid', 1_010],
    ['paid', 5_000_000],
  ]);
});

test('given an account that the rail refuses, then nothing goes to it by itself until its person says so', async () => {
  const id = await bindAccount(system, lin, 'lin', { ...alipay, alipayLogonId: 'nobody@example.com' });
  await settle();
  await later(2 * minuteMs);
  await later(2 * minuteMs);
  expect(await own()).toMatchObject([{ status: 'failed', reason: 'PAYEE_NOT_EXIST' }]);
  expect(await payable()).toBe(70_000);
  await settle(1_000);
  expect(await own()).toHaveLength(1);
  expect(await drawing()).toMatchObject({ byItself: true, hurdle: 'refused', text: drawHurdleTexts.refused });
  await lin.get('payouts/request', { idempotencyKey: newKey() });
  expect(await own()).toHaveLength(2);
  expect(await system.ports.store.get(payoutAccounts, id)).not.toHaveProperty('refusedAtMs');
});

test('given nobody whom the register knows, or another name, or a rail that is not there, then nothing leaves', async () => {
  await bindAccount(system, lin, 'lin', alipay);
  const identity = await system.ports.store.get(workerIdentities, lin.accountId);
  if (!identity) throw new Error('nobody');
  const change = (changes: object) =>
    system.ports.store.transact(async (tx) => {
      await tx.get(workerIdentities, lin.accountId);
      tx.update(workerIdentities, { ...identity, ...changes });
    });
  await givePayable(system, lin.accountId, 70_000);
  const codeOf = async () => (await lin.call('payouts/request', { idempotencyKey: newKey() })).error?.code;
  await change({ reopenedAtMs: 1 });
  expect([await codeOf(), await drawing()]).toMatchObject(['IDENTITY_UNPROVEN', { hurdle: 'identity' }]);
  await change({ legalName: '林小彤' });
  expect([await codeOf(), await drawing()]).toMatchObject(['LEGAL_NAME_MISMATCH', { hurdle: 'name' }]);
  await later();
  expect(await own()).toEqual([]);
  await change({});
  await later(dayMs + minuteMs);
  expect(await own()).toMatchObject([{ status: 'paid' }]);
});

test('given a rail on which people can allow it, then they confirm once, and the rest goes by itself until they take it back', async () => {
  await system.ports.store.transact(async (tx) => {
    const stored = await tx.get(railSettings, 'wechat');
    if (!stored) throw new Error('no rail');
    const { merchant, scene } = JSON.parse(stored.settings);
    const settings = JSON.stringify({ merchant, scene: { ...scene, withoutConfirming: true } });
    tx.update(railSettings, { ...stored, settings });
  });
  const id = await bindAccount(system, lin, 'lin', wallet);
  await settle();
  expect([await own(), await drawing()]).toEqual([[], { byItself: false }]);
  const { payout } = await lin.get('payouts/request', { idempotencyKey: newKey() });
  expect(payout.status).toBe('waiting');
  system.sandbox.weChatPay.confirm(payout.payoutId);
  await lin.get('payouts/confirm', { payoutId: payout.payoutId });
  expect(await system.ports.store.get(payoutAccounts, id)).toMatchObject({ mandate: payout.payoutId });
  await settle(1_000);
  expect((await own()).map(({ status }) => status)).toEqual(['paid', 'paid']);
  await settle(20);
  expect(await drawing()).toMatchObject({ byItself: true, hurdle: 'too-small' });
  await settle(2_000);
  expect((await own()).map(({ status }) => status)).toEqual(['paid', 'paid', 'paid']);
  // Whether it holds cannot be asked: then it is asked again, and nobody is asked to allow it anew.
  for (const fault of [{ fault: 'http-500' }, { fault: 'errcode', errcode: 'FREQUENCY_LIMIT_EXCEED' }]) {
    system.sandbox.addFault({ endpoint: 'queryMandate', times: 9, ...fault } as never);
    await settle(1_500);
    await later();
    const asked = await lin.call('payouts/request', { idempotencyKey: newKey() });
    expect([asked.error?.code, await payable()]).toEqual(['PAYOUTS_UNAVAILABLE', 1_500]);
    expect(await drawing()).toEqual({ byItself: true });
    system.sandbox.clearFaults();
    await later(10 * minuteMs);
    expect(await payable()).toBe(0);
  }
  system.sandbox.weChatPay.takeBackMandates();
  await settle(3_000);
  await later();
  expect(await payable()).toBe(3_000);
  expect(await drawing()).toEqual({ byItself: false });
  const again = await lin.get('payouts/request', { idempotencyKey: newKey() });
  expect(again.payout.status).toBe('waiting');
});

test('given a payment that did not work, or was taken back, then nobody is promised that it goes by itself', async () => {
  await bindAccount(system, lin, 'lin', alipay);
  system.sandbox.addFault({ endpoint: 'uniTransfer', fault: 'errcode', errcode: 'EXCEED_LIMIT_DM_AMOUNT' });
  await settle();
  for (let time = 0; time < 3; time += 1) await later(2 * minuteMs);
  expect(await own()).toMatchObject([{ status: 'failed', reason: 'EXCEED_LIMIT_DM_AMOUNT' }]);
  expect([await payable(), await drawing()]).toEqual([70_000, { byItself: false }]);
  await settle(1_000);
  await later();
  expect((await own()).map(({ status }) => status).toSorted()).toEqual(['failed', 'paid']);
  expect(await payable()).toBe(0);
});

/** Time passes for everybody at once: where a commit takes some of it, that is too late for it. */
const whereCommitsTakeNoTime = process.env.STORE === undefined ? test : test.skip;

whereCommitsTakeNoTime(
  'given a rail that hangs when it is asked what it allows, then another one pays in the same run',
  async () => {
    const wang = await system.signIn('wang');
    await bindAccount(system, wang, 'wang', { realName: '王建国', alipayLogonId: 'wang@example.com' });
    await givePayable(system, wang.accountId, 5_000);
    const id = await bindAccount(system, lin, 'lin', wallet);
    await givePayable(system, lin.accountId, 5_000);
    const { ports, clock } = system;
    const nowMs = clock.nowMs();
    await ports.store.transact(async (tx) => {
      const account = await tx.get(payoutAccounts, id);
      if (account) tx.update(payoutAccounts, { ...account, mandate: 'given' });
      for (const at of [1, 2, 3, 4, 5, 6]) tx.create(drawings, newDrawing(`lin-${at}`, lin.accountId, nowMs));
      tx.create(drawings, newDrawing('wang-1', wang.accountId, nowMs));
    });
    const { rails } = ports;
    const hanging: typeof rails = {
      ...rails,
      open(channel, settings) {
        const rail = rails.open(channel, settings);
        if (channel === 'alipay') return rail;
        const isMandated = async () => void clock.pass(10_000);
        return { ...rail, capabilities: { ...rail.capabilities, takesMandates: true }, isMandated };
      },
    };
    const report = (error: unknown) => {
      throw error;
    };
    const run = { ...ports, rails: hanging, untilMs: nowMs + 57_000, report };
    await drain({}, run as never);
    expect(await allOf(ports.store, payouts, 'mine', [wang.accountId])).toMatchObject([{ status: 'paid' }]);
  },
);
