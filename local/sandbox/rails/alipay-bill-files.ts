import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import * as z from 'zod';
import type { SandboxRequest } from '../http';
import type { PlatformReply } from '../platform';
import { beijing, type FundFlow, yuan } from './fund-flow';
import { RailRefusal } from './wechat-pay-bills';

export const alipayBillPath = '/alipay/downloadBillFile.resource';

const asked = z.strictObject({
  bill_type: z.enum(['signcustomer', 'trade']),
  bill_date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
});

const header =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注';
const rule = (name: string): string => `#${'-'.repeat(30)}${name}${'-'.repeat(30)}`;

/** A day's movements as `signcustomer` has them: two files in GBK, notes behind `#`, a tab behind each value. */
function fileOf(flow: FundFlow, day: string): Buffer {
  const rows = flow
    .of(day)
    .map(({ atMs, railNumber, number, outFen, what }, at) =>
      [
        ...[
          `${day.replaceAll('-', '')}${String(at + 1).padStart(10, '0')}`,
          railNumber,
          number,
          '任务报酬, 沙箱',
        ],
        ...[
          beijing(atMs),
          'lin***@example.com',
          outFen > 0 ? '' : yuan(-outFen),
          outFen > 0 ? yuan(-outFen) : '',
        ],
        ...['1000000.00', '支付宝', what, ''],
      ]
        .map((value) => `${value}\t`)
        .join(','),
    );
  const notes = ['#支付宝账务明细查询', '#账号：[20880000000000000156]', rule('账务明细列表')];
  const details = [...notes, header, ...rows, rule('账务明细列表结束'), '#导出时间：', ''].join('\r\n');
  const sums = ['#支付宝账务汇总查询', '类型,支出笔数,支出金额（-元）,收入笔数,收入金额（+元）', ''].join(
    '\r\n',
  );
  const name = `20880000000000000156_${day.replaceAll('-', '')}`;
  const zip = zipSync({
    [`${name}_账务明细.csv`]: iconv.encode(details, 'gbk'),
    [`${name}_账务明细(汇总).csv`]: iconv.encode(sums, 'gbk'),
  });
  return Buffer.from(zip);
}

/** Where a day's file is. Errors: as Alipay's: no bill yet and none at all are one code. */
export function alipayBillAddress(flow: FundFlow, content: string, host: string | undefined): object {
  const { data } = asked.safeParse(JSON.parse(content));
  if (!data) throw new RailRefusal(40004, 'invalid_arguments');
  const isThere = data.bill_type === 'signcustomer' && flow.isMade(data.bill_date);
  if (!isThere || flow.of(data.bill_date).length === 0) throw new RailRefusal(40004, 'isp.bill_not_exist');
  const token = flow.keep(fileOf(flow, data.bill_date));
  return { bill_download_url: `http://${host}${alipayBillPath}?token=${token}` };
}

/** The file, which nobody signs; an address that is too old has none. */
export function alipayBillFile(flow: FundFlow, { query }: SandboxRequest): PlatformReply {
  const body = flow.fetch(query.get('token') ?? '');
  if (!body)
    return { status: 403, contentType: 'text/html', body: '<html>expired</html>', errcode: undefined };
  return { status: 200, contentType: 'application/octet-stream', body, errcode: undefined };
}
