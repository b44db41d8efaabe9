import { monthsUpTo } from '../calendar/month';
import { moved } from '../ledger/accounts';
import { publisherStatement } from '../statements/publisher-statement';
import { workerStatement } from '../statements/worker-statement';
import { csv } from './csv';
import { paperCsv } from './paper-csv';
import { paidForPaper, publisherMonthPaper } from './publisher-papers';
import { workerMonthPaper, workerYearPaper } from './worker-papers';
import { yuanText } from './yuan-text';

const atMs = Date.parse('2026-11-20T10:00:00+08:00');
const holder = { name: '林晓彤', madeAtMs: atMs };
const orderId = 'order00000000001';
const settle = {
  id: 'settle:lin:abc',
  kind: 'settle',
  atMs,
  orderIds: [orderId],
  postings: moved('earned', { payable: 991_000, incomeTax: 9_000 }),
};
const titles = new Map([
  [orderId, '=HYPERLINK("x") 展会'],
  ['task-1', '展会引导员'],
]);

/** Cells of a line, as a spreadsheet reads them. */
const cells = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = '']) => text.replaceAll('""', '"'));

test('a table is text that a spreadsheet opens, and none of it is a formula', () => {
  const text = csv({
    columns: ['a', 'b'],
    rows: [
      ['=1+1', 'x"y'],
      ['-12.50', '-x'],
      ['+1', '@a'],
      ['＝1+1', ' =1'],
      ['－x', '\n=1'],
    ],
  });
  expect(text.startsWith('\uFEFF"a","b"\r\n')).toBe(true);
  const rows = text.slice(1).trimEnd().split('\r\n').slice(1).map(cells);
  expect(rows).toEqual([
    ["'=1+1", 'x"y'],
    ['-12.50', "'-x"],
    ["'+1", "'@a"],
    ["'＝1+1", "' =1"],
    ["'－x", "'\n=1"],
  ]);
});

test("a worker's month as a table: facts, lines, their sum, without commas in sums", () => {
  const statement = workerStatement([settle]);
  const lines = paperCsv(workerMonthPaper('2026-11', statement, titles, holder))
    .split('\r\n')
    .map(cells);
  expect(lines).toContainEqual(['本期到手', '9910.00']);
  expect(lines).toContainEqual([
    '2026年11月20日 10:00',
    `'=HYPERLINK("x") 展会`,
    '10000.00',
    '90.00',
    '0.00',
    '0.00',
    '9910.00',
  ]);
  expect(lines).toContainEqual(['合计', '1 笔', '10000.00', '90.00', '0.00', '0.00', '9910.00']);
});

test("a person's year names its months, and how many accounts it is of", () => {
  const { settled, totals } = workerStatement([settle]);
  const months = [{ month: '2026-11', settlements: settled.length, totals }];
  const year = workerYearPaper(2026, months, { ...holder, idNumber: '110***********0011', accounts: 2 });
  expect(year.facts).toContainEqual(['包含账号', '2 个']);
  expect(year.tables[0]?.rows).toEqual([
    ['2026-11', '1', '10,000.00', '90.00', '0.00', '0.00', '9,910.00'],
    ['合计', '1', '10,000.00', '90.00', '0.00', '0.00', '9,910.00'],
  ]);
});

test('what a publisher paid for, order by order, and what a task has cost on average', () => {
  const earn = {
    id: `earn:${orderId}`,
    kind: 'earn',
    atMs,
    orderId,
    taskId: 'task-1',
    postings: moved('reserve', { earned: 20_000, fee: 1_200, surcharge: 200 }),
  };
  const statement = publisherStatement([earn]);
  const orders = new Map([[orderId, { worker: '小**', quantity: '1 天' }]]);
  const [row] = paidForPaper('2026-11', statement, titles, orders).tables[0]?.rows ?? [];
  expect(row?.[0]).toMatch(/^\d{4} \d{4} \d{4} \d$/);
  expect(row?.slice(1)).toEqual([
    '展会引导员',
    '小**',
    '1 天',
    '2026年11月20日 10:00',
    '200.00',
    '12.00',
    '2.00',
    '214.00',
  ]);
  const [tasks] = publisherMonthPaper('2026-11', statement, titles, holder).tables;
  expect(tasks?.rows[0]).toEqual(['展会引导员', '1', '200.00', '12.00', '2.00', '214.00', '214.00']);
});

test('sums below zero have a minus, and months go on over the end of a year', () => {
  expect([yuanText(-123_456), yuanText(5)]).toEqual(['-1,234.56', '0.05']);
  expect(monthsUpTo('2026-01', 3)).toEqual(['2025-11', '2025-12', '2026-01']);
});
