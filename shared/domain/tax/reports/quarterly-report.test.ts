import { fen } from '../../money/money';
import { quarterlyReport, type ReportedIncome, type ReportedWorker } from './quarterly-report';
import { ReportRefused } from './report-problems';

const worker = (accountId: string, changed: Partial<ReportedWorker> = {}): ReportedWorker => ({
  personKey: `key-${accountId}`,
  accountId,
  legalName: '王小明',
  idNumber: '110101199003071234',
  userName: `用户${accountId}`,
  payoutAccountName: '王小明',
  payoutAccount: '13800000000',
  phone: '13912345678',
  startedOn: '2026-02-01',
  change: '新增',
  ...changed,
});

const income = (accountId: string, changed: Partial<ReportedIncome> = {}): ReportedIncome => ({
  accountId,
  grossFen: 123_450,
  feesFen: fen(50),
  transactions: 3,
  ...changed,
});

const problemsOf = (workers: readonly ReportedWorker[], incomes: readonly ReportedIncome[]) => {
  try {
    quarterlyReport('接单', workers, incomes);
    return [];
  } catch (error) {
    if (!(error instanceof ReportRefused)) throw error;
    return error.problems;
  }
};

/** Cells by the number of their column, from 1, without the empty ones. */
const filled = (row: readonly string[] = []) =>
  Object.fromEntries(row.flatMap((cell, at) => (cell === '' ? [] : [[at + 1, cell]])));

test('identities and incomes stand in the columns of the forms', () => {
  const { identities, incomes } = quarterlyReport(
    '接单',
    [worker('a', { endedOn: '2026-03-31' })],
    [income('a')],
  );
  expect(identities.columns).toHaveLength(23);
  expect(incomes.columns).toHaveLength(31);
  expect([identities.rows[0]?.length, incomes.rows[0]?.length]).toEqual([23, 31]);
  expect(filled(identities.rows[0])).toEqual({
    1: '1',
    2: '否',
    6: '王小明',
    7: '201|居民身份证',
    8: '110101199003071234',
    9: '156|中国',
    10: '否',
    13: '用户a',
    14: 'a',
    17: '王小明',
    18: '13800000000',
    19: '王小明',
    20: '13912345678',
    21: '2026-02-01',
    22: '2026-03-31',
    23: '新增',
  });
  expect(filled(incomes.rows[0])).toEqual({
    1: '1',
    2: '否',
    5: '王小明',
    6: '201|居民身份证',
    7: '110101199003071234',
    8: '156|中国',
    9: '接单',
    10: '用户a',
    11: 'a',
    21: '1234.50',
    26: '1234.50',
    29: '0.00',
    30: '0.50',
    31: '3',
  });
});

test('columns that no form was seen of carry their number', () => {
  const { identities, incomes } = quarterlyReport('接单', [], []);
  const numbered = (columns: readonly string[]) =>
    columns.flatMap((name, at) => (/^第 \d+ 栏$/.test(name) ? [[at + 1, name]] : []));
  const those = (...numbers: number[]) => numbers.map((number) => [number, `第 ${number} 栏`]);
  expect(numbered(identities.columns)).toEqual(those(3, 4, 5, 11, 12, 15, 16));
  expect(numbered(incomes.columns)).toEqual(
    those(3, 4, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 27, 28),
  );
  expect([identities.columns[5], identities.columns[22], incomes.columns[25], incomes.columns[30]]).toEqual([
    '姓名',
    '信息状态',
    '劳务报酬收入',
    '交易（订单）数量',
  ]);
});

test('an identity that did not change is not sent again, its income is', () => {
  const { change: _, ...unchanged } = worker('a');
  const { identities, incomes } = quarterlyReport(
    '接单',
    [unchanged, worker('b', { change: '变更' }), worker('c')],
    [income('c'), income('a')],
  );
  expect(identities.rows.map((row) => [row[0], row[13], row[22]])).toEqual([
    ['1', 'b', '变更'],
    ['2', 'c', '新增'],
  ]);
  expect(incomes.rows.map((row) => [row[0], row[10]])).toEqual([
    ['1', 'c'],
    ['2', 'a'],
  ]);
});

test('an account that earned without an identity fails the report', () => {
  expect(problemsOf([worker('a')], [income('a'), income('b')])).toEqual([
    { subject: 'b', code: 'identity-missing' },
  ]);
});

test('who stands there twice fails it', () => {
  expect(problemsOf([worker('a'), worker('a'), worker('b')], [income('b'), income('b')])).toEqual([
    { subject: 'a', code: 'identity-twice' },
    { subject: 'b', code: 'identity-twice' },
  ]);
});

test.each([
  ['legalName', { legalName: '  ' }],
  ['idNumber', { idNumber: '1101011990030712345' }],
  ['userName', { userName: ' ' }],
  ['payoutAccountName', { payoutAccountName: ' ' }],
  ['payoutAccount', { payoutAccount: ' ' }],
  ['phone', { phone: '23912345678' }],
  ['phone', { phone: '139123456789' }],
  ['phone', { phone: '+13912345678' }],
  ['startedOn', { startedOn: '2026-02-30' }],
  ['endedOn', { endedOn: '2026-02-30' }],
  ['endedOn', { endedOn: '2026-01-31' }],
])('an invalid %s fails it', (field, changed) => {
  expect(problemsOf([worker('a', changed)], [])).toEqual([{ subject: 'a', code: 'identity-invalid', field }]);
});

test('who ended on the day they began is told so', () => {
  expect(problemsOf([worker('a', { endedOn: '2026-02-01' })], [])).toEqual([]);
});

test.each([
  ['less than nothing', { grossFen: -1, feesFen: fen(0) }],
  ['half a fen', { grossFen: 100.5 }],
  ['more fees than income', { grossFen: 49 }],
  ['no transaction', { transactions: 0 }],
])('an income of %s fails it', (_, changed) => {
  expect(problemsOf([worker('a')], [income('a', changed)])).toEqual([
    { subject: 'a', code: 'income-differs' },
  ]);
});

test('what was reversed to nothing, or taken whole by fees, is told', () => {
  const { incomes } = quarterlyReport(
    '接单',
    [worker('a'), worker('b')],
    [income('a', { grossFen: 0, feesFen: fen(0) }), income('b', { grossFen: 50 })],
  );
  expect(incomes.rows.map((row) => [row[20], row[29]])).toEqual([
    ['0.00', '0.00'],
    ['0.50', '0.50'],
  ]);
});
