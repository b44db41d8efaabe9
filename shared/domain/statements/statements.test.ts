import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { monthOf } from '../calendar/month';
import { type LedgerAccount, moved, type Posting, sumOn } from '../ledger/accounts';
import { publisherStatement } from './publisher-statement';
import { type StatementEntry, workerStatement } from './worker-statement';

const november = monthOf('2026-11');
const atMs = fc.integer({ min: monthOf('2026-09').startMs, max: monthOf('2027-01').endMs });
const sum = fc.integer({ min: 1, max: 5_000_000 });
const tax = fc.integer({ min: -2_000, max: 300_000 });

const entry = (kind: string, at: number, postings: readonly Posting[], n: number): StatementEntry => ({
  id: `${kind}:${n}`,
  kind,
  atMs: at,
  postings,
  orderIds: [`order-${n}`],
  orderId: `order-${n}`,
  taskId: `task-${n % 3}`,
  payoutId: `payout-${n}`,
});

const settled = fc
  .tuple(atMs, sum, tax, tax, tax, fc.boolean())
  .map(([at, payable, incomeTax, vat, toRecover, isReversal]) => {
    const postings = moved('earned', { payable, incomeTax, vat, urban: vat, education: 3, toRecover });
    const opposite = postings.map(({ account, amountFen }) => ({ account, amountFen: -amountFen }));
    return { kind: isReversal ? 'unsettle' : 'settle', at, postings: isReversal ? opposite : postings };
  });
const drawn = fc
  .tuple(atMs, sum, fc.constantFrom('payout', 'payoutPaid', 'payoutBack', 'payoutReturned'))
  .map(([at, amount, kind]) => {
    const [from, to] = {
      payout: ['payable', 'transit'],
      payoutPaid: ['transit', 'wechatRail'],
      payoutBack: ['transit', 'payable'],
      payoutReturned: ['wechatRail', 'payable'],
    }[kind] as [LedgerAccount, LedgerAccount];
    return { kind, at, postings: moved(from, { [to]: amount }) };
  });
const entries = (of: fc.Arbitrary<{ kind: string; at: number; postings: Posting[] }>) =>
  fc
    .array(of, { maxLength: 40 })
    .map((all) => all.map(({ kind, at, postings }, n) => entry(kind, at, postings, n)));

/** What the ledger says of an account between two moments, read without any statement. */
const booked = (all: readonly StatementEntry[], account: LedgerAccount, from: number, to: number): number =>
  all
    .filter(({ atMs: at }) => at >= from && at < to)
    .reduce((total, { postings }) => total + sumOn(postings, account), 0);

test('whatever a worker was settled and drew, the sums of a statement are those of the ledger, to the fen', () => {
  fc.assert(
    fc.property(entries(fc.oneof(settled, drawn)), (all) => {
      const { startMs, endMs } = november;
      const opening = booked(all, 'payable', 0, startMs);
      const ofNovember = all.filter(({ atMs: at }) => at >= startMs && at < endMs);
      const {
        openingFen,
        closingFen,
        totals,
        settled: lines,
        drawn: moves,
      } = workerStatement(ofNovember, opening);
      const within = (account: LedgerAccount) => booked(all, account, startMs, endMs);
      expect(openingFen).toBe(booked(all, 'payable', 0, startMs));
      expect(closingFen).toBe(booked(all, 'payable', 0, endMs));
      expect(openingFen + totals.netFen - totals.drawnFen).toBe(closingFen);
      expect(totals.grossFen).toBe(0 - within('earned'));
      expect(totals.incomeTaxFen).toBe(within('incomeTax'));
      expect(totals.vatFen).toBe(within('vat') + within('urban') + within('education'));
      const { netFen, incomeTaxFen, vatFen, recoveredFen, grossFen } = totals;
      expect(netFen + incomeTaxFen + vatFen + recoveredFen).toBe(grossFen);
      for (const line of lines)
        expect(line.netFen + line.incomeTaxFen + line.vatFen + line.recoveredFen).toBe(line.grossFen);
      expect(lines.length + moves.length).toBe(
        all.filter((each) => each.kind !== 'payoutPaid' && each.atMs >= startMs && each.atMs < endMs).length,
      );
    }),
    { numRuns: propertyRuns(60, 3_000) },
  );
});

test("whatever a publisher's tasks have cost, lines, tasks and totals of a statement agree with the ledger", () => {
  const earned = fc.tuple(atMs, sum, sum, sum).map(([at, pay, fee, surcharge]) => ({
    kind: 'earn',
    at,
    postings: moved('reserve', { earned: pay, fee, surcharge }),
  }));
  const way = fc.constantFrom('bank' as const, 'wechatRail' as const);
  const paid = fc.tuple(atMs, sum, fc.boolean(), way).map(([at, amount, isBack, by]) => ({
    kind: isBack ? 'refunded' : 'fund',
    at,
    postings: isBack ? moved('refunds', { [by]: amount }) : moved(by, { reserve: amount }),
  }));
  fc.assert(
    fc.property(entries(fc.oneof(earned, paid)), (all) => {
      const { paid: lines, tasks, totals, moved: moves } = publisherStatement(all);
      const inAll = (account: LedgerAccount) => booked(all, account, 0, Number.MAX_SAFE_INTEGER);
      expect(totals.payFen).toBe(inAll('earned'));
      expect(totals.feeFen).toBe(inAll('fee'));
      expect(totals.paidInFen - totals.sentBackFen).toBe(0 - inAll('bank') - inAll('wechatRail'));
      expect(moves.filter(({ amountFen }) => amountFen === 0)).toEqual([]);
      expect(totals.payFen + totals.feeFen + totals.surchargeFen).toBe(totals.totalFen);
      const total = (of: readonly { readonly totalFen: number }[]) =>
        of.reduce((all_, { totalFen }) => all_ + totalFen, 0);
      expect([total(lines), total(tasks)]).toEqual([totals.totalFen, totals.totalFen]);
      expect(lines.length + moves.length).toBe(all.length);
      expect(tasks.reduce((count, { orders }) => count + orders, 0)).toBe(lines.length);
    }),
    { numRuns: propertyRuns(60, 3_000) },
  );
});
