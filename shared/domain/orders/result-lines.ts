import { parseCsv } from '../papers/csv';
import { cleanText, textFault } from '../text/typed-text';
import { isOrderNumber } from './order-number';

/** Lines of one file; more are two files. */
export const mostResultLines = 200;

/** What a publisher says of one order in a file. */
export interface ResultLine {
  /** As spreadsheets count them: the header is 1. */
  readonly line: number;
  readonly number: string;
  readonly isReturned: boolean;
  /** How much is accepted; all that was handed in, unless it is said. */
  readonly quantity?: number;
  /** What the worker reads. */
  readonly reason?: string;
}

/** A line that says nothing that can be done, and why. */
export interface WrongLine {
  readonly line: number;
  readonly number: string;
  readonly error: string;
}

const names = {
  number: ['订单编号', '订单号', '编号'],
  result: ['结果', '验收结果'],
  quantity: ['验收数量', '数量'],
  reason: ['说明', '原因', '备注'],
} as const;
type Column = keyof typeof names;
const isNamed = (column: Column, name: string): boolean =>
  (names[column] as readonly string[]).includes(name);

const accepted: readonly string[] = ['', '通过', '验收通过', '合格'];
const returned: readonly string[] = ['退回', '不通过', '不合格'];
const reasonForm = { name: '说明', min: 2, max: 100, lines: 'one' } as const;

const columnsOf = (header: readonly string[]): Readonly<Record<Column, number>> => {
  const clean = header.map((name) => name.replace(/\s/gu, ''));
  const at = (column: Column) => clean.findIndex((name) => isNamed(column, name));
  return { number: at('number'), result: at('result'), quantity: at('quantity'), reason: at('reason') };
};

/** Spreadsheets drop zeros before a number, and show long ones as 1.23E+12, which are lost. */
const numberOf = (text: string): string => {
  const digits = text.normalize('NFKC').replace(/[\s'-]/g, '');
  return /^\d{1,13}$/.test(digits) ? digits.padStart(13, '0') : digits;
};

const quantityOf = (text: string): number | undefined =>
  text === '' ? undefined : Number(text.normalize('NFKC'));

function wrong(line: Omit<ResultLine, 'line'>, result: string): string | undefined {
  const { number, quantity, isReturned, reason } = line;
  if (/e\+/i.test(number)) return '订单编号被表格软件改成了科学计数，请把这一列设为文本再填';
  if (!isOrderNumber(number)) return '订单编号有 13 位数字，请核对';
  if (!isReturned && !accepted.includes(result)) return '结果只能填“通过”或“退回”';
  if (quantity !== undefined && (!(quantity >= 0 && quantity <= 10_000) || (quantity * 2) % 1 !== 0))
    return '验收数量须为 0 至 10,000，按小时可以精确到半小时，其余须为整数';
  if (isReturned && reason === undefined) return '退回须写说明，接单者会看到';
  return reason === undefined ? undefined : textFault(reason, reasonForm);
}

/**
 * What a file says, line by line; empty lines count and say nothing. A string: why nothing of it can be read, in words.
 */
export function resultLines(text: string): readonly (ResultLine | WrongLine)[] | string {
  const [header = [], ...rows] = parseCsv(text, mostResultLines + 2);
  const at = columnsOf(header);
  if (at.number < 0) return '第一行须写列名，至少有“订单编号”一列；可以先下载模板';
  if (rows.length > mostResultLines) return `一次最多 ${mostResultLines} 行，请分成几个文件`;
  const seen = new Map<string, number>();
  return rows.flatMap((row, index): (ResultLine | WrongLine)[] => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const line = index + 2;
    const cell = (column: Column): string => (row[at[column]] ?? '').trim();
    const [result, reason] = [cell('result'), cleanText(cell('reason'), 'one')];
    const quantity = quantityOf(cell('quantity'));
    const said = {
      number: numberOf(cell('number')),
      isReturned: returned.includes(result),
      ...(quantity !== undefined && { quantity }),
      ...(reason !== '' && { reason }),
    };
    const before = seen.get(said.number);
    seen.set(said.number, before ?? line);
    const error = wrong(said, result) ?? (before === undefined ? undefined : `与第 ${before} 行是同一个订单`);
    return [error === undefined ? { line, ...said } : { line, number: said.number, error }];
  });
}
