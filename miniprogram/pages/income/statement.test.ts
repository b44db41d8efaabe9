import { expectClean, refuse } from '../../../tests/mini/stubs';
import { openSignedIn } from '../../../tests/mini/work-stubs';
import { monthAt, monthBeside, monthText } from '../../utils/months';

const path = 'pages/income/statement';
const month = monthAt(Date.now());
const settlementId = 'a'.repeat(32);
const statement = (of: string, changes: object = {}) => ({
  month: of,
  openingFen: 10_000,
  closingFen: 500_990,
  settled: [
    {
      settlementId,
      atMs: Date.now(),
      grossFen: 1_000_000,
      netFen: 990_990,
      incomeTaxFen: 9_000,
      vatFen: 10,
      recoveredFen: 0,
      orders: [{ orderId: 'O000000000000001', title: '展会引导员' }],
    },
  ],
  drawn: [
    { payoutId: 'P'.repeat(28), atMs: Date.now(), kind: 'payout', amountFen: -600_000 },
    { payoutId: 'P'.repeat(28), atMs: Date.now(), kind: 'payoutBack', amountFen: 100_000 },
  ],
  totals: {
    grossFen: 1_000_000,
    incomeTaxFen: 9_000,
    vatFen: 10,
    recoveredFen: 0,
    netFen: 990_990,
    drawnFen: 500_000,
  },
  ...changes,
});
const nothing = { openingFen: 0, closingFen: 0, settled: [], drawn: [] };

describe('对账单', () => {
  it('shows a month from what there was to what there is, and leads to each line', async () => {
    const mini = await openSignedIn(path, {
      'income/statement': ({ month: of }: { month: string }) => statement(of, of === month ? {} : nothing),
    });
    await mini.waitFor('¥5,009.90');
    for (const text of [
      monthText(month),
      '期初可提现',
      '现在可提现',
      '−¥5,000.00',
      '展会引导员',
      '提现退回',
      '增值税及附加',
    ])
      expect(mini.text()).toContain(text);
    expect(mini.text()).not.toContain('补扣前期税款');
    await mini.tap('下个月');
    expect(mini.text()).toContain(monthText(month));
    await mini.tap('上个月');
    await mini.waitFor('这个月没有结算');
    expect(mini.text()).toContain(monthText(monthBeside(month, -1)));
    await mini.tap('下个月');
    await mini.tap('展会引导员');
    await mini.waitFor(() => mini.route === 'pages/income/receipt');
  });

  it('opens the PDF in the reader, and gives the address of the table', async () => {
    const asked: unknown[] = [];
    const opened: unknown[] = [];
    const copied: unknown[] = [];
    const url = 'https://files.example/papers/1';
    const wx = {
      downloadFile: ({ filePath, success }: { filePath: string; success(answer: object): void }) =>
        success({ statusCode: 200, filePath }),
      openDocument: ({ filePath, success }: { filePath: string; success(): void }) => {
        opened.push(filePath);
        success();
      },
      setClipboardData: ({ data }: { data: string }) => copied.push(data),
    };
    const file = (type: string) => ({ file: { url, name: `对账单-${month}.${type}`, type } });
    const mini = await openSignedIn(
      path,
      {
        'income/statement': statement(month),
        'documents/statement': (input: { format: string }) => {
          asked.push(input);
          return file(input.format);
        },
        'documents/year': (input: unknown) => {
          asked.push(input);
          return file('pdf');
        },
      },
      { wx },
    );
    await mini.waitFor('下载 PDF');
    await mini.tap('下载 PDF');
    await mini.waitFor(() => opened.length === 1);
    await mini.tap('下载表格（CSV）');
    await mini.waitFor('文件已生成');
    await mini.tap('复制链接');
    await mini.tap('年收入与扣税清单');
    await mini.waitFor(() => opened.length === 2);
    expect(asked).toEqual([
      { month, format: 'pdf' },
      { month, format: 'csv' },
      { year: Number(month.slice(0, 4)), format: 'pdf' },
    ]);
    expect(String(opened[0])).toContain(`对账单-${month}.pdf`);
    expect(copied).toEqual([url]);
    expectClean(mini);
  });

  it('says what went wrong', async () => {
    const mini = await openSignedIn(path, { 'income/statement': refuse('UNREACHABLE', 503) });
    await mini.waitFor('重新加载');
    expectClean(mini);
  });
});
