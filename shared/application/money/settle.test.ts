import { nextCrash } from '../../../tests/support/crash-steps';
import { type EarnedWork, earnWork, proveWorker } from '../../../tests/support/data/earned-work';
import { storedEvents } from '../../../tests/support/data/events';
import { crashingStore } from '../../../tests/support/stores/crashing-store';
import { type FakeClock, fakeClock } from '../../../tests/support/stores/fake-clock';
import { openTestStore } from '../../../tests/support/stores/test-store';
import { deadlines } from '../../collections/deadlines';
import { earnings } from '../../collections/earnings';
import { type LedgerEntry, ledgerEntries, workerBooks } from '../../collections/ledger';
import { taxYearId, taxYears } from '../../collections/taxes';
import { dayMs, minuteMs } from '../../domain/calendar/calendar';
import type { Store } from '../../ports/store';
import type { Settle } from '../deadlines/run-due';
import { allOf } from '../listing/all-of';
import { settleWorker } from './settle';

const lin = 'lin0000000000000';
const deadlineId = `settlement:${lin}`;

let store: Store;
let clock: FakeClock;
beforeEach(async () => {
  ({ store, clock } = await openTestStore(fakeClock()));
});

const earn = (orderId: string, payFen: number, more: Partial<EarnedWork> = {}) =>
  earnWork({ store, clock }, { workerId: lin, orderId, payFen, ...more });

/** Meets the worker's deadline, over another store where that is to fail. */
async function meet(workerId = lin, over: Store = store): Promise<void> {
  const met: Settle = async (tx, nextDueAtMs) => {
    const current = await tx.get(deadlines, `settlement:${workerId}`);
    if (!current) return false;
    if (nextDueAtMs === undefined) tx.remove(deadlines, current.id);
    else tx.update(deadlines, { ...current, dueAtMs: nextDueAtMs });
    return true;
  };
  await settleWorker({ store: over, clock }, workerId, met);
}

/** The store, whose lists show something else. */
const listing = (list: Store['list']): Store => ({
  get: (from, id) => store.get(from, id),
  getMany: (from, ids, freshness) => store.getMany(from, ids, freshness),
  transact: (work) => store.transact(work),
  list,
});

const settlements = (workerId = lin): Promise<LedgerEntry[]> =>
  allOf(store, ledgerEntries, 'settled', [workerId]);
const book = (workerId = lin) => store.get(workerBooks, workerId);
const dueAt = async () => (await store.get(deadlines, deadlineId))?.dueAtMs;
const told = async (type: string) => (await storedEvents(store)).filter((event) => event.type === type);

test('given seven orders, when they are settled, then five and two, taxed as one month, and nothing waits', async () => {
  await proveWorker({ store, clock }, lin);
  for (let at = 0; at < 7; at += 1) await earn(`order00000000000${at}`, 200_000);
  await meet();
  const entries = await settlements();
  expect(entries.map(({ orderIds }) => orderIds?.length).sort()).toEqual([2, 5]);
  // 14,000 × 80 % − 5,000 = 6,200 at 3 %.
  expect(await book()).toMatchObject({ earnedFen: 0, payableFen: 1_400_000 - 18_600, seq: 9 });
  expect(await store.get(taxYears, taxYearId('person-1', 2026))).toMatchObject({
    months: [{ month: 11, grossFen: 1_400_000, incomeTaxFen: 18_600 }],
  });
  expect(await dueAt()).toBeUndefined();
  expect(await told('settlement.settled')).toHaveLength(2);
  const [earning] = await allOf(store, earnings, 'unsettled', [lin]);
  expect(earning).toBeUndefined();
  await meet();
  expect(await settlements()).toHaveLength(2);
});

test('given what is due later, when something is settled, then only what is due, and the rest at its moment', async () => {
  await proveWorker({ store, clock }, lin);
  await earn('order000000000001', 10_000);
  await earn('order000000000002', 20_000, { cycle: 'daily' });
  await meet();
  expect(await book()).toMatchObject({ earnedFen: 20_000, payableFen: 10_000 });
  expect(await dueAt()).toBe(Date.parse('2026-11-23T00:00:00+08:00'));
  clock.pass(dayMs);
  await meet();
  expect(await book()).toMatchObject({ earnedFen: 0, payableFen: 30_000 });
});

