import { shanghaiTime } from '../calendar/calendar';
import type { DrawnLine, SettledLine, WorkerStatement } from '../statements/worker-statement';
import { type Paper, type PaperTable, paper } from './paper';
import { yuanText } from './yuan-text';

/** Whose paper it is, and when it was made. */
export interface Holder {
  readonly name: string;
  readonly madeAtMs: number;
}

/** What an order is called, by its id. */
export type Titles = ReadonlyMap<string, string>;

const drawnNames: Readonly<Record<DrawnLine['kind'], string>> = {
  payout: '提现',
  payoutBack: '提现退回',
  payoutReturned: '到账后退回',
};

const sum = (name: string) => ({ name, share: 2, isSum: true });

const settledRow = (line: SettledLine, titles: Titles): string[] => [
  shanghaiTime(line.atMs),
  `${line.grossFen < 0 ? '撤销：' : ''}${[...new Set(line.orderIds.map((id) => titles.get(id) ?? id))].join('、')}`,
  yuanText(line.grossFen),
  yuanText(line.incomeTaxFen),
  yuanText(line.vatFen),
  yuanText(line.recoveredFen),
  yuanText(line.netFen),
];

function settledTable({ settled, totals }: WorkerStatement, titles: Titles): PaperTable {
  const total = ['合计', `${settled.length} 笔`];
  const sums = [totals.grossFen, totals.incomeTaxFen, totals.vatFen, totals.recoveredFen, totals.netFen];
  return {
    title: '结算明细',
    columns: [
      { name: '结算时间', share: 4 },
      { name: '任务', share: 5 },
      sum('税前'),
      sum('个人所得税'),
      sum('增值税及附加'),
      sum('补扣前期税款'),
      sum('到手'),
    ],
    rows: [
      ...settled.map((line) => settledRow(line, titles)),
      ...(settled.length > 0 ? [[...total, ...sums.map(yuanText)]] : []),
    ],
    empty: '没有结算。',
  };
}

const drawnTable = ({ drawn }: WorkerStatement): PaperTable => ({
  title: '提现明细',
  columns: [
    { name: '时间', share: 4 },
    { name: '内容', share: 3 },
    { name: '提现编号', share: 6 },
    sum('可提现余额变动'),
  ],
  rows: drawn.map(({ atMs, kind, payoutId, amountFen }) => [
    shanghaiTime(atMs),
    drawnNames[kind],
    payoutId,
    yuanText(amountFen),
  ]),
  empty: '没有提现。',
});

const origin = '金额单位：人民币元。全部数字取自平台账本，时间为北京时间。';

/** A worker's month. */
export const workerMonthPaper = (
  month: string,
  statement: WorkerStatement,
  titles: Titles,
  { name, madeAtMs }: Holder,
): Paper =>
  paper('月度对账单', {
    facts: [
      ['月份', month],
      ['姓名', name],
      ['期初可提现', yuanText(statement.openingFen)],
      ['本期到手', yuanText(statement.totals.netFen)],
      ['本期提现（扣除退回）', yuanText(statement.totals.drawnFen)],
      ['期末可提现', yuanText(statement.closingFen)],
      ['生成时间', shanghaiTime(madeAtMs)],
    ],
    tables: [settledTable(statement, titles), drawnTable(statement)],
    notes: [origin, '如有异议，请在“我的—客服与反馈”提出，我们在 15 日内核对答复。'],
  });

/** A month of a person's year, of all their accounts. */
export interface YearMonth {
  readonly month: string;
  readonly settlements: number;
  readonly totals: WorkerStatement['totals'];
}

const monthRow = ({ month, settlements, totals }: YearMonth): string[] => [
  month,
  String(settlements),
  yuanText(totals.grossFen),
  yuanText(totals.incomeTaxFen),
  yuanText(totals.vatFen),
  yuanText(totals.recoveredFen),
  yuanText(totals.netFen),
];

const totalOf = (months: readonly YearMonth[], of: keyof WorkerStatement['totals']): number =>
  months.reduce((total, { totals }) => total + totals[of], 0);

/** A person's year, to be held beside the tax app. */
export function workerYearPaper(
  year: number,
  months: readonly YearMonth[],
  { name, idNumber, accounts, madeAtMs }: Holder & { readonly idNumber: string; readonly accounts: number },
): Paper {
  const sums = (['grossFen', 'incomeTaxFen', 'vatFen', 'recoveredFen', 'netFen'] as const).map((of) =>
    yuanText(totalOf(months, of)),
  );
  const settlements = months.reduce((total, month) => total + month.settlements, 0);
  return paper('年度收入与扣税清单', {
    facts: [
      ['年度', String(year)],
      ['姓名', name],
      ['身份证号', idNumber],
      ['包含账号', `${accounts} 个`],
      ['所得项目', '其他连续劳务报酬'],
      ['生成时间', shanghaiTime(madeAtMs)],
    ],
    tables: [
      {
        title: '按月汇总',
        columns: [
          { name: '月份', share: 3 },
          { name: '结算笔数', share: 2, isSum: true },
          sum('税前收入'),
          sum('已扣个人所得税'),
          sum('增值税及附加'),
          sum('补扣前期税款'),
          sum('到手'),
        ],
        rows: [
          ...months.map(monthRow),
          ...(months.length > 0 ? [['合计', String(settlements), ...sums]] : []),
        ],
        empty: '这一年没有结算。',
      },
    ],
    notes: [
      origin,
      '用于与个人所得税 App 的“收入纳税明细”核对：每月的收入和已扣税款在次月 15 日后可以查到。',
      '不是完税证明；需要完税证明（纳税记录），请在个人所得税 App 开具，或在收入页申请代办。',
    ],
  });
}
