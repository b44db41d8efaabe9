import { nextCrash } from '../../../tests/support/crash-steps';
import { type EarnedWork, earnWork, proveWorker } from '../../../tests/support/data/earned-work';
import { storedEvents } from '../../../tests/support/data/events';
import { crashingStore } from '../../../tests/support/stores/crashing-store';
import { type FakeClock, fakeClock } from '../../../tests/support/stores/fake-clock';
import { openTestStore } from '../../../tests/support/stores/test-store';
import { deadlines } from '../../collections/deadlines';
import { earnings } from '../../collections/earnings';
import { type LedgerEntry, ledgerEntries, workerBooks } from '../../collections/ledger';
import { type StoredTaxYear, taxYearId, taxYears } from '../../collections/taxes';
import { dayMs } from '../../domain/calendar/calendar';
import { moved, sumOn } from '../../domain/ledger/accounts';
import type { Store } from '../../ports/store';
import { moveTaxYear } from '../identity/move-tax-year';
import { post } from '../ledger/post';
import { taxYearProblems } from '../ledger/tax-year-problems';
import { allOf } from '../listing/all-of';
import { reverseSettlement } from './reverse-settlement';
import { settleWorker } from './settle';
import { openYear } from './tax-years';

const lin = 'lin0000000000000';
let store: Store;
let clock: FakeClock;

async function begin(): Promise<void> {
  ({ store, clock } = await openTestStore(fakeClock()));
  await proveWorker({ store, clock }, lin);
}
beforeEach(begin);

const settle = async (orderId: string, payFen: number, more: Partial<EarnedWork> = {}) => {
  await earnWork({ store, clock }, { workerId: lin, orderId, payFen, ...more });
  await settleWorker({ store, clock }, lin, async () => true);
};
const settlements = (): Promise<LedgerEntry[]> => allOf(store, ledgerEntries, 'settled', [lin]);
const idAt = async (at: number) => (await settlements())[at]?.id.split(':').at(-1) ?? '';
const takeBack = async (at = 0, over: Store = store) =>
  reverseSettlement({ store: over, clock }, lin, await idAt(at));
const book = () => store.get(workerBooks, lin);
const year = () => store.get(taxYears, taxYearId('person-1', 2026));
const problems = async (stored?: StoredTaxYear[]) =>
  taxYearProblems(await settlements(), stored ?? [(await year()) as StoredTaxYear]);

test('given two settlements, when the first is taken back, then the month is that of the second, and it can be settled again', async () => {
  await settle('order000000000001', 1_000_000);
  await settle('order000000000002', 700_000);
  await takeBack();
  // 7,000 × 80 % − 5,000 = 600 at 3 %.
  expect(await book()).toMatchObject({ earnedFen: 1_000_000, payableFen: 700_000 - 1_800 });
  expect((await year())?.months).toMatchObject([{ grossFen: 700_000, incomeTaxFen: 1_800 }]);
  expect((await settlements()).reduce((sum, { postings }) => sum + sumOn(postings, 'incomeTax'), 0)).toBe(
    1_800,
  );
  expect(await store.get(earnings, 'order000000000001')).toMatchObject({ reversals: 1 });
  expect(await store.get(deadlines, `settlement:${lin}`)).toMatchObject({ dueAtMs: clock.nowMs() });
  expect(await problems()).toEqual([]);
  const told = (await storedEvents(store)).filter(({ type }) => type === 'settlement.reversed');
  expect(told).toMatchObject([{ accountId: lin, facts: { grossFen: 1_000_000 } }]);
  await takeBack();
  expect(await settlements()).toHaveLength(3);
  await settleWorker({ store, clock }, lin, async () => true);
  // 17,000 × 80 % − 5,000 = 8,600 at 3 %, as if nothing had been.
  expect(await book()).toMatchObject({ earnedFen: 0, payableFen: 1_700_000 - 25_800 });
  expect(new Set((await settlements()).map(({ id }) => id)).size).toBe(4);
  expect(await problems()).toEqual([]);
});

