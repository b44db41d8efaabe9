import { dice } from '../../../local/seed/dice';
import { propertyRuns } from '../../../tests/support/property-runs';
import { onMemory } from '../../../tests/support/stores/on-memory';
import { dayMs } from '../../domain/calendar/calendar';
import { monthOf } from '../../domain/calendar/month';
import { moved } from '../../domain/ledger/accounts';
import type { Store } from '../../ports/store';
import { type Movement, post } from '../ledger/post';
import { keepSealing } from '../ledger/seal-deadline';
import { verifyLedger } from '../ledger/verify';
import { workerStatementOf } from './worker-statement-of';

const workerId = 'worker0000000001';
const settle = (n: number, payable: number): Movement[] => [
  {
    ...{ id: `earn:${n}`, kind: 'earn', workerId, inputs: { n } },
    postings: moved('reserve', { earned: payable + 3 }),
  },
  {
    ...{ id: `settle:${workerId}:${n}`, kind: 'settle', workerId, orderIds: [`order${n}`], inputs: { n } },
    postings: moved('earned', { payable, incomeTax: 3 }),
  },
];
const draw = (n: number, amount: number): Movement => ({
  ...{ id: `payout:${n}`, kind: 'payout', workerId, payoutId: `P${n}`, inputs: { n } },
  postings: moved('payable', { transit: amount }),
});

async function emptyLedger(atMs: number): Promise<Store> {
  const { store, clock } = await onMemory().empty();
  await keepSealing({ store, clock: { ...clock, nowMs: () => atMs } });
  return store;
}

/** The same store, counting what is read. */
function counted(store: Store) {
  let read = 0;
  const list: Store['list'] = async (...asked) => {
    const page = await store.list(...asked);
    read += page.items.length;
    return page;
  };
  return { store: { list }, read: () => read };
}

test('the first and the last instant of a month are its own, in Asia/Shanghai, and the month before is a line', async () => {
  const store = await emptyLedger(monthOf('2026-09').startMs);
  const write = (iso: string, ...movements: Movement[]) =>
    store.transact((tx) => post(tx, Date.parse(iso), ...movements));
  for (let n = 0; n < 30; n += 1) await write('2026-09-10T10:00:00+08:00', ...settle(n, 100));
  await write('2026-10-31T23:59:59.999+08:00', draw(1, 1));
  await write('2026-11-01T00:00:00+08:00', draw(2, 2));
  await write('2026-11-30T23:59:59.999+08:00', draw(4, 4));
  await write('2026-12-01T00:00:00+08:00', draw(8, 8));
  const { store: counting, read } = counted(store);
  const { drawn, openingFen, closingFen } = await workerStatementOf(counting, workerId, monthOf('2026-11'));
  expect(drawn.map(({ amountFen }) => amountFen)).toEqual([-2, -4]);
  expect([openingFen, closingFen]).toEqual([2_999, 2_993]);
  expect(read()).toBe(4);
  const empty = await workerStatementOf(store, workerId, monthOf('2026-08'));
  expect([empty.openingFen, empty.closingFen]).toEqual([0, 0]);
});

test('whatever the clocks of its processes said, months of a book join to the fen, and its entries agree', async () => {
  for (let seed = 0; seed < propertyRuns(20, 500); seed += 1) {
    const { int, chance } = dice(`statement ${seed}`);
    let atMs = monthOf('2026-09').startMs + int(0, 5) * dayMs;
    const store = await emptyLedger(monthOf('2026-09').startMs);
    let payable = 0;
    for (let n = 0; n < 25; n += 1) {
      atMs += chance(0.3) ? 0 : int(0, 9 * dayMs);
      // Two processes do not agree on what time it is.
      const saidMs = Math.max(monthOf('2026-09').startMs, atMs - int(0, 2_000));
      const isDrawn = payable > 0 && chance(0.4);
      const amount = isDrawn ? int(1, payable) : int(1, 900);
      await store.transact((tx) => post(tx, saidMs, ...(isDrawn ? [draw(n, amount)] : settle(n, amount))));
      payable += isDrawn ? -amount : amount;
    }
    const months = ['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'];
    let closingFen = 0;
    for (const month of months) {
      const of = await workerStatementOf(store, workerId, monthOf(month));
      expect(of.openingFen).toBe(closingFen);
      expect(of.openingFen + of.totals.netFen - of.totals.drawnFen).toBe(of.closingFen);
      closingFen = of.closingFen;
    }
    expect(closingFen).toBe(payable);
    const { problems } = await verifyLedger(store, monthOf('2027-05').startMs);
    expect(problems.filter((each) => each.startsWith('book'))).toEqual([]);
  }
});
