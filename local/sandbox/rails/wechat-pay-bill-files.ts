import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { SandboxRequest } from '../http';
import type { PlatformReply } from '../platform';
import { beijing, type Flow, type FundFlow, yuan } from './fund-flow';
import { RailRefusal } from './wechat-pay-bills';

export const billFilePath = '/v3/billdownload/file';

const asked = z.strictObject({
  bill_date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  account_type: z.enum(['BASIC', 'OPERATION']),
  tar_type: z.literal('GZIP'),
});

const header =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const summaryHeader = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';
const rowOf = (values: readonly (string | number)[]): string => values.map((value) => `\`${value}`).join(',');

/** A day's file as 资金账单 is: each value behind a backtick, sums in yuan, a summary below. */
function fileOf(flows: readonly Flow[], day: string): Buffer {
  const rows = flows.map(({ atMs, railNumber, number, outFen, what }, at) =>
    rowOf([
      ...[beijing(atMs), railNumber, `${day.replaceAll('-', '')}${String(at + 1).padStart(8, '0')}`],
      ...[what, '商家转账', outFen > 0 ? '支出' : '收入', yuan(Math.abs(outFen)), '1000000.00'],
      ...['1900000109API', '任务报酬, 沙箱', number],
    ]),
  );
  const [out, into] = [flows.filter(({ outFen }) => outFen > 0), flows.filter(({ outFen }) => outFen <= 0)];
  const sum = (of: typeof flows) => yuan(of.reduce((total, { outFen }) => total + Math.abs(outFen), 0));
  const summary = rowOf([flows.length, into.length, sum(into), out.length, sum(out)]);
  return Buffer.from([header, ...rows, summaryHeader, summary, ''].join('\r\n'));
}

/** Where a day's file is, with its hash. Errors: as WeChat Pay's. */
export function billAddress(flow: FundFlow, { query, headers }: SandboxRequest): object {
  const { data } = asked.safeParse(Object.fromEntries(query));
  if (!data) throw new RailRefusal(400, 'PARAM_ERROR');
  if (!flow.isMade(data.bill_date)) throw new RailRefusal(400, 'STATEMENT_CREATING');
  const flows = flow.of(data.bill_date).filter(({ account = 'BASIC' }) => account === data.account_type);
  if (flows.length === 0) throw new RailRefusal(400, 'NO_STATEMENT_EXIST');
  const file = fileOf(flows, data.bill_date);
  const token = flow.keep(gzipSync(file));
  return {
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(file).digest('hex'),
    download_url: `http://${headers.host}${billFilePath}?token=${token}&tartype=gzip`,
  };
}

/** The file, which nobody signs. Errors: as WeChat Pay's. */
export function billFile(flow: FundFlow, { query }: SandboxRequest): PlatformReply {
  const body = flow.fetch(query.get('token') ?? '');
  if (!body) throw new RailRefusal(400, 'INVALID_REQUEST');
  return { status: 200, contentType: 'application/octet-stream', body, errcode: undefined };
}

/** A file of which one bit is another. */
export function damaged(reply: PlatformReply): PlatformReply {
  const body = Buffer.from(reply.body);
  const at = Math.floor(body.length / 2);
  body[at] = (body[at] ?? 0) ^ 1;
  return { ...reply, body };
}
