import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { classicTaxByLaw, taxesByLaw } from '../../../tests/support/tax/tax-by-law';
import { histories, inMonth, placed } from '../../../tests/support/tax/tax-histories';
import { fen, maxFen } from '../money/money';
import { defaultTaxSettings, type TaxReadings, type TaxSettings } from './tax-readings';
import { joinedTaxYears, openTaxYear, type TaxYear } from './tax-year';
import { reverse, withhold } from './withhold';
import { withholdHistory } from './withhold-history';

const yuan = (amount: number): number => Math.round(amount * 100);

const reading = (readings: Partial<TaxReadings>): TaxSettings => ({ ...defaultTaxSettings, readings });
const withoutVat = { ...defaultTaxSettings, isVatFiled: false };
const outside: TaxSettings = { ...defaultTaxSettings, payer: 'other' };

/** Payments of one year by month and yuan, one after another. */
function paid(
  year: number,
  payments: readonly (readonly [month: number, yuan: number])[],
  settings = defaultTaxSettings,
) {
  const { taxed } = withholdHistory(
    payments.map(([month, amount], at) => placed(year, month, yuan(amount), at)),
    settings,
  );
  return taxed.map(({ receipt }) => receipt);
}

const taxOf = (...given: Parameters<typeof paid>): number[] =>
  paid(...given).map(({ incomeTaxBooked }) => incomeTaxBooked.nowFen / 100);

describe('cumulative withholding', () => {
  test('10,000 in each of three months', () => {
    const receipts = paid(
      2025,
      [10, 11, 12].map((month) => [month, 10_000]),
    );
    expect(receipts.map(({ incomeTaxBooked, netFen }) => [incomeTaxBooked.nowFen, netFen])).toEqual([
      [yuan(90), yuan(9_910)],
      [yuan(90), yuan(9_910)],
      [yuan(90), yuan(9_910)],
    ]);
    expect(receipts[2]?.incomeTax).toEqual({
      method: 'cumulative',
      incomeFen: yuan(30_000),
      costsMills: yuan(6_000) * 10,
      deductedMonths: 3,
      deductionFen: yuan(15_000),
      taxableMills: yuan(9_000) * 10,
      percent: 3,
      quickFen: 0,
      taxFen: yuan(270),
      withheldBeforeFen: yuan(180),
      dueFen: yuan(90),
    });
    expect(receipts[2]).toMatchObject({
      ruleVersion: 'cn-2025-10',
      isPastPromise: false,
      period: { year: 2025, month: 12 },
      grossFen: yuan(10_000),
      settings: { payer: 'platform', readings: { gap: 'starts-again', costs: 'of-the-total' } },
    });
  });

  test('nothing up to 6,250 in a month', () => {
    expect(taxOf(2026, [[1, 6_250]])).toEqual([0]);
    expect(taxOf(2026, [[1, 6_251]])).toEqual([0.02]);
  });

  test('30,000 a month climbs a band', () => {
    const months = [1, 2, 3, 4, 5, 6].map((month) => [month, 30_000] as const);
    expect(taxOf(2026, months)).toEqual([570, 710, 1_900, 1_900, 1_900, 1_900]);
  });

  test('what was withheld too much is not given back, and counts in later months', () => {
    const falling = [
      [1, 20_000],
      [2, 1_000],
      [3, 1_000],
      [4, 40_000],
    ] as const;
    expect(taxOf(2026, falling)).toEqual([330, 0, 0, 558]);
  });

  test('several payments of a month share one base', () => {
    expect(
      taxOf(2026, [
        [1, 5_000],
        [1, 1_250],
        [1, 3_750],
      ]),
    ).toEqual([0, 0, 90]);
  });

  test.each([36_000, 144_000, 300_000, 420_000, 660_000, 960_000])(
    'at a taxable %d, a fen below and a fen above, it is what the law says',
    (edge) => {
      // (income × 80 % − 5,000) = edge
      const income = ((edge + 5_000) * 10) / 8;
      for (const by of [-2, -1, 0, 1, 2]) {
        const [receipt] = withholdHistory([placed(2026, 1, yuan(income) + by)], withoutVat).taxed;
        const slices = [0, 1_080, 11_880, 43_080, 73_080, 145_080, 250_080];
        const at = [36_000, 144_000, 300_000, 420_000, 660_000, 960_000].indexOf(edge);
        const rates = [3, 10, 20, 25, 30, 35, 45];
        const percent = (by > 0 ? rates[at + 1] : rates[at]) ?? 0;
        const exactFen = yuan(slices[at + 1] ?? 0) + (by * 0.8 * percent) / 100;
        expect(receipt?.receipt.incomeTaxBooked.nowFen).toBe(Math.round(exactFen));
        expect(receipt?.receipt.incomeTax.percent).toBe(percent);
      }
    },
  );

  test('VAT that is not the payer’s to file is left alone, and leaves the income whole', () => {
    const [receipt] = paid(2026, [[1, 200_000]], withoutVat);
    expect(receipt?.vat).toBeUndefined();
    expect(receipt?.vatBooked).toEqual({ dueFen: 0, beforeFen: 0, nowFen: 0 });
    expect(receipt?.incomeTax.incomeFen).toBe(yuan(200_000));
  });
});

