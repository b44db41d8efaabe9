import * as z from 'zod';
import type { PayoutRail, RailAnswer, SentPayment } from '../../ports/payout-rail';
import { alipayBill } from './alipay-bill';
import { type AlipayAnswer, type AlipayApp, type AlipayOutside, alipayClient } from './alipay-client';
import { alipayRefusal } from './alipay-codes';

const product = { product_code: 'TRANS_ACCOUNT_NO_PWD', biz_scene: 'DIRECT_TRANSFER' } as const;

const told = z.object({
  code: z.string(),
  sub_code: z.string().max(80).exactOptional(),
  status: z.string().exactOptional(),
  out_biz_no: z.string().exactOptional(),
  order_id: z.string().exactOptional(),
  trans_amount: z.string().exactOptional(),
  error_code: z.string().max(80).exactOptional(),
});
type Told = z.output<typeof told>;

/** Yuan with two decimals: 1005 → `10.05`. */
const yuan = (amountFen: number): string =>
  `${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`;

/** Whether a sum in yuan, with as many decimals as it has, is this one. */
const isSum = (text: string, amountFen: number): boolean =>
  /^\d{1,12}(\.\d{1,2})?$/.test(text) && Math.round(Number(text) * 100) === amountFen;

/** What a transfer's status says. `REFUND`: it was paid and came back. */
function ofStatus({ status, order_id, error_code: code = 'FAIL' }: Told): RailAnswer {
  const numbered = order_id === undefined ? {} : { railNumber: order_id };
  switch (status) {
    case 'SUCCESS':
      return { kind: 'paid', ...numbered };
    case 'FAIL':
      return { kind: 'failed', code };
    case 'REFUND':
      return { kind: 'returned', code };
    case 'DEALING':
      return { kind: 'accepted', ...numbered };
    default:
      return { kind: 'unclear', code: 'UNKNOWN_STATE' };
  }
}

/** 10000 done, 20000 not available, 40006 no rights, others by their `sub_code`. */
function answerOf(answer: AlipayAnswer, { number, amountFen }: SentPayment): RailAnswer {
  if (!('body' in answer)) return { kind: 'unclear', code: answer.code };
  const read = told.safeParse(answer.body);
  if (!read.success) return { kind: 'unclear', code: 'UNREADABLE' };
  const { code, sub_code = code, out_biz_no, trans_amount = yuan(amountFen) } = read.data;
  if (code === '20000') return { kind: 'unclear', code: sub_code };
  if (code === '40006') return { kind: 'stopped', why: 'rights', code: sub_code };
  if (code !== '10000') return alipayRefusal(sub_code);
  if (out_biz_no !== number || !isSum(trans_amount, amountFen))
    return { kind: 'unclear', code: 'ANOTHER_PAYMENT' };
  return ofStatus(read.data);
}

const notice = z.object({ out_biz_no: z.string().exactOptional() });

/** Payments to Alipay accounts: uni.transfer, which nobody confirms. */
export function alipayRail(app: AlipayApp, outside: AlipayOutside): PayoutRail {
  const client = alipayClient(app, outside);
  const ask = async (payment: SentPayment): Promise<RailAnswer> => {
    const content = JSON.stringify({ out_biz_no: payment.number, ...product });
    return answerOf(await client.call('alipay.fund.trans.common.query', content), payment);
  };
  return {
    capabilities: {
      needsConfirmation: false,
      takesMandates: false,
      withholdsTax: false,
      balancePerChannel: false,
      returnsLater: true,
      leastFen: 10,
      // To a person, 单笔转账到支付宝账户.
      mostFen: 5_000_000,
      perSecond: { send: 10, query: 10, cancel: 10 },
    },
    prepare: ({ number, amountFen, destination, realName, remark }) => ({
      keyId: '',
      body: JSON.stringify({
        out_biz_no: number,
        trans_amount: yuan(amountFen),
        ...product,
        order_title: remark,
        payee_info: { identity: destination, identity_type: 'ALIPAY_LOGON_ID', name: realName },
        remark,
      }),
    }),
    send: async (payment) =>
      answerOf(await client.call('alipay.fund.trans.uni.transfer', payment.body), payment),
    query: ask,
    // Nothing waits for anybody here.
    cancel: ask,
    isMandated: async () => false,
    readNotice(message) {
      const read = client.readNotice(message);
      if (!read) return undefined;
      const { out_biz_no: number } = notice.safeParse(read.content).data ?? {};
      return { id: read.id, ...(number !== undefined && { number }) };
    },
    bill: (day) => alipayBill(client, day),
  };
}
