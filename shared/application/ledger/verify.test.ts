import { onMemory } from '../../../tests/support/stores/on-memory';
import {
  dailySeals,
  type LedgerEntry,
  ledgerEntries,
  publisherFunds,
  workerBooks,
} from '../../collections/ledger';
import { dayMs } from '../../domain/calendar/calendar';
import { moved } from '../../domain/ledger/accounts';
import { fen } from '../../domain/money/money';
import type { Store } from '../../ports/store';
import { entryHash } from './entry-hash';
import { type Movement, post } from './post';
import { lastSeal, sealDay } from './seal';
import { keepSealing } from './seal-deadline';
import { verifyLedger } from './verify';

const firstMs = Date.parse('2026-11-24T10:00:00+08:00');
const nowMs = firstMs + 2 * dayMs;
const publisherId = 'publisher0000000';

const movement = (id: string, changes: Partial<Movement>): Movement => ({
  id,
  kind: 'fund',
  publisherId,
  taskId: 'task000000000000',
  postings: moved('bank', { reserve: 10_700 }),
  inputs: { id },
  ...changes,
});

const earned = (workerId: string): Movement =>
  movement(`earn:${workerId}`, {
    kind: 'earn',
    workerId,
    postings: moved('reserve', { earned: 2_000, fee: 120, surcharge: 20 }),
  });

let store: Store;
const writeTo = (to: Store, atMs: number, ...movements: Movement[]) =>
  to.transact((tx) => post(tx, atMs, ...movements));
const write = (atMs: number, ...movements: Movement[]) => writeTo(store, atMs, ...movements);
const verify = async (kept?: { day: string; root: string }) =>
  (await verifyLedger(store, nowMs, kept)).problems;

/** Two sealed days, and one that is not over: payments, work, and money that goes back. */
async function ledgerOf(paidFen: number): Promise<Store> {
  const { store: made, clock } = await onMemory().empty();
  await keepSealing({ store: made, clock: { ...clock, nowMs: () => firstMs } });
  const paid = movement('fund:1', { postings: moved('bank', { reserve: paidFen }) });
  await writeTo(made, firstMs, paid, movement('fund:2', {}));
  await writeTo(made, firstMs, earned('worker0000000001'));
  await writeTo(made, firstMs + dayMs, earned('worker0000000002'));
  await writeTo(
    made,
    firstMs + dayMs,
    movement('return:1', { kind: 'return', postings: moved('reserve', { funds: 500 }) }),
    movement('refund:1', { kind: 'refund', postings: moved('funds', { refunds: 300 }) }),
  );
  await writeTo(made, nowMs, movement('fund:3', {}));
  for (const day of ['2026-11-24', '2026-11-25']) {
    const before = await lastSeal(made);
    if (!before) throw new Error('no seal');
    await sealDay(made, day, before, nowMs);
  }
  return made;
}
beforeEach(async () => {
  store = await ledgerOf(10_700);
});

const edit = (id: string, change: (entry: LedgerEntry) => LedgerEntry) =>
  store.transact(async (tx) => {
    const entry = await tx.get(ledgerEntries, id);
    if (!entry) throw new Error('no entry');
    tx.update(ledgerEntries, change(entry));
  });
const more = (entry: LedgerEntry, addedFen: number): LedgerEntry => {
  const [from, to, ...rest] = entry.postings;
  if (!from || !to) throw new Error('no postings');
  const moved = [
    { ...from, amountFen: from.amountFen - addedFen },
    { ...to, amountFen: to.amountFen + addedFen },
  ];
  return { ...entry, postings: [...moved, ...rest] };
};
const signed = (entry: LedgerEntry): LedgerEntry => ({ ...entry, hash: entryHash(entry) });

test('given a ledger that nobody touched, then it is whole', async () => {
  expect(await verifyLedger(store, nowMs)).toEqual({
    problems: [],
    entries: 7,
    books: 3,
    seals: 3,
    taxYears: 0,
  });
});