describe('a month without income', () => {
  /** A poor month, a gap, a good one and the one after it. */
  const poorThenGood = [
    [1, 3_000],
    [2, 4_000],
    [4, 40_000],
    [5, 40_000],
  ] as const;

  test.each([
    // April: 32,000 − 5,000 at 3 %; May: 64,000 − 10,000 at 10 % − 2,520, less 810.
    ['starts-again', [0, 0, 810, 2_070], [1, 2, 1, 2]],
    // April: 37,600 − 20,000; May: 69,600 − 25,000 at 10 % − 2,520, less 528.
    ['calendar', [0, 0, 528, 1_412], [1, 2, 4, 5]],
    // April: 37,600 − 15,000; May: 69,600 − 20,000.
    ['months-with-income', [0, 0, 678, 1_762], [1, 2, 3, 4]],
    // April: 37,600 − 5,000; May: 69,600 − 10,000.
    ['allowances-again', [0, 0, 978, 2_462], [1, 2, 1, 2]],
  ] as const)('read as %s', (gap, taxes, months) => {
    const receipts = paid(2026, poorThenGood, reading({ gap }));
    expect(receipts.map(({ incomeTaxBooked }) => incomeTaxBooked.nowFen / 100)).toEqual(taxes);
    expect(
      receipts.map(({ incomeTax }) =>
        incomeTax.method === 'cumulative' ? incomeTax.deductedMonths : undefined,
      ),
    ).toEqual(months);
    expect(receipts[3]?.settings.readings.gap).toBe(gap);
  });

  test('starts again with nothing withheld before', () => {
    const receipts = paid(2026, [
      [1, 50_000],
      [3, 10_000],
    ]);
    expect(receipts[1]?.incomeTax).toMatchObject({
      incomeFen: yuan(10_000),
      withheldBeforeFen: 0,
      dueFen: yuan(90),
    });
  });

  test('the calendar begins with the first month of income', () => {
    const receipts = paid(
      2026,
      [
        [5, 6_000],
        [8, 6_000],
      ],
      reading({ gap: 'calendar' }),
    );
    expect(receipts[1]?.incomeTax).toMatchObject({ deductedMonths: 4, deductionFen: yuan(20_000) });
  });

  test('a payment that cannot bear what allowances that start again bring leaves the rest to the next', () => {
    const receipts = paid(
      2026,
      [
        [1, 30_000],
        [2, 30_000],
        [3, 30_000],
        [5, 100],
        [5, 8_000],
      ],
      reading({ gap: 'allowances-again' }),
    );
    // Taxable 72,080 − 5,000 at 10 % − 2,520 = 4,188, less 3,180 withheld = 1,008 on a payment of 100.
    expect(receipts[3]).toMatchObject({ netFen: 0, toRecoverFen: yuan(908) });
    expect(receipts[3]?.incomeTaxBooked.nowFen).toBe(yuan(1_008));
    // 640 of its own and the 908.
    expect(receipts[4]).toMatchObject({
      netFen: yuan(8_000 - 640 - 908),
      toRecoverBeforeFen: yuan(908),
      toRecoverFen: 0,
    });
  });
});

