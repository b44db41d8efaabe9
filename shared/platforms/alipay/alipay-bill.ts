import * as z from 'zod';
import type { BillLine, RailBill } from '../../ports/payout-rail';
import {
  billOf,
  type Cells,
  fenOfYuan,
  momentOf,
  rowsOf,
  UnreadableBill,
  unzipped,
} from '../rails/bill-file';
import type { alipayClient } from './alipay-client';

const told = z.object({
  code: z.string(),
  sub_code: z.string().max(80).exactOptional(),
  bill_download_url: z.url({ protocol: /^https?$/ }).exactOptional(),
});

/** Of a day without movements, and of one that is not ready yet; spelt as the gateway does and as its manual does. */
const noBill = /^(?:isp\.)?(?:bill_not_exist|no_bill_data)$/i;

const feeWords = /收费|手续费|服务费/;

function lineOf(row: Cells): BillLine {
  const [inFen, outFen] = ['收入金额（+元）', '支出金额（-元）'].map((name) =>
    Math.abs(fenOfYuan(row(name))),
  );
  const what = row('业务类型');
  return {
    row: row('账务流水号'),
    railNumber: row('业务流水号'),
    numbers: [row('商户订单号'), row('备注')],
    atMs: momentOf(row('发生时间')),
    outFen: (outFen ?? 0) - (inFen ?? 0),
    isFee: feeWords.test(what),
    what,
  };
}

/** Values end with a tab, which keeps commas inside of one apart; the last of a line may have none. */
function cellsOf(line: string, columns: number): string[] {
  const byTab = line.split('\t,');
  return (byTab.length === columns ? byTab : line.split(',')).map((cell) => cell.trim());
}

/** The file of single movements, which is not the one of sums. Errors: UnreadableBill. */
function linesOf(files: readonly Buffer[]): readonly BillLine[] {
  const tables = files.map((file) =>
    new TextDecoder('gbk')
      .decode(file)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '' && !line.startsWith('#')),
  );
  const details = tables.filter(([first = '']) => first.includes('账务流水号'));
  const [[head = '', ...rows] = []] = details;
  if (details.length !== 1) throw new UnreadableBill('no file of movements');
  const header = cellsOf(head, -1);
  return rowsOf(
    header,
    rows.map((line) => cellsOf(line, header.length)),
  ).map(lineOf);
}

/**
 * All movements of the account's balance on a day: `signcustomer`, a zip file of which nobody signs more than where it
 * is. Source: alipay.data.dataservice.bill.downloadurl.query.
 */
export async function alipayBill(
  client: Pick<ReturnType<typeof alipayClient>, 'call' | 'download'>,
  day: string,
): Promise<RailBill> {
  const content = JSON.stringify({ bill_type: 'signcustomer', bill_date: day });
  const answer = await client.call('alipay.data.dataservice.bill.downloadurl.query', content);
  if (!('body' in answer)) return { kind: 'unclear', code: answer.code };
  const read = told.safeParse(answer.body);
  if (!read.success) return { kind: 'unclear', code: 'UNREADABLE' };
  const { code, sub_code = code, bill_download_url: address } = read.data;
  if (code !== '10000' || address === undefined)
    return noBill.test(sub_code) ? { kind: 'none', code: sub_code } : { kind: 'unclear', code: sub_code };
  const zip = await client.download(address);
  return typeof zip === 'string' ? { kind: 'unclear', code: zip } : billOf(() => linesOf(unzipped(zip)));
}