test('given a sum that is drawn, a month that is over, or no such settlement, then nothing is taken back', async () => {
  await settle('order000000000001', 10_000);
  await store.transact((tx) =>
    post(tx, clock.nowMs(), {
      id: 'payout:drawn',
      kind: 'payout',
      workerId: lin,
      payoutId: 'drawn',
      postings: moved('payable', { transit: 1 }),
      inputs: {},
    }),
  );
  await expect(takeBack()).rejects.toMatchObject({ code: 'SETTLEMENT_DRAWN' });
  await expect(reverseSettlement({ store, clock }, lin, 'none')).rejects.toMatchObject({
    code: 'SETTLEMENT_NOT_FOUND',
  });
  clock.pass(10 * dayMs);
  await expect(takeBack()).rejects.toMatchObject({ code: 'SETTLEMENT_FILED' });
  expect(await book()).toMatchObject({ earnedFen: 0, payableFen: 9_999 });
});

test('given as many orders as a commit settles, then all of them are taken back in one too', async () => {
  const orderIds = [1, 2, 3, 4, 5].map((at) => `order00000000000${at}`);
  for (const orderId of orderIds)
    await earnWork({ store, clock }, { workerId: lin, orderId, payFen: 100_000 });
  await settleWorker({ store, clock }, lin, async () => true);
  expect(await settlements()).toMatchObject([{ orderIds }]);
  await takeBack();
  expect(await book()).toMatchObject({ earnedFen: 500_000, payableFen: 0 });
});

test('given a crash at each step, when it is run again, then it is taken back once', async () => {
  for (let at = 1; ; at = nextCrash(at)) {
    await begin();
    await settle('order000000000001', 1_000_000);
    // It has been met: nothing else is going to settle anything.
    await store.transact(async (tx) => tx.remove(deadlines, `settlement:${lin}`));
    const crashing = crashingStore(store, at);
    await takeBack(0, crashing).catch(() => undefined);
    // Whoever looks now, or never again: what is open is going to be settled.
    if ((await settlements()).length === 2)
      expect(await store.get(deadlines, `settlement:${lin}`)).toMatchObject({ dueAtMs: clock.nowMs() });
    await takeBack();
    expect(await book()).toMatchObject({ earnedFen: 1_000_000, payableFen: 0 });
    expect(await store.get(deadlines, `settlement:${lin}`)).toBeDefined();
    expect((await year())?.months).toEqual([]);
    if (!crashing.hasCrashed()) return expect(at).toBeGreaterThan(10);
  }
});

test('given a tax year that says something else than the ledger, then it is found', async () => {
  await settle('order000000000001', 10_090_000);
  await settle('order000000000002', 20_000);
  const right = (await year()) as StoredTaxYear;
  const [month] = right.months;
  if (!month) throw new Error('no month');
  expect(await problems([right])).toEqual([]);
  for (const change of [
    { months: [{ ...month, grossFen: month.grossFen + 1 }] },
    { months: [{ ...month, incomeTaxFen: month.incomeTaxFen - 1 }] },
    { months: [{ ...month, vatFen: month.vatFen + 1 }] },
    { months: [{ ...month, month: 10 }] },
    { months: [] },
    { toRecoverFen: right.toRecoverFen - 1 },
  ] as unknown as Partial<StoredTaxYear>[])
    expect(await problems([{ ...right, ...change }])).not.toEqual([]);
  expect(await problems([])).not.toEqual([]);
});

test('given a number that was corrected, then its year is looked for under the right one', async () => {
  await settle('order000000000001', 1_000_000);
  const atMs = clock.nowMs();
  await openYear({ store, clock }, 'person-2');
  const correction = { workerId: lin, formerKey: 'person-1', personKey: 'person-2', corrections: 1, atMs };
  await store.transact((tx) => moveTaxYear(tx, correction));
  const years = await store.getMany(
    taxYears,
    ['person-1', 'person-2'].map((key) => taxYearId(key, 2026)),
  );
  const stored = years.flatMap((found) => (found ? [found] : []));
  const entry = await store.get(ledgerEntries, `taxpayer:${lin}:1`);
  if (!entry) throw new Error('no entry');
  expect(taxYearProblems([...(await settlements()), entry], stored)).toEqual([]);
});
