import type { ClassicTax, CumulativeTax } from './income-tax';
import { periodText } from './tax-period';
import { costReadingNames, gapReadingNames, thresholdReadingNames } from './tax-readings';
import type { Booked, TaxReceipt } from './tax-receipt';
import {
  type PlatformRules,
  type SurchargeKind,
  surchargeKinds,
  type TaxRules,
  taxRulesNamed,
} from './tax-rules';
import { millsYuan, signedYuan, tenThousands } from './yuan-text';

export interface ReceiptLine {
  readonly label: string;
  readonly value: string;
  /** Where the figure comes from. */
  readonly note?: string;
}

export interface ReceiptSection {
  readonly title: string;
  readonly lines: readonly ReceiptLine[];
}

const surchargeNames: Readonly<Record<SurchargeKind, string>> = {
  urban: '城市维护建设税',
  education: '教育费附加',
  localEducation: '地方教育附加',
};

const line = (label: string, value: string, note?: string): ReceiptLine => ({
  label,
  value,
  ...(note !== undefined && { note }),
});

/** A line that says nothing where it is nothing. */
const lineUnless0 = (label: string, amountFen: number, note?: string): ReceiptLine[] =>
  amountFen === 0 ? [] : [line(label, signedYuan(amountFen), note)];

/** From what was earned to what is got. */
function summary(receipt: TaxReceipt): ReceiptSection {
  const { grossFen, incomeTaxBooked, vatBooked, surchargesBooked, toRecoverBeforeFen, toRecoverFen } =
    receipt;
  const surchargesFen = surchargeKinds.reduce((sum, kind) => sum + surchargesBooked[kind].nowFen, 0);
  return {
    title: grossFen < 0 ? '本次冲回' : '本次到手',
    lines: [
      line('税前报酬', signedYuan(grossFen)),
      line('个人所得税', signedYuan(-incomeTaxBooked.nowFen)),
      ...lineUnless0('增值税', -vatBooked.nowFen),
      ...lineUnless0('附加税费', -surchargesFen),
      ...lineUnless0('补扣以前未扣足的税款', -toRecoverBeforeFen),
      ...lineUnless0('本次扣不足、以后再扣的税款', toRecoverFen, '本次报酬不够缴税，差额从以后的报酬中扣'),
      line('到手', signedYuan(receipt.netFen)),
    ],
  };
}

const bookedLines = ({ beforeFen, nowFen }: Booked): ReceiptLine[] => [
  line('本月已扣', signedYuan(beforeFen)),
  line('本次扣', signedYuan(nowFen), nowFen < 0 ? '本月多扣的，退还给您' : undefined),
];

const assessmentLines = (
  { percent, quickFen, taxFen }: CumulativeTax | ClassicTax,
  what: string,
): ReceiptLine[] => [
  line('预扣率', `${percent}%`),
  line('速算扣除数', signedYuan(quickFen)),
  line(what, signedYuan(taxFen), '应纳税所得额 × 预扣率 − 速算扣除数'),
];

function cumulativeLines(tax: CumulativeTax, rules: PlatformRules): ReceiptLine[] {
  const { deductedMonths } = tax;
  const deduction =
    deductedMonths === undefined
      ? '上年每月都有收入且全年不超过 6 万元，今年起一次减除'
      : `每月 ${signedYuan(rules.monthlyDeductionFen)} × ${deductedMonths} 个月`;
  return [
    line('累计收入', signedYuan(tax.incomeFen), '不含增值税'),
    line('累计费用', millsYuan(tax.costsMills), `累计收入的 ${rules.costsPercent}%，不用缴税`),
    line('累计减除费用', signedYuan(tax.deductionFen), deduction),
    line('累计应纳税所得额', millsYuan(tax.taxableMills), '累计收入 − 费用 − 减除费用，不足时为 0'),
    ...assessmentLines(tax, '累计应扣'),
    line('以前月份已扣', signedYuan(tax.withheldBeforeFen)),
    line('本月应扣', signedYuan(tax.dueFen), '以前多扣的不在平台退，次年 3 月至 6 月汇算时可退'),
  ];
}

