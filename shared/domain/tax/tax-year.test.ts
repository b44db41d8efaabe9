import { placed } from '../../../tests/support/tax/tax-histories';
import { fen } from '../money/money';
import { defaultTaxSettings, type TaxSettings } from './tax-readings';
import { joinedTaxYears, openTaxYear, type TaxYear } from './tax-year';
import { withhold } from './withhold';
import { withholdHistory } from './withhold-history';

const outside: TaxSettings = { ...defaultTaxSettings, payer: 'other' };

const yearWith = (
  year: number,
  payments: readonly (readonly [month: number, amountFen: number, project?: string])[],
  settings = defaultTaxSettings,
): TaxYear =>
  payments.reduce(
    (state, [month, amountFen, project]) =>
      withhold(
        state,
        { ...placed(year, month, amountFen), ...(project !== undefined && { project }) },
        settings,
      ).state,
    openTaxYear(year),
  );

describe('a year that opens', () => {
  test('knows nothing of a person who is new', () => {
    expect(openTaxYear(2026)).toEqual({
      year: 2026,
      months: [],
      toRecoverFen: 0,
      previous: { incomeFen: [], isWhole: false },
    });
  });

  test('knows the income of each month of the year before, without VAT', () => {
    const { previous } = openTaxYear(
      2027,
      yearWith(2026, [
        [1, 500_000],
        [3, 12_000_000],
        [12, 7],
      ]),
    );
    expect(previous).toEqual({
      incomeFen: [500_000, 0, 11_881_188, 0, 0, 0, 0, 0, 0, 0, 0, 7],
      isWhole: false,
    });
  });

  test('takes along what is to be recovered, from however long ago, and no older income', () => {
    const before = { ...yearWith(2026, [[1, 500_000]]), toRecoverFen: fen(77) };
    expect(openTaxYear(2027, before).toRecoverFen).toBe(77);
    expect(openTaxYear(2028, before)).toEqual({ ...openTaxYear(2028), toRecoverFen: 77 });
  });

  test('was a whole year before when each month was under the cumulative method', () => {
    const all = Array.from({ length: 12 }, (_, at) => [at + 1, 1_000] as const);
    expect(openTaxYear(2027, yearWith(2026, all)).previous.isWhole).toBe(true);
    expect(openTaxYear(2027, yearWith(2026, all.slice(1))).previous.isWhole).toBe(false);
    expect(openTaxYear(2027, yearWith(2026, all, outside)).previous.isWhole).toBe(false);
  });
});

describe('a person whose year stood under two identity numbers', () => {
  test('has one, as if it had always been one; the next payment is taxed by both', () => {
    const kept = yearWith(2026, [
      [1, 1_000_000],
      [4, 1_000_000],
    ]);
    const moved = yearWith(2026, [
      [1, 500_000],
      [2, 800_000],
      [5, 1],
    ]);
    const joined = joinedTaxYears(kept, moved);
    expect(joined.months.map(({ month, grossFen }) => [month, grossFen])).toEqual([
      [1, 1_500_000],
      [2, 800_000],
      [4, 1_000_000],
      [5, 1],
    ]);
    expect(joined.months[0]?.incomeTaxFen).toBe(9_000);
    // January had 5,000 free twice: 15,000 × 80 % − 5,000 at 3 % is 210, of which 90 were withheld.
    const { receipt } = withhold(joined, placed(2026, 1, 100_000));
    expect(receipt.incomeTaxBooked).toEqual({ dueFen: 23_400, beforeFen: 9_000, nowFen: 14_400 });
  });

  test('keeps what was booked of VAT and what is to be recovered', () => {
    const kept = { ...yearWith(2026, [[1, 12_000_000]]), toRecoverFen: fen(3) };
    const moved = { ...yearWith(2026, [[1, 15_000_000]]), toRecoverFen: fen(4) };
    const joined = joinedTaxYears(kept, moved);
    expect(joined.toRecoverFen).toBe(7);
    expect(joined.months[0]).toMatchObject({
      vatFen: 118_812 + 148_515,
      surcharges: { urban: 4_158 + 5_198, education: 1_782 + 2_228, localEducation: 1_188 + 1_485 },
    });
  });

  test('keeps the times of projects apart', () => {
    const kept = yearWith(
      2026,
      [
        [1, 100_000, 'p'],
        [1, 100_000, 'q'],
      ],
      outside,
    );
    const moved = yearWith(
      2026,
      [
        [1, 100_000, 'q'],
        [1, 90_000, 'r'],
        [2, 90_000, 'r'],
      ],
      outside,
    );
    expect(joinedTaxYears(kept, moved).months.map(({ projects }) => projects)).toEqual([
      {
        p: { grossFen: 100_000, incomeTaxFen: 4_000 },
        q: { grossFen: 200_000, incomeTaxFen: 8_000 },
        r: { grossFen: 90_000, incomeTaxFen: 2_000 },
      },
      { r: { grossFen: 90_000, incomeTaxFen: 2_000 } },
    ]);
    const cumulative = yearWith(2026, [[1, 1]]);
    expect(joinedTaxYears(cumulative, moved).months[0]?.projects).toEqual(moved.months[0]?.projects);
    expect(joinedTaxYears(moved, cumulative).months[0]?.projects).toEqual(moved.months[0]?.projects);
    expect(joinedTaxYears(cumulative, cumulative).months[0]).not.toHaveProperty('projects');
  });

  test('keeps the year before of both', () => {
    const one = openTaxYear(
      2027,
      yearWith(2026, [
        [1, 5],
        [2, 6],
      ]),
    );
    const all = Array.from({ length: 12 }, (_, at) => [at + 1, 10] as const);
    const other = openTaxYear(2027, yearWith(2026, all));
    const incomeFen = [15, 16, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10];
    expect(joinedTaxYears(one, other).previous).toEqual({ incomeFen, isWhole: true });
    expect(joinedTaxYears(other, one).previous).toEqual({ incomeFen, isWhole: true });
    expect(joinedTaxYears(one, openTaxYear(2027)).previous).toEqual(one.previous);
    expect(joinedTaxYears(openTaxYear(2027), openTaxYear(2027))).toEqual(openTaxYear(2027));
  });

  test('never has two years in one', () => {
    expect(() => joinedTaxYears(openTaxYear(2026), openTaxYear(2027))).toThrow('2026 and 2027 are two years');
  });
});

test('a state is facts that a document holds as they are', () => {
  const { years } = withholdHistory([placed(2026, 1, 12_000_000), placed(2027, 5, 1)]);
  expect(JSON.parse(JSON.stringify(years))).toEqual(years);
});
