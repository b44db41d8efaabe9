import { findPerson } from '../../../local/sandbox/people';
import { reopenIdentity } from '../../../shared/application/identity/judge-identity';
import { reverseSettlement } from '../../../shared/application/money/reverse-settlement';
import { resumeRail } from '../../../shared/application/payouts/rail-of';
import { ledgerEntries } from '../../../shared/collections/ledger';
import { payoutAccounts, payoutBooks, payouts, railStates } from '../../../shared/collections/payouts';
import { workerIdentities } from '../../../shared/collections/worker-identities';
import { dayMs, hourMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { monthAt, monthOf } from '../../../shared/domain/calendar/month';
import { settlementCycles } from '../../../shared/domain/money/settlement-cycles';
import { earnWork } from '../../support/data/earned-work';
import { taxTerms } from '../../support/data/settled-work';
import type { PayMove, PaySimulation, PayWorker } from './pay-simulation';

/** Whose payout it is. */
const personOf = ({ workers }: PaySimulation, accountId: string): PayWorker | undefined =>
  workers.find((worker) => worker.accountId === accountId);

const somePayout = ({ documents, choose }: PaySimulation, ...statuses: string[]) => {
  const found = documents.all(payouts).filter(({ status }) => statuses.includes(status));
  return found.length === 0 ? undefined : choose.pick(found);
};

/** A worker does something with a payout of theirs that stands there. */
const withPayout = (name: string, weight: number, action: string, ...statuses: string[]): PayMove => ({
  name,
  weight,
  async run(simulation) {
    const payout = somePayout(simulation, ...statuses);
    return payout && personOf(simulation, payout.accountId)?.call(action, { payoutId: payout.id });
  },
});

const legalName = (person: string): string => findPerson(person)?.legalName ?? person;

/** Small sums, usual ones, and now and then more than the month's exemption from VAT. */
const payOf = ({ choose }: PaySimulation): number =>
  choose.chance(0.05)
    ? choose.int(5_000_000, 12_000_000)
    : choose.chance(0.1)
      ? choose.int(1, 40)
      : choose.int(1_000, 900_000);

/** Time passes up to a moment, or a little less, and the timers come. */
const passUntil = (name: string, weight: number, momentOf: (nowMs: number) => number): PayMove => ({
  name,
  weight,
  async run(simulation) {
    const nowMs = simulation.system.clock.nowMs();
    const aheadMs = momentOf(nowMs) - nowMs + simulation.choose.int(-minuteMs, minuteMs);
    simulation.pass(Math.max(0, aheadMs));
    await simulation.timer('tick');
    await simulation.timer('tick');
    await simulation.timer('drain');
    return 'done';
  },
});

const pass = (name: string, weight: number, leastMs: number, mostMs: number): PayMove => ({
  name,
  weight,
  async run(simulation) {
    simulation.pass(simulation.choose.int(leastMs, mostMs));
    await simulation.timer('tick');
    await simulation.timer('drain');
    return 'done';
  },
});

/** What workers, the clock and operators do with money. */
export const payMoves: readonly PayMove[] = [
  {
    name: 'work is accepted',
    weight: 20,
    async run(simulation) {
      const { choose, process, system, workers } = simulation;
      const work = {
        workerId: choose.pick(workers).accountId,
        orderId: simulation.nextOrder(),
        payFen: payOf(simulation),
        cycle: choose.chance(0.7) ? 'per-task' : choose.pick(settlementCycles),
      } as const;
      await earnWork({ store: process.store, clock: system.clock }, work).catch(() => undefined);
      return 'done';
    },
  },
  {
    name: 'identify',
    weight: 12,
    async run({ choose, documents, workers }) {
      const worker = choose.pick(workers);
      const known = documents.get(workerIdentities, worker.accountId);
      if (known && known.reopenedAtMs === undefined) return undefined;
      const { identityNumber: idNumber = '' } = findPerson(worker.person) ?? {};
      return worker.call('income/identify', {
        legalName: legalName(worker.person),
        idNumber,
        terms: taxTerms,
      });
    },
  },
  {
    name: 'an operator lets somebody give another number',
    weight: 0.6,
    async run({ choose, system, workers }) {
      await reopenIdentity(system.ports, choose.pick(workers).accountId).catch(() => undefined);
      return 'done';
    },
  },
  {
    name: 'an operator takes a settlement back',
    weight: 1.5,
    async run({ choose, documents, process, system }) {
      const { clock } = system;
      const settled = documents
        .all(ledgerEntries)
        .filter(({ kind, atMs }) => kind === 'settle' && monthAt(atMs) === monthAt(clock.nowMs()));
      if (settled.length === 0) return undefined;
      const { id, workerId = '' } = choose.pick(settled);
      await reverseSettlement({ store: process.store, clock }, workerId, id.split(':').at(-1) ?? '').catch(
        () => undefined,
      );
      return 'done';
    },
  },
  {
    name: 'bind an account',
    weight: 8,
    async run(simulation) {
      const { choose, documents, system, workers } = simulation;
      const worker = choose.pick(workers);
      const bound = documents.get(payoutBooks, worker.accountId)?.accounts ?? [];
      // Each change pauses payouts for a day.
      if (bound.length > 0 && choose.chance(0.7)) return undefined;
      const isWallet = choose.chance(0.6);
      // Now and then somebody else's, which Alipay then refuses to pay to this name.
      const whose = choose.chance(0.8) ? worker.person : choose.pick(workers).person;
      return worker.call('payouts/bindAccount', {
        channel: isWallet ? 'wechat' : 'alipay',
        realName: legalName(worker.person),
        ...(!isWallet && { alipayLogonId: `${whose}@example.com` }),
        loginCode: system.sandbox.loginCode(worker.phone),
        idempotencyKey: simulation.newKey(),
      });
    },
  },
  {
    name: 'change accounts',
    weight: 1.5,
    async run({ choose, documents, workers }) {
      const worker = choose.pick(workers);
      const bound = documents.get(payoutBooks, worker.accountId)?.accounts ?? [];
      if (bound.length === 0) return undefined;
      const { id: payoutAccountId } = choose.pick(bound);
      return worker.call(choose.chance(0.7) ? 'payouts/setDefault' : 'payouts/unbind', { payoutAccountId });
    },
  },
  {
    name: 'unbind where a payment is about to go',
    weight: 2.5,
    async run(simulation) {
      const payout = somePayout(simulation, 'reserved');
      const { payoutAccountId } = payout ?? {};
      return payout && personOf(simulation, payout.accountId)?.call('payouts/unbind', { payoutAccountId });
    },
  },
  {
    name: 'draw',
    weight: 18,
    async run(simulation) {
      const { choose, documents } = simulation;
      const worker = choose.pick(simulation.workers);
      const bound = documents.get(payoutBooks, worker.accountId)?.accounts ?? [];
      const [first] = bound;
      if (!first) return undefined;
      const named = choose.chance(0.3) ? { payoutAccountId: choose.pick(bound).id } : {};
      const tap = () => worker.call('payouts/request', { ...named, idempotencyKey: simulation.newKey() });
      // Two phones at once, now and then.
      const [answer] = await Promise.all(choose.chance(0.2) ? [tap(), tap()] : [tap()]);
      return answer;
    },
  },
  withPayout('look whether it was confirmed', 8, 'payouts/confirm', 'reserved', 'sent', 'unknown', 'waiting'),
  withPayout('take back what waits', 4, 'payouts/cancel', 'waiting'),
  withPayout('take back what was not sent', 10, 'payouts/cancel', 'reserved'),
  {
    name: 'an operator sees to a rail that stands still',
    weight: 2.5,
    async run({ documents, system }) {
      const stopped = documents.all(railStates).find(({ stop }) => stop);
      if (!stopped) return undefined;
      system.sandbox.weChatPay.setBalance(100_000_000_000);
      system.sandbox.alipay.setBalance(100_000_000_000);
      await resumeRail(system.ports, stopped.id as 'wechat' | 'alipay');
      return 'done';
    },
  },
  {
    name: 'a pause is over',
    weight: 3,
    async run(simulation) {
      const nowMs = simulation.system.clock.nowMs();
      const paused = simulation.documents.all(payoutAccounts).map(({ pausedUntilMs = 0 }) => pausedUntilMs);
      const untilMs = Math.max(0, ...paused);
      if (untilMs <= nowMs) return undefined;
      simulation.pass(untilMs - nowMs);
      await simulation.timer('drain');
      return 'done';
    },
  },
  pass('a few seconds pass', 10, 500, 20_000),
  pass('minutes pass', 10, minuteMs, 10 * minuteMs),
  pass('hours pass', 3, hourMs, 8 * hourMs),
  pass('a day passes', 2, dayMs, dayMs + hourMs),
  passUntil('a month ends', 0.8, (nowMs) => monthOf(monthAt(nowMs)).endMs),
  passUntil('a year ends', 0.15, (nowMs) => Date.parse(`${monthAt(nowMs).slice(0, 4)}-12-31T23:59:00+08:00`)),
];
