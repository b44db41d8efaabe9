import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { postingsFault, sumOn } from '../ledger/accounts';
import { fen } from '../money/money';
import { withholdHistory } from '../tax/withhold-history';
import { settlementPostings, settlesAtMs } from './settlement';

const at = (text: string): number => Date.parse(`${text}+08:00`);

test.each([
  ['per-task', '2026-11-25T10:00:00', '2026-11-25T10:00:00'],
  ['daily', '2026-11-25T00:00:00', '2026-11-26T00:00:00'],
  ['daily', '2026-11-25T23:59:59.999', '2026-11-26T00:00:00'],
  ['daily', '2026-12-31T12:00:00', '2027-01-01T00:00:00'],
  ['weekly', '2026-11-23T00:00:00', '2026-11-30T00:00:00'],
  ['weekly', '2026-11-29T23:59:59', '2026-11-30T00:00:00'],
  ['weekly', '2026-12-31T12:00:00', '2027-01-04T00:00:00'],
  ['monthly', '2026-11-01T00:00:00', '2026-12-01T00:00:00'],
  ['monthly', '2026-11-30T23:59:59', '2026-12-01T00:00:00'],
  ['monthly', '2026-12-31T23:59:59', '2027-01-01T00:00:00'],
] as const)('%s: what was earned %s is settled %s', (cycle, earned, settled) => {
  expect(settlesAtMs(cycle, at(earned))).toBe(at(settled));
});

test('given any history, then each settlement moves all of what was earned, and the sums of all are those of the year', () => {
  const payment = fc.record({
    atMs: fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2026-12-31T23:59:59') }),
    grossFen: fc.oneof(
      fc.integer({ min: 1, max: 3_000_000 }),
      fc.integer({ min: 9_000_000, max: 11_000_000 }),
    ),
  });
  const histories = fc.array(payment, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(histories, (history) => {
      const payments = history.map(({ atMs, grossFen }) => ({ atMs, grossFen: fen(grossFen) }));
      const { taxed, years } = withholdHistory(payments);
      const all = taxed.map(({ payment, receipt }) => {
        const postings = settlementPostings(receipt);
        expect(postingsFault(postings)).toBeUndefined();
        expect(sumOn(postings, 'earned')).toBe(-payment.grossFen);
        expect(sumOn(postings, 'payable')).toBeGreaterThanOrEqual(0);
        return postings;
      });
      const [year] = years;
      const sum = (account: Parameters<typeof sumOn>[1]) =>
        all.reduce((total, postings) => total + sumOn(postings, account), 0);
      const booked = (of: (month: NonNullable<typeof year>['months'][number]) => number) =>
        year?.months.reduce((total, month) => total + of(month), 0);
      expect(sum('incomeTax')).toBe(booked(({ incomeTaxFen }) => incomeTaxFen));
      expect(sum('vat')).toBe(booked(({ vatFen }) => vatFen));
      expect(sum('urban')).toBe(booked(({ surcharges }) => surcharges.urban));
      expect(0 - sum('toRecover')).toBe(year?.toRecoverFen);
    }),
    { numRuns: propertyRuns(150, 20_000) },
  );
});
