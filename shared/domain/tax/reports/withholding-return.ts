import type { Fen } from '../../money/money';
import { type CumulativeTax, cumulativeTax } from '../income-tax';
import { roundedQuotient } from '../rounding';
import { periodText, type TaxPeriod } from '../tax-period';
import { defaultTaxSettings, type TaxReadings } from '../tax-readings';
import { taxRulesFor } from '../tax-rules';
import { incomeOf, type TaxMonth, type TaxYear } from '../tax-year';
import { type ReportProblem, refuseWith, repeated } from './report-problems';
import { personProblems, type ReportedPerson } from './reported-person';
import { type TaxTable, yuanCell } from './tax-table';

/** A person whom something was paid in the month, as the ledger has it. */
export interface ReturnedPerson {
  readonly personKey: string;
  /** By the month's entries, with VAT. */
  readonly earnedFen: Fen;
  readonly identity?: ReportedPerson;
  readonly year?: TaxYear;
}

/** Columns of the individual income tax withholding form, those that such income fills. */
const columns = [
  '序号',
  '姓名',
  '身份证件类型',
  '身份证件号码',
  '纳税人识别号',
  '是否为非居民个人',
  '所得项目',
  '收入',
  '费用',
  '免税收入',
  '累计收入额',
  '累计减除费用',
  '累计其他扣除',
  '应纳税所得额',
  '税率/预扣率',
  '速算扣除数',
  '应纳税额',
  '减免税额',
  '已缴税额',
  '应补/退税额',
  '备注',
];

/** 0489 in the tax office's list; not the one for remuneration that is paid once. */
const incomeItem = '其他连续劳务报酬';

const toFen = (mills: number): number => roundedQuotient(mills, 10);

interface Line {
  readonly identity: ReportedPerson;
  readonly month: TaxMonth;
  readonly tax: CumulativeTax;
  readonly costsPercent: number;
}

function cells({ identity, month, tax, costsPercent }: Line, at: number, period: TaxPeriod): string[] {
  const incomeFen = incomeOf(month);
  return [
    String(at + 1),
    identity.legalName,
    '居民身份证',
    identity.idNumber,
    identity.idNumber,
    '否',
    incomeItem,
    yuanCell(incomeFen),
    yuanCell(roundedQuotient(incomeFen * costsPercent, 100)),
    yuanCell(0),
    yuanCell(tax.incomeFen - toFen(tax.costsMills)),
    yuanCell(tax.deductionFen),
    yuanCell(0),
    yuanCell(toFen(tax.taxableMills)),
    `${tax.percent}%`,
    yuanCell(tax.quickFen),
    yuanCell(tax.taxFen),
    yuanCell(0),
    yuanCell(tax.withheldBeforeFen),
    yuanCell(month.incomeTaxFen),
    periodText(period),
  ];
}

/** The person's line, or why there is none. */
function lineOf(
  { personKey, earnedFen, identity, year }: ReturnedPerson,
  period: TaxPeriod,
  readings: Partial<TaxReadings>,
): Line | ReportProblem[] {
  const problem = (code: ReportProblem['code']): ReportProblem[] => [{ subject: personKey, code }];
  if (!identity) return problem('identity-missing');
  const invalid = personProblems(personKey, identity);
  if (invalid.length > 0) return invalid;
  const month = year?.months.find((paid) => paid.month === period.month);
  if (!year || year.year !== period.year || !month) return problem('income-missing');
  if (month.grossFen !== earnedFen) return problem('income-differs');
  const rules = taxRulesFor(period);
  if (month.method !== 'cumulative' || !rules.platform) return problem('not-cumulative');
  const months = year.months.filter((paid) => paid.month <= period.month && paid.method === 'cumulative');
  const tax = cumulativeTax(year, months, rules.platform, { ...rules.readings, ...readings });
  if (tax.dueFen !== month.incomeTaxFen) return problem('tax-differs');
  return { identity, month, tax, costsPercent: rules.platform.costsPercent };
}

/**
 * The monthly return of tax withheld, a line for each person, due within 15 days of the next month.
 * @param people everyone whom the ledger says something was paid to in the month; whoever lacks identity or tax year fails the file
 * @param readings those that the month was taxed by
 * @throws ReportRefused with all that is wrong
 */
export function withholdingReturn(
  period: TaxPeriod,
  people: readonly ReturnedPerson[],
  readings = defaultTaxSettings.readings,
): TaxTable {
  const found = people.map((person) => lineOf(person, period, readings));
  const twice = repeated(people.map(({ personKey }) => personKey));
  refuseWith([
    ...found.flatMap((one) => ('month' in one ? [] : one)),
    ...twice.map((subject): ReportProblem => ({ subject, code: 'identity-twice' })),
  ]);
  const lines = found.flatMap((one) => ('month' in one ? [one] : []));
  return { columns, rows: lines.map((line, at) => cells(line, at, period)) };
}