test.each([
  ['who was never named', undefined, 'identity'],
  ['who may give another number', { reopenedAtMs: 1 }, 'identity'],
  [
    'who authorised another text',
    { authorisation: { id: 'a', version: 'old', textHash: 'h', acceptedAtMs: 1 } },
    'authorisation',
  ],
] as const)(
  'given somebody %s, when a sum is due, then it waits and they are told what to do',
  async (_who, changes, why) => {
    if (changes) await proveWorker({ store, clock }, lin, changes);
    await earn('order000000000001', 10_000);
    await meet();
    expect(await book()).toMatchObject({ earnedFen: 10_000, payableFen: 0 });
    expect(await told('settlement.waiting')).toMatchObject([
      { accountId: lin, facts: { amountFen: 10_000, why } },
    ]);
    expect(await dueAt()).toBe(clock.nowMs() + 7 * dayMs);
  },
);

test('given two accounts of one person, when both are settled, then the second continues the year', async () => {
  const other = 'lin0000000000002';
  await proveWorker({ store, clock }, lin);
  await proveWorker({ store, clock }, other);
  await earn('order000000000001', 625_000);
  await earn('order000000000002', 625_000, { workerId: other });
  await meet();
  await meet(other);
  expect(await book()).toMatchObject({ payableFen: 625_000 });
  // 12,500 × 80 % − 5,000 = 5,000 at 3 %, all of it with the second.
  expect(await book(other)).toMatchObject({ payableFen: 625_000 - 15_000 });
});

test('given a payment that lifts the month above the threshold of VAT, then the ledger takes all of it, and what cannot be borne is recovered', async () => {
  await proveWorker({ store, clock }, lin);
  await earn('order000000000001', 10_090_000);
  await meet();
  await earn('order000000000002', 20_000);
  await meet();
  const [, second] = await settlements();
  const on = (account: string) => second?.postings.find((posting) => posting.account === account)?.amountFen;
  expect(on('vat')).toBe(100_099);
  expect(on('toRecover')).toBeLessThan(0);
  expect(on('payable')).toBeUndefined();
  expect(second?.receipt).toMatchObject({ netFen: 0, vatBooked: { beforeFen: 0, nowFen: 100_099 } });
  const owedFen = second?.receipt?.toRecoverFen ?? 0;
  await earn('order000000000003', 1_000_000);
  await meet();
  const [, , third] = await settlements();
  expect(third?.receipt).toMatchObject({ toRecoverBeforeFen: owedFen, toRecoverFen: 0 });
});

test('given a year that ends, when more is settled, then a new one goes on from it, and nothing comes to the old one', async () => {
  await proveWorker({ store, clock }, lin);
  await earn('order000000000001', 1_000_000);
  await meet();
  clock.pass(40 * dayMs);
  await earn('order000000000002', 1_000_000);
  await meet();
  const [before, after] = await store.getMany(taxYears, [
    taxYearId('person-1', 2026),
    taxYearId('person-1', 2027),
  ]);
  expect(before).toMatchObject({ isClosed: true, months: [{ month: 11, grossFen: 1_000_000 }] });
  expect(after).toMatchObject({ isClosed: false, months: [{ month: 1 }], previous: { isWhole: false } });
  expect(after?.previous.incomeFen[10]).toBe(1_000_000);
});

test('given an index that shows an order late, then it is looked again soon, and settled once', async () => {
  await proveWorker({ store, clock }, lin);
  await earn('order000000000001', 10_000);
  await meet(
    lin,
    listing(async () => ({ items: [] })),
  );
  expect(await settlements()).toHaveLength(0);
  expect(await dueAt()).toBe(clock.nowMs() + minuteMs);
  const stale = await store.list(earnings, 'unsettled', [lin], { limit: 100 });
  await meet();
  await meet(
    lin,
    listing(async () => stale as never),
  );
  expect(await settlements()).toHaveLength(1);
  expect(await book()).toMatchObject({ earnedFen: 0, payableFen: 10_000 });
});

test('given a crash at each step, when it is run again, then the end is the same', async () => {
  let at = 1;
  for (; ; at = nextCrash(at)) {
    ({ store, clock } = await openTestStore(fakeClock()));
    await proveWorker({ store, clock }, lin);
    for (let order = 0; order < 7; order += 1) await earn(`order00000000000${order}`, 200_000);
    const crashing = crashingStore(store, at);
    await meet(lin, crashing).catch(() => undefined);
    await meet();
    expect(await book()).toMatchObject({ earnedFen: 0, payableFen: 1_381_400, seq: 9 });
    expect(await settlements()).toHaveLength(2);
    expect(await store.get(deadlines, deadlineId)).toBeUndefined();
    if (!crashing.hasCrashed()) break;
  }
  expect(at).toBeGreaterThan(20);
});
