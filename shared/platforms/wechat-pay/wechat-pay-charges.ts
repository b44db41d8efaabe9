import * as z from 'zod';
import { hourMs } from '../../domain/calendar/calendar';
import type {
  ChargeAnswer,
  ChargeRail,
  NoAnswer,
  RefundAnswer,
  SentCharge,
  SentRefund,
} from '../../ports/charge-rail';
import type { SignedAnswer, WeChatPayMerchant, weChatPayClient } from './wechat-pay-client';

type Client = Pick<ReturnType<typeof weChatPayClient>, 'call' | 'sign' | 'newNonce' | 'nowMs'>;

const orders = '/v3/pay/transactions';
const refunds = '/v3/refund/domestic/refunds';

/** 2026-11-26T10:00:00+08:00 */
const rfc3339 = (atMs: number): string => `${new Date(atMs + 8 * hourMs).toISOString().slice(0, 19)}+08:00`;

const problem = z.object({ code: z.string().max(64) });
const made = z.object({ prepay_id: z.string().min(1).max(128) });
const drawn = z.object({ code_url: z.string().min(1).max(512) });
const transaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.string(),
  transaction_id: z.string().max(64).exactOptional(),
  amount: z.object({ total: z.int() }).exactOptional(),
});
const refunded = z.object({
  out_refund_no: z.string(),
  refund_id: z.string().max(64).exactOptional(),
  out_trade_no: z.string(),
  status: z.string(),
  amount: z.object({ refund: z.int(), total: z.int() }),
});

/** What a code says that WeChat Pay has signed; both spellings of some occur. One that nobody knows says nothing. */
function ofCode(code: string, status: number): NoAnswer {
  if (/^(FREQUENCY_?LIMIT|RATELIMIT_EXCEEDED)/.test(code) || status === 429) return { kind: 'busy', code };
  switch (code) {
    case 'NOT_ENOUGH':
      return { kind: 'stopped', why: 'balance', code };
    case 'NO_AUTH':
    case 'NOAUTH':
    case 'MCH_NOT_EXISTS':
    case 'APPID_MCHID_NOT_MATCH':
      return { kind: 'stopped', why: 'rights', code };
    case 'SIGN_ERROR':
      return { kind: 'stopped', why: 'keys', code };
    case 'ORDERNOTEXIST':
    case 'ORDER_NOT_EXIST':
    case 'RESOURCE_NOT_EXISTS':
      return status === 404 ? { kind: 'none' } : { kind: 'unclear', code };
    case 'PARAM_ERROR':
    case 'INVALID_REQUEST':
    case 'OUT_TRADE_NO_USED':
    case 'ORDERPAID':
    case 'ORDER_PAID':
    case 'ORDER_CLOSED':
    case 'ORDERCLOSED':
    case 'RULELIMIT':
    case 'TRADE_ERROR':
    case 'OPENID_MISMATCH':
    case 'USER_ACCOUNT_ABNORMAL':
      return { kind: 'refused', code };
    default:
      return { kind: 'unclear', code };
  }
}

/** The body of a good answer, or what another one says. */
function told(answer: SignedAnswer): { readonly body: unknown } | NoAnswer {
  if (!('body' in answer)) return { kind: 'unclear', code: answer.code };
  const { status, body } = answer;
  if (status === 200 || status === 204) return { body };
  const { code } = problem.safeParse(body).data ?? {};
  return code !== undefined && status >= 400
    ? ofCode(code, status)
    : { kind: 'unclear', code: `HTTP_${status}` };
}

const unreadable = { kind: 'unclear', code: 'UNREADABLE' } as const;
const another = { kind: 'unclear', code: 'ANOTHER_PAYMENT' } as const;

/** What an order's state says. `REFUND`: it was paid, and something of it goes back. */
function ofState({ trade_state, transaction_id }: z.output<typeof transaction>): ChargeAnswer {
  switch (trade_state) {
    case 'SUCCESS':
    case 'REFUND':
      return transaction_id === undefined ? unreadable : { kind: 'paid', railNumber: transaction_id };
    case 'NOTPAY':
    case 'USERPAYING':
    case 'PAYERROR':
      return { kind: 'unpaid' };
    case 'CLOSED':
    case 'REVOKED':
      return { kind: 'closed' };
    default:
      return { kind: 'unclear', code: 'UNKNOWN_STATE' };
  }
}

