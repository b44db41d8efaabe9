import type { Functions } from '../../../local/features';
import { lambdaContext } from '../../../local/lambda-event';
import { bindAccount, givePayable, payableOf, setUpRails } from '../../../tests/support/data/payable';
import { noteFact } from '../../../tests/support/proof-facts';
import { Death, dyingPorts } from '../../../tests/support/system/dying-ports';
import { knock } from '../../../tests/support/system/knock';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';
import { type Payout, payoutAccounts, payouts } from '../../collections/payouts';
import { hourMs, minuteMs } from '../../domain/calendar/calendar';
import { isEnded } from '../../domain/lifecycles/payout-lifecycle';
import type { Ports } from '../../ports/context';
import { allOf } from '../listing/all-of';
import { makePayout } from './make-payout';
import { railOf } from './rail-of';
import { takeTurn } from './take-turn';

const sum = 70_000;
let system: TestSystem;
let accountIds: Readonly<Record<'wechat' | 'alipay', string>>;
let lin: Actor;

beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
  await setUpRails(system);
  const wechat = await bindAccount(system, lin, 'lin', { realName: '林晓彤' });
  const alipay = await bindAccount(system, lin, 'lin', {
    realName: '林晓彤',
    alipayLogonId: 'lin@example.com',
  });
  accountIds = { wechat, alipay };
  system.clock.pass(25 * hourMs);
});
afterEach(() => system.close());

const own = (): Promise<Payout[]> => allOf(system.ports.store, payouts, 'mine', [lin.accountId]);

/** Draws, and sees to it as the drain does, in one process. */
async function drawIn(ports: Ports, channel: 'wechat' | 'alipay'): Promise<void> {
  const rail = await railOf(ports, channel);
  const account = await ports.store.get(payoutAccounts, accountIds[channel]);
  if (!rail || !account) throw new Error('not set up');
  let payout = await ports.store.transact((tx) => makePayout(tx, ports, { account, rail }, 'person'));
  for (let turn = 0; turn < 6 && !isEnded(payout.status); turn += 1) {
    if (payout.status === 'waiting') system.sandbox.weChatPay.confirm(payout.id);
    payout = await takeTurn(ports, rail, payout, true);
  }
}

/** What another process does with what it finds. */
async function goOn(): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    system.clock.pass(2 * minuteMs);
    await system.timer('drain');
    if ((await own()).every(({ status }) => isEnded(status))) return;
    for (const { id, status } of await own()) {
      if (status === 'waiting') system.sandbox.weChatPay.confirm(id);
      if (status === 'waiting') await lin.call('payouts/confirm', { payoutId: id });
    }
  }
}

const paidBy = {
  wechat: () => system.sandbox.weChatPay.bills().filter(({ state }) => state === 'SUCCESS').length,
  alipay: () => system.sandbox.alipay.transfers().length,
};

test.each(['wechat', 'alipay'] as const)(
  'given %s, when a process dies after any of its effects, then each sum is paid once',
  async (channel) => {
    lin = await system.signIn('lin');
    let hasDied = true;
    for (let n = 1; hasDied; n += 1) {
      expect(n).toBeLessThan(20);
      await givePayable(system, lin.accountId, sum);
      const { ports, isDead } = dyingPorts(system.ports, n);
      await drawIn(ports, channel).catch((error: unknown) => {
        if (!(error instanceof Death)) throw error;
      });
      hasDied = isDead();
      // Died before there was one: the person asks again.
      if ((await payableOf(system, lin.accountId)) > 0)
        await lin.get('payouts/request', { payoutAccountId: accountIds[channel], idempotencyKey: newKey() });
      await goOn();
      const all = await own();
      expect(all.map(({ status }) => status)).toEqual(Array.from({ length: n }, () => 'paid'));
      expect(paidBy[channel]()).toBe(n);
      expect(await payableOf(system, lin.accountId)).toBe(0);
      if (!hasDied) noteFact({ kind: 'crashes', name: `a sum is drawn by ${channel}`, value: n - 1 });
    }
  },
);

const notices = {
  wechatPay: () => system.sandbox.weChatPay.lastNotice(),
  alipay: () => system.sandbox.alipay.lastNotice(),
};