describe('rounding of the costs', () => {
  test('of the total nothing is rounded before the tax; each month the fifth of a fen is', () => {
    const odd = [
      [1, 7_000.02],
      [2, 7_000.02],
      [3, 7_000.02],
    ] as const;
    const last = (costs: TaxReadings['costs']) => paid(2026, odd, reading({ costs }))[2]?.incomeTax;
    // 2,100,006 fen × 20 % is 420,001.2 fen; three times 140,000.4 rounded is 420,000.
    expect(last('of-the-total')).toMatchObject({ costsMills: 4_200_012, taxableMills: 1_800_048 });
    expect(last('each-month')).toMatchObject({ costsMills: 4_200_000, taxableMills: 1_800_060 });
  });

  test('they differ by a fen now and then', () => {
    const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => [month, 30_000.02] as const);
    const sum = (costs: TaxReadings['costs']) =>
      Math.round(taxOf(2026, months, reading({ costs })).reduce((all, one) => all + one * 100, 0));
    expect(sum('each-month') - sum('of-the-total')).toBe(1);
  });
});

describe('60,000 at once', () => {
  const steady = (eachFen: number, lastFen = eachFen) =>
    Array.from({ length: 12 }, (_, at) => placed(2026, at + 1, at === 11 ? lastFen : eachFen));
  const whole = reading({ isWholeYearDeducted: true });
  const january = (before: ReturnType<typeof steady>, settings: TaxSettings) =>
    withholdHistory([...before, placed(2027, 1, yuan(20_000))], settings).taxed.at(-1)?.receipt.incomeTax;

  test('is deducted from January when every month before brought income, together no more than that', () => {
    expect(january(steady(yuan(5_000)), whole)).toMatchObject({ deductionFen: yuan(60_000), dueFen: 0 });
    expect(january(steady(yuan(5_000)), whole)).not.toHaveProperty('deductedMonths');
  });

  test.each([
    ['the reading is off', steady(yuan(5_000)), defaultTaxSettings],
    ['a fen too much was earned', steady(yuan(5_000), yuan(5_000) + 1), whole],
    ['a month was missing', steady(yuan(5_000)).slice(1), whole],
    ['there was no year before', [], whole],
  ])('not when %s', (_, before, settings) => {
    expect(january(before, settings)).toMatchObject({ deductedMonths: 1, deductionFen: yuan(5_000) });
  });

  test('nor when a month before was not under the cumulative method', () => {
    const before = steady(yuan(5_000)).map((paid) => ({
      ...paid,
      year: 2025,
      atMs: inMonth(2025, paid.month),
    }));
    const { taxed } = withholdHistory([...before, placed(2026, 1, yuan(20_000))], whole);
    expect(taxed.at(-1)?.receipt.incomeTax).toMatchObject({ deductedMonths: 1 });
  });

  test('two steady years are taxed as the law says', () => {
    const amounts = fc.array(fc.integer({ min: yuan(4_900), max: yuan(5_050) }), {
      minLength: 12,
      maxLength: 12,
    });
    const second = fc.array(fc.integer({ min: 1, max: yuan(30_000) }), { minLength: 3, maxLength: 12 });
    const chosen = {
      gap: 'starts-again',
      costs: 'of-the-total',
      atThreshold: 'exempt',
      isWholeYearDeducted: true,
    } as const;
    fc.assert(
      fc.property(amounts, second, (first, next) => {
        const payments = [
          ...first.map((amount, at) => placed(2026, at + 1, amount)),
          ...next.map((amount, at) => placed(2027, at + 1, amount)),
        ];
        const ours = withholdHistory(payments, reading(chosen)).taxed;
        expect(ours.map(({ receipt }) => receipt.incomeTaxBooked.nowFen)).toEqual(
          taxesByLaw(payments, chosen).map(({ incomeTax }) => incomeTax),
        );
      }),
      { numRuns: propertyRuns(100, 2_000) },
    );
  });
});