function ofRefund(
  answer: SignedAnswer,
  { number, chargeNumber, amountFen, totalFen }: SentRefund,
): RefundAnswer {
  const said = told(answer);
  if ('kind' in said) return said;
  const read = refunded.safeParse(said.body);
  if (!read.success) return unreadable;
  const { out_refund_no, out_trade_no, refund_id, status, amount } = read.data;
  const numbered = refund_id === undefined ? {} : { railNumber: refund_id };
  const isOurs = out_refund_no === number && out_trade_no === chargeNumber;
  if (!isOurs || amount.refund !== amountFen || amount.total !== totalFen) return another;
  switch (status) {
    case 'SUCCESS':
      return { kind: 'paid', ...numbered };
    case 'PROCESSING':
      return { kind: 'accepted', ...numbered };
    case 'ABNORMAL':
      return { kind: 'held', code: status };
    case 'CLOSED':
    case 'CLOSE':
      return { kind: 'closed' };
    default:
      return { kind: 'unclear', code: 'UNKNOWN_STATE' };
  }
}

/** How publishers pay by WeChat Pay, as the merchant's console has it. */
export interface CollectTerms {
  readonly notifyUrl: string;
  /** Native支付 is opened too. */
  readonly codes?: boolean;
}

/** Whether an order is one phone's, by what stands in it, or of whoever scans it. */
const isOfOnePhone = (body: string): boolean => 'payer' in (JSON.parse(body) as object);

/**
 * Payments in the mini-program, and on the web by scanning a code: orders of JSAPI and Native, and their refunds. Sources: JSAPI下单,
 * Native下单, 申请退款.
 */
export function weChatPayCharges(
  client: Client,
  { appId, mchId }: WeChatPayMerchant,
  { notifyUrl, codes = false }: CollectTerms,
): ChargeRail {
  /** Signed anew each time: what opens the cashier is good for two hours. */
  function promptOf(prepayId: string) {
    const [timeStamp, nonceStr] = [String(Math.floor(client.nowMs() / 1_000)), client.newNonce()];
    const text = `prepay_id=${prepayId}`;
    const paySign = client.sign(`${appId}\n${timeStamp}\n${nonceStr}\n${text}\n`);
    return { timeStamp, nonceStr, package: text, signType: 'RSA', paySign } as const;
  }

  function ofOrder(answer: SignedAnswer, { number, amountFen }: SentCharge): ChargeAnswer {
    const said = told(answer);
    if ('kind' in said) return said;
    const read = transaction.safeParse(said.body);
    if (!read.success) return unreadable;
    const { appid, mchid, out_trade_no, amount } = read.data;
    const isOurs = out_trade_no === number && mchid === mchId && appid === appId;
    // An order that nobody has paid may come without its sum.
    return isOurs && (amount?.total ?? amountFen) === amountFen ? ofState(read.data) : another;
  }

  const at = (number: string) => `${orders}/out-trade-no/${number}`;

  async function make({ body }: SentCharge): Promise<ChargeAnswer> {
    const isJsapi = isOfOnePhone(body);
    const said = told(await client.call('POST', `${orders}/${isJsapi ? 'jsapi' : 'native'}`, { body }));
    if ('kind' in said) return said;
    if (!isJsapi) {
      const read = drawn.safeParse(said.body);
      return read.success ? { kind: 'scannable', codeUrl: read.data.code_url } : unreadable;
    }
    const read = made.safeParse(said.body);
    return read.success ? { kind: 'ready', prompt: promptOf(read.data.prepay_id) } : unreadable;
  }

  return {
    takesCodes: codes,
    prepare: ({ number, amountFen, openid, description, expiresAtMs }) =>
      JSON.stringify({
        appid: appId,
        mchid: mchId,
        description,
        out_trade_no: number,
        time_expire: rfc3339(expiresAtMs),
        notify_url: notifyUrl,
        amount: { total: amountFen, currency: 'CNY' },
        ...(openid !== undefined && { payer: { openid } }),
      }),
    make,
    query: async (charge) => ofOrder(await client.call('GET', `${at(charge.number)}?mchid=${mchId}`), charge),
    async close({ number }) {
      const body = JSON.stringify({ mchid: mchId });
      const said = told(await client.call('POST', `${at(number)}/close`, { body }));
      return 'kind' in said ? said : { kind: 'unpaid' };
    },
    async refund(refund) {
      const { number, chargeNumber, amountFen, totalFen } = refund;
      const body = JSON.stringify({
        out_trade_no: chargeNumber,
        out_refund_no: number,
        reason: '任务款未使用，原路退回',
        notify_url: notifyUrl,
        amount: { refund: amountFen, total: totalFen, currency: 'CNY' },
      });
      return ofRefund(await client.call('POST', refunds, { body }), refund);
    },
    queryRefund: async (refund) => ofRefund(await client.call('GET', `${refunds}/${refund.number}`), refund),
  };
}