/** What a rail tells, and all that follows from it: its door, the event's consumer and the drain, in one process. */
async function hearIn(functions: Functions, platform: keyof typeof notices): Promise<void> {
  const notice = notices[platform]();
  if (!notice) throw new Error(`${platform} told nothing`);
  await knock({ functions }, platform, notice);
  for (const action of ['tick', 'drain'])
    await functions.timer({ action }, lambdaContext('schedule')).catch(() => undefined);
}

/** Dies after each effect of what `happens` on a rail, is told again, and `holds` whatever it died of. */
async function diesHearing(
  platform: keyof typeof notices,
  what: string,
  happens: () => Promise<void>,
  holds: (times: number) => Promise<void>,
): Promise<void> {
  let hasDied = true;
  for (let n = 1; hasDied; n += 1) {
    expect(n).toBeLessThan(40);
    lin = await system.signIn('lin');
    await givePayable(system, lin.accountId, sum);
    await happens();
    const { ports, isDead } = dyingPorts(system.ports, n);
    await hearIn(system.over(ports), platform);
    hasDied = isDead();
    for (let again = 0; again < 2; again += 1) {
      system.clock.pass(2 * minuteMs);
      await hearIn(system.functions, platform);
    }
    await holds(n);
    if (!hasDied) noteFact({ kind: 'crashes', name: `${platform} tells what ${what}`, value: n - 1 });
  }
}

const draw = async (channel: 'wechat' | 'alipay'): Promise<string> =>
  (
    await lin.get('payouts/request', {
      payoutAccountId: accountIds[channel],
      idempotencyKey: newKey(),
    })
  ).payout.payoutId;
const statuses = async () => (await own()).map(({ status }) => status);

test('given a payment that was confirmed, when a process dies after any effect of being told, then it is paid, once', () =>
  diesHearing(
    'wechatPay',
    'was confirmed',
    async () => void system.sandbox.weChatPay.confirm(await draw('wechat')),
    async (times) => {
      expect(await statuses()).toEqual(Array.from({ length: times }, () => 'paid'));
      expect(await payableOf(system, lin.accountId)).toBe(0);
    },
  ));

test('given a payment that came back, when a process dies after any effect of being told, then it is back, once', () => {
  system.sandbox.alipay.notifyTo('http://127.0.0.1:9/callbacks/alipay');
  return diesHearing(
    'alipay',
    'came back',
    async () => {
      const transfer = system.sandbox.alipay.transfer(await draw('alipay'));
      if (!transfer) throw new Error('Alipay knows nothing of it');
      system.sandbox.alipay.settle(transfer, 'REFUND', 'PAYEE_ACC_OCUPIED');
    },
    async (times) => {
      expect(await statuses()).toEqual(Array.from({ length: times }, () => 'returned'));
      // Each time what came back is drawn again, with more.
      expect(await payableOf(system, lin.accountId)).toBe(times * sum);
    },
  );
});

/** Wrong answers, in any order, of a sandbox that has done what it was asked or not. */
const faults = [
  'fail',
  'hang',
  'twice',
  'http-500',
  'html',
  'redirect',
  'cut',
  'forged',
  'altered',
  'unsigned',
  'contradictory',
] as const;

test('given a rail that answers wrong, time and again, then each sum is paid once and nothing is lost', async () => {
  for (const [round, fault] of faults.entries())
    for (const channel of ['wechat', 'alipay'] as const) {
      lin = await system.signIn('lin');
      await givePayable(system, lin.accountId, sum);
      const [sending, asking] =
        channel === 'wechat' ? ['transferBill', 'queryBill'] : ['uniTransfer', 'transferQuery'];
      const next = faults[(round + 5) % faults.length] ?? 'fail';
      system.sandbox.addFault({ endpoint: sending ?? '', fault });
      system.sandbox.addFault({ endpoint: asking ?? '', fault: next, times: 2 });
      await lin.get('payouts/request', { payoutAccountId: accountIds[channel], idempotencyKey: newKey() });
      await goOn();
      system.sandbox.clearFaults();
    }
  const all = await own();
  expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 2 * faults.length }, () => 'paid'));
  expect([paidBy.wechat(), paidBy.alipay()]).toEqual([faults.length, faults.length]);
  expect(await payableOf(system, lin.accountId)).toBe(0);
});