describe('VAT', () => {
  const taxesOf = (receipt: ReturnType<typeof paid>[number] | undefined) => [
    receipt?.vatBooked.nowFen,
    receipt?.surchargesBooked.urban.nowFen,
    receipt?.surchargesBooked.education.nowFen,
    receipt?.surchargesBooked.localEducation.nowFen,
  ];

  test.each([
    [100_000, true, [0, 0, 0, 0]],
    [100_999.99, true, [0, 0, 0, 0]],
    [101_000.01, false, [100_000, 3_500, 1_500, 1_000]],
    [120_000, false, [118_812, 4_158, 1_782, 1_188]],
    [150_000, false, [148_515, 5_198, 2_228, 1_485]],
  ])('of %d in a month', (amount, isExempt, taxes) => {
    const [receipt] = paid(2026, [[3, amount]]);
    expect(receipt?.vat?.isExempt).toBe(isExempt);
    expect(taxesOf(receipt)).toEqual(taxes);
    expect(receipt?.incomeTax.incomeFen).toBe(yuan(amount) - (taxes[0] ?? 0));
  });

  test('exactly 100,000 of sales is exempt until 2025 and taxed since, unless it is read otherwise', () => {
    const exactly = [[12, 101_000]] as const;
    const exempt = [0, 0, 0, 0];
    // Both education surcharges are not due in a month of no more than 100,000 of sales.
    const taxed = [100_000, 3_500, 0, 0];
    expect(taxesOf(paid(2025, exactly)[0])).toEqual(exempt);
    expect(taxesOf(paid(2026, exactly)[0])).toEqual(taxed);
    expect(taxesOf(paid(2025, exactly, reading({ atThreshold: 'taxable' }))[0])).toEqual(taxed);
    expect(taxesOf(paid(2026, exactly, reading({ atThreshold: 'exempt' }))[0])).toEqual(exempt);
  });

  test.each([
    ['city', 4_158],
    ['town', 2_970],
    ['elsewhere', 594],
  ] as const)('urban maintenance tax of a %s', (place, urbanFen) => {
    const [receipt] = paid(2026, [[1, 120_000]], { ...defaultTaxSettings, place });
    expect(receipt?.surchargesBooked.urban.dueFen).toBe(urbanFen);
    expect(receipt?.surchargesBooked.education.dueFen).toBe(1_782);
  });

  test('the payment that passes the threshold brings the tax of the earlier ones along', () => {
    const receipts = paid(2026, [
      [1, 60_000],
      [1, 40_000],
      [1, 20_000],
      [2, 60_000],
    ]);
    expect(receipts.map(({ vatBooked }) => vatBooked.nowFen)).toEqual([0, 0, 118_812, 0]);
    expect(receipts[2]?.vat).toMatchObject({
      grossFen: yuan(120_000),
      salesFen: 11_881_188,
      isExempt: false,
    });
    expect(receipts[2]?.incomeTax.incomeFen).toBe(yuan(120_000) - 118_812);
    // The month's income tax is one: 118,811.88 × 80 % − 5,000 at 10 % − 2,520.
    expect(receipts.slice(0, 3).reduce((sum, { incomeTaxBooked }) => sum + incomeTaxBooked.nowFen, 0)).toBe(
      648_495,
    );
  });

  test('what that payment cannot bear is taken from the next ones, of whichever month', () => {
    const receipts = paid(2026, [
      [1, 100_900],
      [1, 200],
      [1, 300],
      [2, 1_000],
    ]);
    const rows = receipts.map(({ netFen, toRecoverBeforeFen, toRecoverFen }) => [
      netFen,
      toRecoverBeforeFen,
      toRecoverFen,
    ]);
    // 101,100: VAT 1,000.99 and surcharges 35.03, 15.01, 10.01, less 64.09 of income tax given back.
    expect(receipts[1]?.incomeTaxBooked.nowFen).toBe(-6_408);
    expect(rows[1]).toEqual([0, 0, 106_104 - 6_408 - 20_000]);
    expect(rows[2]?.[0]).toBe(0);
    expect(rows[3]).toEqual([100_000 - (rows[2]?.[2] ?? 0), rows[2]?.[2], 0]);
  });

  test('it is not due of payers outside, nor before the platform rule', () => {
    expect(paid(2026, [[1, 200_000]], outside)[0]).not.toHaveProperty('vat');
    expect(paid(2025, [[9, 200_000]])[0]).not.toHaveProperty('vat');
  });
});

