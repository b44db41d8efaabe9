import { isCalendarDate } from '../../calendar/calendar';
import type { Fen } from '../../money/money';
import { type ReportProblem, refuseWith, repeated } from './report-problems';
import { personProblems, type ReportedPerson } from './reported-person';
import { type TaxTable, yuanCell } from './tax-table';

/** Somebody who works through the platform, by one of their accounts. */
export interface ReportedWorker extends ReportedPerson {
  readonly accountId: string;
  readonly userName: string;
  readonly payoutAccountName: string;
  readonly payoutAccount: string;
  readonly phone: string;
  /** YYYY-MM-DD. */
  readonly startedOn: string;
  readonly endedOn?: string;
  /** What is new since the last report; without it the identity is not sent again. */
  readonly change?: '新增' | '变更';
}

/** What the ledger says one account earned in the quarter. */
export interface ReportedIncome {
  readonly accountId: string;
  /** With VAT, after what was reversed. */
  readonly grossFen: number;
  /** Fees and commission that the person paid to the platform. */
  readonly feesFen: Fen;
  readonly transactions: number;
}

export interface QuarterlyReport {
  readonly identities: TaxTable;
  readonly incomes: TaxTable;
}

/** Columns of which no form was seen carry their number alone, and stay empty. */
const unnamed = (from: number, to = from): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `第 ${from + at} 栏`);

const identityColumns = [
  '序号',
  '是否取得登记证照',
  ...unnamed(3, 5),
  '姓名',
  '证件类型',
  '证件号码',
  '国家或地区',
  '是否免报收入信息',
  ...unnamed(11, 12),
  '店铺（用户）名称',
  '店铺（用户）唯一标识码',
  ...unnamed(15, 16),
  '结算账户名称',
  '结算账户',
  '联系人',
  '联系电话',
  '经营开始日期',
  '经营结束日期',
  '信息状态',
];

const incomeColumns = [
  '序号',
  '是否取得登记证照',
  ...unnamed(3, 4),
  '姓名',
  '证件类型',
  '证件号码',
  '国家或地区',
  '平台名称',
  '店铺（用户）名称',
  '店铺（用户）唯一标识码',
  ...unnamed(12, 20),
  '服务收入合计',
  ...unnamed(22, 25),
  '劳务报酬收入',
  ...unnamed(27, 28),
  '其他网络交易收入净额',
  '支付给平台的佣金、服务费',
  '交易（订单）数量',
];

const idKind = '201|居民身份证';
const country = '156|中国';
const empty = (count: number): string[] => Array.from({ length: count }, () => '');

const phone = /^1\d{10}$/;

function workerProblems(worker: ReportedWorker): ReportProblem[] {
  const { accountId, startedOn, endedOn } = worker;
  const checks: readonly (readonly [string, boolean])[] = [
    ['userName', worker.userName.trim() !== ''],
    ['payoutAccountName', worker.payoutAccountName.trim() !== ''],
    ['payoutAccount', worker.payoutAccount.trim() !== ''],
    ['phone', phone.test(worker.phone)],
    ['startedOn', isCalendarDate(startedOn)],
    ['endedOn', endedOn === undefined || (isCalendarDate(endedOn) && endedOn >= startedOn)],
  ];
  const invalid = checks.flatMap(([field, isValid]) => (isValid ? [] : [field]));
  return [
    ...personProblems(accountId, worker),
    ...invalid.map((field): ReportProblem => ({ subject: accountId, code: 'identity-invalid', field })),
  ];
}

const identityCells = (worker: ReportedWorker, at: number): string[] => [
  String(at + 1),
  '否',
  ...empty(3),
  worker.legalName,
  idKind,
  worker.idNumber,
  country,
  '否',
  ...empty(2),
  worker.userName,
  worker.accountId,
  ...empty(2),
  worker.payoutAccountName,
  worker.payoutAccount,
  worker.legalName,
  worker.phone,
  worker.startedOn,
  worker.endedOn ?? '',
  worker.change ?? '',
];

const incomeCells = (
  platform: string,
  worker: ReportedWorker,
  income: ReportedIncome,
  at: number,
): string[] => [
  String(at + 1),
  '否',
  ...empty(2),
  worker.legalName,
  idKind,
  worker.idNumber,
  country,
  platform,
  worker.userName,
  worker.accountId,
  ...empty(9),
  yuanCell(income.grossFen),
  ...empty(4),
  yuanCell(income.grossFen),
  ...empty(2),
  yuanCell(0),
  yuanCell(income.feesFen),
  String(income.transactions),
];

const accountOf = ({ accountId }: { readonly accountId: string }): string => accountId;

const isIncome = ({ grossFen, feesFen, transactions }: ReportedIncome): boolean =>
  Number.isSafeInteger(grossFen) && grossFen >= 0 && feesFen <= grossFen && transactions > 0;

/**
 * The quarter's report of identities and incomes (State Council Decree 810, Announcement 2025 No. 15), sent in the
 * month after it. Identities are those that changed since the last one; incomes are all of the quarter's.
 * @param workers everyone who was ever reported, or has to be now
 * @param incomes what the ledger says of every account that earned; one without its worker fails the report
 * @throws ReportRefused with all that is wrong
 */
export function quarterlyReport(
  platform: string,
  workers: readonly ReportedWorker[],
  incomes: readonly ReportedIncome[],
): QuarterlyReport {
  const byAccount = new Map(workers.map((worker) => [worker.accountId, worker]));
  const twice = [...repeated(workers.map(accountOf)), ...repeated(incomes.map(accountOf))];
  refuseWith([
    ...workers.flatMap(workerProblems),
    ...twice.map((subject): ReportProblem => ({ subject, code: 'identity-twice' })),
    ...incomes.flatMap((income): ReportProblem[] => [
      ...(byAccount.has(income.accountId)
        ? []
        : [{ subject: income.accountId, code: 'identity-missing' as const }]),
      ...(isIncome(income) ? [] : [{ subject: income.accountId, code: 'income-differs' as const }]),
    ]),
  ]);
  const earned = incomes.flatMap((income) => {
    const worker = byAccount.get(income.accountId);
    return worker ? [{ worker, income }] : [];
  });
  return {
    identities: {
      columns: identityColumns,
      rows: workers.filter(({ change }) => change !== undefined).map(identityCells),
    },
    incomes: {
      columns: incomeColumns,
      rows: earned.map(({ worker, income }, at) => incomeCells(platform, worker, income, at)),
    },
  };
}
