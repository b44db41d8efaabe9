import { placed } from '../../../../tests/support/tax/tax-histories';
import { fen } from '../../money/money';
import { defaultTaxSettings, type TaxReadings, type TaxSettings } from '../tax-readings';
import { openTaxYear } from '../tax-year';
import { withholdHistory } from '../withhold-history';
import { ReportRefused } from './report-problems';
import { type ReturnedPerson, withholdingReturn } from './withholding-return';

const february = { year: 2026, month: 2 };

/** A person who earned so much in January and February, fen. */
function person(
  personKey: string,
  months: readonly [january: number, february: number],
  settings: TaxSettings = defaultTaxSettings,
): Required<ReturnedPerson> {
  const payments = months.flatMap((amount, at) => (amount > 0 ? [placed(2026, at + 1, amount)] : []));
  return {
    personKey,
    earnedFen: fen(months[1]),
    identity: { personKey, legalName: `名${personKey}`, idNumber: '11010119900307123X' },
    year: withholdHistory(payments, settings).years[0] ?? openTaxYear(2026),
  };
}

const problemsOf = (people: readonly ReturnedPerson[], readings?: Partial<TaxReadings>) => {
  try {
    withholdingReturn(february, people, readings);
    return [];
  } catch (error) {
    if (!(error instanceof ReportRefused)) throw error;
    return error.problems;
  }
};

test('a person is a line, with the month and the year so far', () => {
  const { columns, rows } = withholdingReturn(february, [
    person('a', [1_000_000, 4_000_000]),
    person('b', [0, 500_001]),
  ]);
  const [first, second] = rows.map((row) =>
    Object.fromEntries(columns.map((column, at) => [column, row[at]])),
  );
  expect(columns).toHaveLength(rows[0]?.length ?? 0);
  expect(first).toEqual({
    序号: '1',
    姓名: '名a',
    身份证件类型: '居民身份证',
    身份证件号码: '11010119900307123X',
    纳税人识别号: '11010119900307123X',
    是否为非居民个人: '否',
    所得项目: '其他连续劳务报酬',
    收入: '40000.00',
    费用: '8000.00',
    免税收入: '0.00',
    累计收入额: '40000.00',
    累计减除费用: '10000.00',
    累计其他扣除: '0.00',
    应纳税所得额: '30000.00',
    '税率/预扣率': '3%',
    速算扣除数: '0.00',
    应纳税额: '900.00',
    减免税额: '0.00',
    已缴税额: '90.00',
    '应补/退税额': '810.00',
    备注: '2026年2月',
  });
  expect(second).toMatchObject({
    序号: '2',
    收入: '5000.01',
    费用: '1000.00',
    累计收入额: '4000.01',
    '应补/退税额': '0.00',
  });
});

test('income is without VAT where the month is taxed', () => {
  const { rows } = withholdingReturn(february, [person('a', [0, 12_000_000])]);
  expect(rows[0]?.[7]).toBe('118811.88');
});

test('whoever is missing, double, or told otherwise by the ledger fails the file, and all of them are told', () => {
  const whole = person('a', [0, 500_000]);
  const { identity: _, ...unknown } = person('b', [0, 500_000]);
  const { year: __, ...untaxed } = person('c', [0, 500_000]);
  const problems = problemsOf([
    whole,
    unknown,
    untaxed,
    person('d', [500_000, 0]),
    { ...person('e', [0, 500_000]), earnedFen: fen(500_001) },
    { ...person('f', [0, 500_000]), identity: { personKey: 'f', legalName: ' ', idNumber: '123' } },
    whole,
    whole,
  ]);
  expect(problems).toEqual([
    { subject: 'b', code: 'identity-missing' },
    { subject: 'c', code: 'income-missing' },
    { subject: 'd', code: 'income-missing' },
    { subject: 'e', code: 'income-differs' },
    { subject: 'f', code: 'identity-invalid', field: 'legalName' },
    { subject: 'f', code: 'identity-invalid', field: 'idNumber' },
    { subject: 'a', code: 'identity-twice' },
  ]);
});

test.each(['11010119900307123x', ' 11010119900307123X', '110101199003071230 ', '110101900307123'])(
  'the number %s is refused',
  (idNumber) => {
    const one = person('a', [0, 500_000]);
    expect(problemsOf([{ ...one, identity: { ...one.identity, idNumber } }])).toEqual([
      { subject: 'a', code: 'identity-invalid', field: 'idNumber' },
    ]);
  },
);

test('a year that belongs to another is a year that is missing', () => {
  const one = person('a', [0, 500_000]);
  expect(problemsOf([{ ...one, year: { ...one.year, year: 2027 } }])).toEqual([
    { subject: 'a', code: 'income-missing' },
  ]);
});

test('a month taxed by the classic rule is of another item', () => {
  expect(problemsOf([person('a', [0, 500_000], { ...defaultTaxSettings, payer: 'other' })])).toEqual([
    { subject: 'a', code: 'not-cumulative' },
  ]);
});

test('classic months before do not count', () => {
  const payments = [placed(2025, 9, 800_000), placed(2025, 10, 1_000_000)];
  const { years } = withholdHistory(payments);
  const one = { ...person('a', [0, 0]), earnedFen: fen(1_000_000), year: years[0] ?? openTaxYear(2025) };
  const { rows } = withholdingReturn({ year: 2025, month: 10 }, [one]);
  expect(rows[0]?.[10]).toBe('8000.00');
});

test('tax that the month’s figures do not give is told, as after another reading', () => {
  const gap = { gap: 'calendar' } as const;
  const payments = [placed(2026, 1, 500_000), placed(2026, 3, 2_000_000)];
  const year =
    withholdHistory(payments, { ...defaultTaxSettings, readings: gap }).years[0] ?? openTaxYear(2026);
  const one = { ...person('a', [0, 0]), earnedFen: fen(2_000_000), year };
  const march = { year: 2026, month: 3 };
  expect(() => withholdingReturn(march, [one])).toThrow('tax-differs a');
  expect(withholdingReturn(march, [one], gap).rows[0]?.[19]).toBe('150.00');
});

test('an error names nobody', () => {
  const one = person('a', [0, 500_000]);
  const refused = () =>
    withholdingReturn(february, [{ ...one, identity: { ...one.identity, idNumber: '7' } }]);
  expect(refused).toThrow(new Error('identity-invalid idNumber a'));
  expect(refused).toThrow(expect.objectContaining({ name: 'ReportRefused' }));
});

test('nobody earned anything: the file has no line', () => {
  expect(withholdingReturn(february, []).rows).toEqual([]);
});