describe('the classic rule', () => {
  test.each([
    [800, 0],
    [800.01, 0],
    [800.03, 0.01],
    [801, 0.2],
    [1_000, 40],
    [3_999.99, 640],
    [4_000, 640],
    [4_000.01, 640],
    [4_000.04, 640.01],
    [5_000, 800],
    [24_999.99, 4_000],
    [25_000, 4_000],
    [25_000.01, 4_000],
    [25_000.03, 4_000.01],
    [30_000, 5_200],
    [62_500, 13_000],
    [62_500.02, 13_000.01],
    [100_000, 25_000],
  ])('of %d takes %d', (amount, tax) => {
    const [receipt] = paid(2026, [[1, amount]], outside);
    expect(receipt?.incomeTaxBooked.nowFen).toBe(yuan(tax));
    expect(receipt?.netFen).toBe(yuan(amount) - yuan(tax));
  });

  test('it holds of platforms, too, before October 2025, and their months do not count after', () => {
    const receipts = paid(2025, [
      [9, 5_000],
      [10, 10_000],
    ]);
    expect(receipts.map(({ incomeTax }) => [incomeTax.method, incomeTax.dueFen])).toEqual([
      ['classic', yuan(800)],
      ['cumulative', yuan(90)],
    ]);
    expect(receipts[1]?.incomeTax).toMatchObject({
      incomeFen: yuan(10_000),
      deductedMonths: 1,
      withheldBeforeFen: 0,
    });
  });

  test('four payments of a project in a month are one time; projects and months are times of their own', () => {
    const pay = (month: number, project: string, at: number) => ({
      ...placed(2026, month, yuan(1_000), at),
      project,
    });
    const taxes = (payments: ReturnType<typeof pay>[]) =>
      withholdHistory(payments, outside).taxed.map(({ receipt }) => receipt.incomeTaxBooked.nowFen / 100);
    expect(taxes([1, 2, 3, 4].map((at) => pay(1, 'p', at)))).toEqual([40, 200, 200, 200]);
    expect(taxes([pay(1, 'p', 1), pay(1, 'q', 2), pay(1, 'p', 3), pay(2, 'p', 4)])).toEqual([
      40, 40, 200, 40,
    ]);
  });

  test('of any sums of a month it is what the law says of their sum', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: yuan(50_000) }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(amounts, (each) => {
        const { years } = withholdHistory(
          each.map((amount, at) => placed(2026, 1, amount, at)),
          outside,
        );
        const sum = each.reduce((all, amount) => all + amount, 0);
        expect(years[0]?.months[0]?.incomeTaxFen).toBe(classicTaxByLaw(sum));
      }),
      { numRuns: propertyRuns(500, 10_000) },
    );
  });

  test('a month keeps the method that it began with', () => {
    const first = withhold(openTaxYear(2026), placed(2026, 1, yuan(5_000)), outside);
    const second = withhold(first.state, placed(2026, 1, yuan(5_000)), defaultTaxSettings);
    expect(second.receipt.incomeTax.method).toBe('classic');
    expect(withhold(second.state, placed(2026, 2, yuan(5_000))).receipt.incomeTax.method).toBe('cumulative');
  });
});