const classicLines = (tax: ClassicTax): ReceiptLine[] => [
  line('本月收入', signedYuan(tax.incomeFen), '同一项目一个月内的报酬合为一次'),
  line('减除费用', millsYuan(tax.costsMills), '不超过 4,000 元的减 800 元，超过的减 20%'),
  line('应纳税所得额', millsYuan(tax.taxableMills)),
  ...assessmentLines(tax, '本月应扣'),
];

function incomeTaxSection(
  { incomeTax, incomeTaxBooked, period }: TaxReceipt,
  rules: TaxRules,
): ReceiptSection {
  const lines =
    incomeTax.method === 'cumulative' && rules.platform
      ? cumulativeLines(incomeTax, rules.platform)
      : incomeTax.method === 'classic'
        ? classicLines(incomeTax)
        : [];
  return {
    title: `个人所得税 · ${periodText(period)}`,
    lines: [...lines, ...bookedLines(incomeTaxBooked)],
  };
}

function vatSection(
  { vat, vatBooked, surchargesBooked, period, settings }: TaxReceipt,
  rules?: PlatformRules,
): ReceiptSection[] {
  if (!vat || !rules) return [];
  const title = `增值税 · ${periodText(period)}`;
  const limit = `月销售额 ${tenThousands(rules.vat.thresholdFen)}`;
  const sales = [
    line('本月收入', signedYuan(vat.grossFen), '含增值税'),
    line('本月销售额', signedYuan(vat.salesFen), `收入 ÷ (1 + ${rules.vat.percent}%)`),
  ];
  const passes = settings.readings.atThreshold === 'taxable' ? '达到' : '超过';
  const bookedVat = bookedLines(vatBooked);
  if (vat.isExempt) {
    const isBooked = vatBooked.beforeFen > 0;
    return [
      {
        title,
        lines: [...sales, line('应缴增值税', '免征', `未${passes}${limit}`), ...(isBooked ? bookedVat : [])],
      },
    ];
  }
  const surcharges = surchargeKinds.flatMap((kind) => {
    const { percent, paidPercent } = rules.vat.surcharges[kind];
    const { dueFen, beforeFen, nowFen } = surchargesBooked[kind];
    const note = `增值税的 ${percent[settings.place]}%，按 ${paidPercent}% 征收；本月应缴 ${signedYuan(dueFen)}，已扣 ${signedYuan(beforeFen)}`;
    return [line(surchargeNames[kind], signedYuan(nowFen), note)];
  });
  return [
    {
      title,
      lines: [
        ...sales,
        line(
          '应缴增值税',
          signedYuan(vatBooked.dueFen),
          `${passes}${limit}，全月按 ${rules.vat.percent}% 缴税，含以前免征的部分`,
        ),
        ...bookedVat,
        ...surcharges,
      ],
    },
  ];
}

function basisSection(receipt: TaxReceipt, rules: TaxRules): ReceiptSection {
  const { readings } = receipt.settings;
  const isCumulative = receipt.incomeTax.method === 'cumulative';
  const past = `所依据的优惠执行至 ${rules.promisedTo}，新规定公布前仍按原规定计算`;
  return {
    title: '计算依据',
    lines: [
      line('规则', receipt.ruleVersion, receipt.isPastPromise ? past : undefined),
      line('个人所得税', rules.basis[receipt.incomeTax.method]),
      ...(isCumulative ? [line('中断月份', gapReadingNames[readings.gap])] : []),
      ...(isCumulative ? [line('费用取整', costReadingNames[readings.costs])] : []),
      ...(receipt.vat ? [line('增值税', rules.basis.vat, thresholdReadingNames[readings.atThreshold])] : []),
      ...(receipt.isToRegister && rules.platform
        ? [
            line(
              '登记提醒',
              `连续 12 个月收入 ${signedYuan(receipt.twelveMonthsFen)}`,
              `超过 ${tenThousands(rules.platform.registerAboveFen)}，应办理市场主体登记并自行申报纳税`,
            ),
          ]
        : []),
    ],
  };
}

/** A receipt in words, line by line: what was got, each tax with every term of its formula, and what it stands on. */
export function receiptSections(receipt: TaxReceipt): ReceiptSection[] {
  const rules = taxRulesNamed(receipt.ruleVersion);
  return [
    summary(receipt),
    incomeTaxSection(receipt, rules),
    ...vatSection(receipt, rules.platform),
    basisSection(receipt, rules),
  ];
}
