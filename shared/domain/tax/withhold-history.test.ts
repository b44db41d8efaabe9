import * as fc from 'fast-check';
import { noteFact } from '../../../tests/support/proof-facts';
import { propertyRuns } from '../../../tests/support/property-runs';
import { type LawReadings, taxesByLaw } from '../../../tests/support/tax/tax-by-law';
import { histories, inMonth, type PlacedPayment, placed } from '../../../tests/support/tax/tax-histories';
import { fen } from '../money/money';
import { costReadings, defaultTaxSettings, gapReadings, thresholdReadings } from './tax-readings';
import { openTaxYear } from './tax-year';
import { withhold } from './withhold';
import { withholdHistory } from './withhold-history';

const readings: fc.Arbitrary<LawReadings> = fc.record({
  gap: fc.constantFrom(...gapReadings),
  costs: fc.constantFrom(...costReadings),
  atThreshold: fc.constantFrom(...thresholdReadings),
  isWholeYearDeducted: fc.boolean(),
});

const numRuns = propertyRuns(5_000, 100_000);

const run = (payments: readonly PlacedPayment[], chosen: Partial<LawReadings>) =>
  withholdHistory(payments, { ...defaultTaxSettings, readings: chosen });

/** The taxes of each payment, as the law's own calculation tells them. */
const figuresOf = ({ taxed }: ReturnType<typeof run>) =>
  taxed.map(({ receipt }) => ({
    incomeTax: receipt.incomeTaxBooked.nowFen,
    vat: receipt.vatBooked.nowFen,
    urban: receipt.surchargesBooked.urban.nowFen,
    education: receipt.surchargesBooked.education.nowFen,
    localEducation: receipt.surchargesBooked.localEducation.nowFen,
    net: receipt.netFen,
    toRecover: receipt.toRecoverFen,
  }));

/** Figures alone decide here, and a comparison by jest for each of 5,000 histories takes longer than the taxes. */
const text = (value: unknown): string => JSON.stringify(value);

test('every payment of any history is taxed as the law says, to the fen', () => {
  fc.assert(
    fc.property(histories, readings, (payments, chosen) => {
      const ours = figuresOf(run(payments, chosen));
      const law = taxesByLaw(payments, chosen);
      if (text(ours) !== text(law)) expect(ours).toEqual(law);
    }),
    { numRuns },
  );
  noteFact({ kind: 'runs', name: 'random histories, equal to the fen', value: numRuns });
});

/** A person's years with the count of what is still owed, which alone may depend on what was paid in which order. */
const monthsOf = ({ years }: ReturnType<typeof run>) => text(years.map(({ months }) => months));
const balanceOf = ({ taxed, years }: ReturnType<typeof run>): number =>
  taxed.reduce((sum, { receipt }) => sum + receipt.netFen, 0) - (years.at(-1)?.toRecoverFen ?? 0);

test('splitting payments within their month changes no tax', () => {
  const property = fc.property(
    histories,
    readings,
    fc.integer({ min: 1, max: 99 }),
    (payments, chosen, percent) => {
      const split = payments.flatMap((paid) => {
        const firstFen = Math.floor((paid.fen * percent) / 100);
        return [firstFen, paid.fen - firstFen]
          .filter((amount) => amount > 0)
          .map((amount) => ({ ...paid, fen: amount, grossFen: fen(amount) }));
      });
      const [whole, parts] = [run(payments, chosen), run(split, chosen)];
      expect(monthsOf(parts)).toBe(monthsOf(whole));
      expect(balanceOf(parts)).toBe(balanceOf(whole));
    },
  );
  fc.assert(property, { numRuns: numRuns / 10 });
});

test('the order in which payments of one instant are told changes nothing', () => {
  const property = fc.property(
    histories.chain((payments) => {
      const atOnce = payments.map(({ year, month, fen: amount }) => placed(year, month, amount));
      return fc.tuple(fc.constant(atOnce), fc.shuffledSubarray(atOnce, { minLength: atOnce.length }));
    }),
    readings,
    ([payments, shuffled], chosen) => {
      expect(text(run(shuffled, chosen))).toBe(text(run(payments, chosen)));
    },
  );
  fc.assert(property, { numRuns: numRuns / 10 });
});

test('nor does the order in which a month is settled change a tax of it', () => {
  const property = fc.property(histories, readings, (payments, chosen) => {
    const first = payments[0];
    if (!first) return;
    const month = payments.filter((paid) => paid.year === first.year && paid.month === first.month);
    const settled = (order: readonly PlacedPayment[]) =>
      order.reduce(
        ({ state, netFen }, paid) => {
          const next = withhold(state, paid, { ...defaultTaxSettings, readings: chosen });
          return { state: next.state, netFen: netFen + next.receipt.netFen };
        },
        { state: openTaxYear(first.year), netFen: 0 },
      );
    const [one, other] = [settled(month), settled(month.toReversed())];
    expect(text(other.state.months)).toBe(text(one.state.months));
    expect(other.netFen - other.state.toRecoverFen).toBe(one.netFen - one.state.toRecoverFen);
  });
  fc.assert(property, { numRuns: numRuns / 10 });
});

test('no fen is lost: what was earned is paid out, booked as tax, or was advanced and is to be recovered', () => {
  const property = fc.property(histories, readings, (payments, chosen) => {
    const history = run(payments, chosen);
    const grossFen = payments.reduce((sum, paid) => sum + paid.fen, 0);
    const taxFen = history.years
      .flatMap(({ months }) => months)
      .reduce(
        (sum, { vatFen, surcharges, incomeTaxFen }) =>
          sum + vatFen + incomeTaxFen + Object.values(surcharges).reduce((all, one) => all + one, 0),
        0,
      );
    expect(balanceOf(history) + taxFen).toBe(grossFen);
    expect(history.taxed.every(({ receipt }) => receipt.netFen >= 0)).toBe(true);
  });
  fc.assert(property, { numRuns: numRuns / 10 });
});

test('a new year begins anew, and takes along what could not be recovered in the old one', () => {
  // VAT 1,004.95 and surcharges 60.29, less 0.40 of income tax that they give back, of a payment of 1,000.
  const payments = [placed(2026, 12, 10_050_000), placed(2026, 12, 100_000, 1), placed(2027, 1, 700_000)];
  const { taxed, years } = run(payments, {});
  expect(taxed.map(({ receipt }) => receipt.toRecoverFen)).toEqual([0, 6_484, 0]);
  expect(years.map(({ year }) => year)).toEqual([2026, 2027]);
  expect(taxed[2]?.receipt.incomeTax).toMatchObject({ incomeFen: 700_000, deductionFen: 500_000 });
});

test('the last moment of a year in Asia/Shanghai belongs to it, the next one to the new year', () => {
  const end = inMonth(2027, 1);
  const at = (atMs: number) => ({ atMs, grossFen: fen(1_000_000) });
  const { years } = withholdHistory([at(end - 1), at(end)]);
  expect(years.map(({ year, months }) => [year, ...months.map(({ month }) => month)])).toEqual([
    [2026, 12],
    [2027, 1],
  ]);
});