describe('5,000,000 in twelve months in a row', () => {
  const monthly = Array.from({ length: 12 }, (_, at) => [at + 1, 416_666] as const);

  test.each([
    [416_674, false],
    [416_674.01, true],
  ])('with %d in the last of them', (last, isToRegister) => {
    const receipts = paid(2026, [...monthly.slice(0, 11), [12, last]], withoutVat);
    expect(receipts.at(-1)).toMatchObject({ isToRegister, twelveMonthsFen: yuan(416_666 * 11 + last) });
  });

  test('they run over the end of a year, and leave out what is older', () => {
    const before = monthly.map(([month, amount]) => placed(2026, month, yuan(amount)));
    const { taxed } = withholdHistory([...before, placed(2027, 2, yuan(100))], withoutVat);
    expect(taxed.at(-1)?.receipt.twelveMonthsFen).toBe(yuan(416_666 * 10 + 100));
  });

  test('they count without VAT', () => {
    expect(paid(2026, [[1, 120_000]])[0]?.twelveMonthsFen).toBe(11_881_188);
  });
});

describe('a settlement that is reversed', () => {
  const settle = (state: TaxYear, month: number, amount: number) =>
    withhold(state, placed(2026, month, yuan(amount)));

  test('leaves the year as it was, and takes back what was got', () => {
    const before = settle(openTaxYear(2026), 1, 8_000).state;
    const paidOut = settle(before, 2, 20_000);
    const back = reverse(paidOut.state, placed(2026, 2, yuan(20_000)));
    expect(back.state).toEqual(before);
    expect(back.receipt.netFen).toBe(-paidOut.receipt.netFen);
    expect(back.receipt.grossFen).toBe(-yuan(20_000));
    expect(back.receipt.incomeTaxBooked.nowFen).toBe(-paidOut.receipt.incomeTaxBooked.nowFen);
  });

  test('gives VAT back that the month no longer owes, whichever payment had borne it', () => {
    const small = settle(openTaxYear(2026), 1, 1_000);
    const large = settle(small.state, 1, 100_500);
    expect(large.receipt.vatBooked.nowFen).toBe(100_495);
    const back = reverse(large.state, placed(2026, 1, yuan(1_000)));
    expect(back.receipt.vatBooked.nowFen).toBe(-100_495);
    expect(back.state.months).toEqual(settle(openTaxYear(2026), 1, 100_500).state.months);
    expect(back.receipt.netFen).toBeGreaterThan(0);
  });

  test('pays down what is to be recovered before it gives anything', () => {
    const large = settle(openTaxYear(2026), 1, 100_500);
    const small = settle(large.state, 1, 1_000);
    expect(small.receipt.toRecoverFen).toBeGreaterThan(0);
    const back = reverse(small.state, placed(2026, 1, yuan(1_000)));
    expect(back.receipt).toMatchObject({ netFen: 0, toRecoverFen: 0 });
    expect(back.state).toEqual(large.state);
  });

  test('makes no debt of what it takes', () => {
    const advanced = { ...openTaxYear(2026), toRecoverFen: fen(500) };
    const paidOut = settle(advanced, 1, 1_000);
    const back = reverse({ ...paidOut.state, toRecoverFen: fen(300) }, placed(2026, 1, yuan(1_000)));
    expect(back.receipt).toMatchObject({ netFen: -yuan(1_000), toRecoverBeforeFen: 300, toRecoverFen: 300 });
  });

  test('takes a project of the classic rule out of its month', () => {
    const pay = (project: string) => ({ ...placed(2026, 1, yuan(1_000)), project });
    const one = withhold(openTaxYear(2026), pay('p'), outside);
    const both = withhold(one.state, pay('q'), outside);
    expect(reverse(both.state, pay('q'), outside).state).toEqual(one.state);
    expect(reverse(one.state, pay('p'), outside).state).toEqual(openTaxYear(2026));
  });

  test('of any history, back to front, leaves nothing', () => {
    fc.assert(
      fc.property(histories, (payments) => {
        const year = payments[0]?.year ?? 2026;
        const own = payments.filter((paid) => paid.year === year);
        const opened = openTaxYear(year);
        const forth = own.reduce((state, payment) => withhold(state, payment).state, opened);
        const back = own.toReversed().reduce((state, payment) => reverse(state, payment).state, forth);
        expect(back.months).toEqual([]);
      }),
      { numRuns: propertyRuns(200, 5_000) },
    );
  });

  test('of a month that it leaves empty leaves nothing due, also where earlier months still owe', () => {
    // Taxed as two halves, January withheld 2,880 too little; the next payment makes up for it.
    const half = settle(openTaxYear(2026), 1, 50_000).state;
    const january = joinedTaxYears(half, half);
    const february = settle(january, 2, 1_000);
    expect(february.receipt.incomeTaxBooked.nowFen).toBeGreaterThan(0);
    const back = reverse(february.state, placed(2026, 2, yuan(1_000)));
    expect(back.receipt.incomeTaxBooked).toMatchObject({
      dueFen: 0,
      nowFen: -february.receipt.incomeTaxBooked.nowFen,
    });
    expect(back.state.months).toEqual(january.months);
  });

  test('cannot take more than its month brought', () => {
    const { state } = settle(openTaxYear(2026), 1, 1_000);
    expect(() => reverse(state, placed(2026, 1, yuan(1_000.01)))).toThrow(RangeError);
    expect(() => reverse(state, placed(2026, 2, 1))).toThrow(RangeError);
  });
});