const planted: readonly (readonly [what: string, plant: () => Promise<unknown>, found: RegExp])[] = [
  ['an edited sum', () => edit('fund:1', (entry) => more(entry, 100)), /entry fund:1: changed/],
  [
    'an edited sum with a fresh hash',
    () => edit('fund:1', (entry) => signed(more(entry, 100))),
    /not behind the one/,
  ],
  [
    'the newest entry, edited with a fresh hash',
    () => edit('fund:3', (entry) => signed(more(entry, 9))),
    /ends at another/,
  ],
  [
    'a posting that makes money',
    () =>
      edit('fund:2', (entry) =>
        signed({ ...entry, postings: [...entry.postings, { account: 'funds', amountFen: 7 }] }),
      ),
    /postings that sum to 7/,
  ],
  ['another day', () => edit('fund:1', (entry) => signed({ ...entry, day: '2026-11-25' })), /of another day/],
  [
    'another purpose',
    () => edit('fund:1', (entry) => ({ ...entry, orderId: 'order00000000000' })),
    /fund:1: changed/,
  ],
  ['a removed entry', () => store.transact(async (tx) => tx.remove(ledgerEntries, 'fund:2')), /is missing/],
  [
    'the newest entry removed',
    () => store.transact(async (tx) => tx.remove(ledgerEntries, 'fund:3')),
    /ends at another/,
  ],
  [
    'an inserted entry',
    () =>
      store.transact(async (tx) => {
        const entry = await tx.get(ledgerEntries, 'fund:1');
        if (entry) tx.create(ledgerEntries, signed({ ...entry, id: 'fund:9' }));
      }),
    /there twice/,
  ],
  [
    'an entry back-dated into a sealed day',
    () => write(firstMs, movement('fund:8', {})),
    /day 2026-11-24, shard \d+: \d+ entries, not those/,
  ],
  [
    'two entries that change places',
    async () => {
      const seqs = { 'fund:1': 2, 'fund:2': 1 };
      for (const [id, seq] of Object.entries(seqs))
        await edit(id, (entry) => signed({ ...entry, links: entry.links.map((link) => ({ ...link, seq })) }));
    },
    /not behind the one before/,
  ],
  [
    'an edited balance of a publisher',
    () =>
      store.transact(async (tx) => {
        const book = await tx.get(publisherFunds, publisherId);
        if (book) tx.update(publisherFunds, { ...book, availableFen: fen(9_999) });
      }),
    /holds 9999, its entries say 200/,
  ],
  [
    'an edited balance of a worker',
    () =>
      store.transact(async (tx) => {
        const book = await tx.get(workerBooks, 'worker0000000001');
        if (book) tx.update(workerBooks, { ...book, earnedFen: fen(2_001) });
      }),
    /holds 2001, its entries say 2000/,
  ],
  [
    'what an entry says that its book held after it',
    () =>
      edit('earn:worker0000000001', (entry) =>
        signed({
          ...entry,
          links: entry.links.map((link) => ({
            ...link,
            balances: link.balances.map((each) => ({ ...each, balanceFen: fen(each.balanceFen + 1) })),
          })),
        }),
      ),
    /earn:worker0000000001 says 2001 earned, the entries up to it 2000/,
  ],
  [
    'an entry’s place among those of its book',
    () =>
      edit('fund:3', (entry) =>
        signed({ ...entry, links: entry.links.map((link) => ({ ...link, atMs: link.atMs + 1 })) }),
      ),
    /fund:3 stands at another moment/,
  ],
  [
    'a book without an entry',
    () =>
      store.transact(async (tx) => {
        const book = await tx.get(workerBooks, 'worker0000000001');
        if (book) tx.create(workerBooks, { ...book, id: 'worker0000000009' });
      }),
    /worker0000000009: ends at another entry/,
  ],
  [
    'a removed book',
    () => store.transact(async (tx) => tx.remove(workerBooks, 'worker0000000002')),
    /missing/,
  ],
  [
    'a removed seal',
    () => store.transact(async (tx) => tx.remove(dailySeals, '2026-11-24')),
    /a day before it has none/,
  ],
  [
    'an edited seal',
    () =>
      store.transact(async (tx) => {
        const seal = await tx.get(dailySeals, '2026-11-25');
        if (seal) tx.update(dailySeals, { ...seal, counts: seal.counts.map((each) => each + 1) });
      }),
    /seal 2026-11-25: changed/,
  ],
  [
    'more drawn from a task than it had',
    () =>
      write(
        nowMs,
        movement('earn:9', {
          kind: 'earn',
          workerId: 'worker0000000003',
          postings: moved('reserve', { earned: 90_000 }),
        }),
      ),
    /its reserve is -/,
  ],
];

test.each(planted)('given %s, then it is found', async (_what, plant, found) => {
  await plant();
  expect(await verify()).toEqual(expect.arrayContaining([expect.stringMatching(found)]));
});

test('given another history that fits itself, then only the root that was kept elsewhere finds it', async () => {
  const day = '2026-11-25';
  const root = (await store.get(dailySeals, day))?.hash ?? '';
  expect(await verify({ day, root })).toEqual([]);
  store = await ledgerOf(10_699);
  expect(await verify()).toEqual([]);
  expect(await verify({ day, root })).toEqual([`seal ${day}: not the one that was kept`]);
});

test('given an entry of a purpose that was written before, when it is posted again, then nothing is written', async () => {
  await expect(write(nowMs, movement('fund:1', {}))).rejects.toMatchObject({ kind: 'exists' });
  expect(await verify()).toEqual([]);
});

test('given a balance that would fall below zero, or postings that are none, then nothing is written', async () => {
  const refund = movement('refund:2', { kind: 'refund', postings: moved('funds', { refunds: 201 }) });
  await expect(write(nowMs, refund)).rejects.toThrow(RangeError);
  await expect(write(nowMs, movement('fund:5', { postings: [] }))).rejects.toThrow('fund: 0 postings');
  await expect(write(nowMs, earned('worker0000000004'), movement('fund:6', {}))).rejects.toThrow(
    'two owners',
  );
  expect(await verify()).toEqual([]);
});
