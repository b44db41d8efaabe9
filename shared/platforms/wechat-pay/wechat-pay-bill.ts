import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { BillLine, RailBill } from '../../ports/payout-rail';
import {
  billOf,
  type Cells,
  fenOfYuan,
  gunzipped,
  momentOf,
  rowsOf,
  UnreadableBill,
} from '../rails/bill-file';
import type { SignedAnswer, weChatPayClient } from './wechat-pay-client';

/** Of which of a merchant's accounts: what is paid to us comes into the basic one. */
export type FundAccount = 'BASIC' | 'OPERATION';

const named = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-fA-F]{40}$/),
  download_url: z.url({ protocol: /^https?$/ }),
});
const problem = z.object({ code: z.string().max(64) });

/** Each value begins with a backtick, which keeps commas inside of one apart from those between them. */
const cellsOf = (line: string): string[] =>
  line.startsWith('`') ? line.slice(1).split(',`') : line.split(',');

const feeWords = /手续费|服务费/;

function lineOf(row: Cells, account: FundAccount): BillLine {
  const [way, amountFen] = [row('收支类型'), fenOfYuan(row('收支金额(元)'))];
  if (way !== '支出' && way !== '收入') throw new UnreadableBill('neither in nor out');
  const what = `${row('业务名称')} ${row('业务类型')}`;
  return {
    row: row('资金流水单号'),
    railNumber: row('微信支付业务单号'),
    numbers: [row('业务凭证号'), row('备注')],
    atMs: momentOf(row('记账时间')),
    outFen: way === '支出' ? amountFen : -amountFen,
    isFee: feeWords.test(what),
    what,
    account,
  };
}

/** Whether the summary below says of the lines what they are: a file that was cut off says less. */
function isWhole(lines: readonly BillLine[], summary: Cells): boolean {
  const sums = { out: 0, in: 0 };
  for (const { outFen } of lines) sums[outFen > 0 ? 'out' : 'in'] += Math.abs(outFen);
  return (
    Number(summary('资金流水总笔数')) === lines.length &&
    fenOfYuan(summary('支出金额')) === sums.out &&
    fenOfYuan(summary('收入金额')) === sums.in
  );
}

/** Details under their header, then one line of summary under another. Errors: UnreadableBill. */
function linesOf(text: string, account: FundAccount): readonly BillLine[] {
  const table = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cellsOf);
  const at = table.findIndex(([first = '']) => first.startsWith('资金流水总笔数'));
  const [header, summaryHeader, sums] = [table[0], table[at], table[at + 1]];
  if (at < 1 || !header || !summaryHeader || !sums) throw new UnreadableBill('no summary');
  const lines = rowsOf(header, table.slice(1, at)).map((row) => lineOf(row, account));
  const [summary] = rowsOf(summaryHeader, [sums]);
  if (!summary || !isWhole(lines, summary)) throw new UnreadableBill('another summary');
  return lines;
}

/** Where the file is to be had, or why it is not. */
function addressOf(answer: SignedAnswer): z.output<typeof named> | RailBill {
  if (!('body' in answer)) return { kind: 'unclear', code: answer.code };
  const told = named.safeParse(answer.body);
  if (answer.status === 200 && told.success) return told.data;
  const code = problem.safeParse(answer.body).data?.code ?? `HTTP_${answer.status}`;
  return code === 'NO_STATEMENT_EXIST' ? { kind: 'none', code } : { kind: 'unclear', code };
}

type Client = Pick<ReturnType<typeof weChatPayClient>, 'call' | 'download'>;

/** One account's: 资金账单. The file is not signed, its hash is. Source: 申请资金账单, 下载账单. */
async function accountBill(client: Client, account: FundAccount, day: string): Promise<RailBill> {
  const asked = `bill_date=${day}&account_type=${account}&tar_type=GZIP`;
  const told = addressOf(await client.call('GET', `/v3/bill/fundflowbill?${asked}`));
  if ('kind' in told) return told;
  const packed = await client.download(told.download_url);
  if (typeof packed === 'string') return { kind: 'unclear', code: packed };
  return billOf(() => {
    const file = gunzipped(packed);
    const hash = createHash('sha1').update(file).digest('hex');
    if (hash !== told.hash_value.toLowerCase()) throw new UnreadableBill('another hash');
    return linesOf(file.toString('utf8'), account);
  });
}

/**
 * What WeChat Pay has booked in the merchant's accounts on a day, as one bill: there is none when none of them has moved, and
 * nothing is said before each of them is there.
 */
export async function weChatPayBill(
  client: Client,
  accounts: readonly FundAccount[],
  day: string,
): Promise<RailBill> {
  const lines: BillLine[] = [];
  let none: RailBill | undefined;
  for (const account of accounts) {
    const bill = await accountBill(client, account, day);
    if (bill.kind === 'unclear') return bill;
    if (bill.kind === 'none') none = bill;
    else lines.push(...bill.lines);
  }
  return lines.length === 0 && none ? none : { kind: 'bill', lines };
}