test('a late payment of an earlier month is taxed by the months up to it, and the next one makes up', () => {
  const first = withhold(openTaxYear(2026), placed(2026, 2, yuan(10_000)));
  const late = withhold(first.state, placed(2026, 1, yuan(10_000)));
  expect(late.receipt.incomeTax).toMatchObject({ deductedMonths: 1, withheldBeforeFen: 0, dueFen: yuan(90) });
  expect(late.state.months.map(({ month }) => month)).toEqual([1, 2]);
  const next = withhold(late.state, placed(2026, 2, yuan(1_000)));
  expect(next.receipt.incomeTax).toMatchObject({ deductedMonths: 2, withheldBeforeFen: yuan(90) });
});

test.each([
  ['another year', 2027, 1, 100],
  ['no sum', 2026, 1, 0],
  ['a sum that no month has', 2026, 1, maxFen + 1],
])('%s is refused', (_, year, month, amount) => {
  expect(() => withhold(openTaxYear(2026), placed(year, month, amount))).toThrow(RangeError);
  expect(() => reverse(openTaxYear(2026), placed(year, month, amount))).toThrow(RangeError);
});

test('the largest month there is, is still exact', () => {
  const payments = Array.from({ length: 12 }, (_, at) => placed(2026, at + 1, maxFen));
  const chosen = {
    gap: 'starts-again',
    costs: 'of-the-total',
    atThreshold: 'taxable',
    isWholeYearDeducted: false,
  } as const;
  expect(withholdHistory(payments).taxed.map(({ receipt }) => receipt.incomeTaxBooked.nowFen)).toEqual(
    taxesByLaw(payments, chosen).map(({ incomeTax }) => incomeTax),
  );
});

test('a result says that its month is past what the rules promise', () => {
  expect(paid(2028, [[1, 1_000]])[0]?.isPastPromise).toBe(true);
});
