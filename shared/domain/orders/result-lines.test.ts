import * as fc from 'fast-check';
import { csv, parseCsv } from '../papers/csv';
import { groupedNumber, orderNumberOf } from './order-number';
import { mostResultLines, resultLines } from './result-lines';

const first = orderNumberOf('order00000000001');
const second = orderNumberOf('order00000000002');
const header = '订单编号,结果,验收数量,说明';
const read = (...lines: string[]) => resultLines([header, ...lines].join('\r\n'));

test('what a line says: accepted whole, in part with a reason, or given back', () => {
  expect(read(`${groupedNumber(first)},,,`, '', `${second},退回,,"照片看不清, 请重拍"`)).toEqual([
    { line: 2, number: first, isReturned: false },
    { line: 4, number: second, isReturned: true, reason: '照片看不清, 请重拍' },
  ]);
  expect(read(`${first},通过,1.5,少做了半小时`)).toEqual([
    { line: 2, number: first, isReturned: false, quantity: 1.5, reason: '少做了半小时' },
  ]);
});

test.each([
  ['1.23457E+12,通过', '科学计数'],
  ['124,通过', '13 位'],
  [`${first},大概行`, '通过'],
  [`${first},通过,-1`, '验收数量'],
  [`${first},通过,一半`, '验收数量'],
  [`${first},退回,,`, '须写说明'],
  [`${first},退回,,${'长'.repeat(101)}`, '说明'],
])('of a line that says %p one reads why it cannot be done', (line, words) => {
  expect(read(line)).toEqual([
    { line: 2, number: expect.any(String), error: expect.stringContaining(words) },
  ]);
});

test('an order that stands twice is wrong the second time, and nothing is read of a file without header or end', () => {
  expect(read(first, second, first)).toMatchObject([{}, {}, { line: 4, error: '与第 2 行是同一个订单' }]);
  expect(resultLines('名字\r\n林')).toContain('订单编号');
  expect(resultLines('')).toContain('订单编号');
  expect(read(...Array.from({ length: mostResultLines + 1 }, () => first))).toContain('最多');
});

test('what a spreadsheet writes is read as it was, whatever stands in it that it takes for no formula', () => {
  const unit = fc.constantFrom('a', '"', ',', '\n', '订', ' ', '0');
  const text = fc.string({ unit, maxLength: 8 }).filter((each) => !each.startsWith('\n'));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (rows) => {
      expect(parseCsv(csv({ columns: ['列一', '列二'], rows }), 100).slice(1)).toEqual(rows);
    }),
  );
  expect(parseCsv('a;b\r\n1;2', 9)).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});
