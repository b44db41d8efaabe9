import * as z from 'zod';
import { maskName } from '../../domain/text/masking';
import type { PaymentOrder, PayoutRail, RailAnswer, RailMessage, SentPayment } from '../../ports/payout-rail';
import { isSigned, openResource } from './signed';
import { type FundAccount, weChatPayBill } from './wechat-pay-bill';
import {
  type SignedAnswer,
  type WeChatPayMerchant,
  type WeChatPayOutside,
  weChatPayClient,
} from './wechat-pay-client';

/** How payments are told to WeChat Pay: the scene and its report, which are agreed in the merchant's console. */
export interface TransferScene {
  readonly sceneId: string;
  /** For 1005: `岗位类型` and `报酬说明`. */
  readonly reportInfos: readonly { readonly info_type: string; readonly info_content: string }[];
  /** What the person sees, from the scene's list. */
  readonly perception: string;
  /** Where notices go: https, without a query. */
  readonly notifyUrl: string;
  /** What one payment may be, as the console shows it for the scene, fen. */
  readonly mostFen: number;
  /** What transfers are paid from, as the console shows it; the basic account when nothing is said. */
  readonly account?: FundAccount;
  /** Publishers pay us by WeChat Pay, and are paid back: into and from the basic account. */
  readonly collects?: boolean;
  /** The merchant may pay without a confirmation whoever has allowed it (免确认收款, opened by application only). */
  readonly withoutConfirming?: boolean;
}

/** The accounts whose bills speak of what is booked here. */
const accountsOf = ({ account = 'BASIC', collects = false }: TransferScene): FundAccount[] =>
  collects && account !== 'BASIC' ? ['BASIC', account] : [account];

const transfers = '/v3/fund-app/mch-transfer';
const bills = `${transfers}/transfer-bills`;
/** It must be given from 2,000 yuan on, and is then checked; below this it cannot be (商家转账 产品介绍). */
const leastNamedFen = 30;

const bill = z.object({
  out_bill_no: z.string(),
  transfer_bill_no: z.string().exactOptional(),
  state: z.string(),
  fail_reason: z.string().exactOptional(),
  package_info: z.string().exactOptional(),
  transfer_amount: z.int().exactOptional(),
  mch_id: z.string().exactOptional(),
});
type Bill = z.output<typeof bill>;
const mandated = z.object({ out_authorization_no: z.string(), state: z.string() });

/** Where a payment goes, by what stands in it: with a mandate, asking for one, or neither. */
function pathOf(body: string): string {
  const made: object = JSON.parse(body);
  if ('authorization_info' in made) return `${bills}/pre-transfer-with-authorization`;
  return 'out_authorization_no' in made ? `${bills}/transfer` : bills;
}

/** How a payment and its mandate, if any, are told to WeChat Pay: by the mandate it knows whom to pay. */
function payeeOf({ destination, realName, mandate }: PaymentOrder, { notifyUrl }: TransferScene): object {
  if (!mandate) return { openid: destination };
  const { number: out_authorization_no, isGiven } = mandate;
  if (isGiven) return { out_authorization_no };
  const asked = { user_display_name: maskName(realName), out_authorization_no };
  return { openid: destination, authorization_info: { ...asked, authorization_notify_url: notifyUrl } };
}
const problem = z.object({ code: z.string().max(64) });

/** What a bill's state says. */
function ofState(
  { state, fail_reason: reason = 'FAIL', package_info, transfer_bill_no }: Bill,
  { mchId, appId }: WeChatPayMerchant,
): RailAnswer {
  const numbered = transfer_bill_no === undefined ? {} : { railNumber: transfer_bill_no };
  switch (state) {
    case 'SUCCESS':
      return { kind: 'paid', ...numbered };
    case 'FAIL':
      return reason === 'OVERDUE_CLOSE' ? { kind: 'expired' } : { kind: 'failed', code: reason };
    case 'CANCELLED':
      return { kind: 'cancelled' };
    case 'CANCELING':
      return { kind: 'cancelling' };
    case 'WAIT_USER_CONFIRM':
      return {
        kind: 'waiting',
        ...numbered,
        ...(package_info !== undefined && { prompt: { mchId, appId, package: package_info } }),
      };
    case 'ACCEPTED':
    case 'PROCESSING':
    case 'TRANSFERING':
      return { kind: 'accepted', ...numbered };
    default:
      return { kind: 'unclear', code: 'UNKNOWN_STATE' };
  }
}

/** What a code says that WeChat Pay has signed; one that nobody knows says nothing. */
function ofCode(code: string, status: number): RailAnswer {
  if (/^(FREQUENCY_LIMIT|RATELIMIT_EXCEEDED)/.test(code)) return { kind: 'busy', code };
  switch (code) {
    case 'NOT_ENOUGH':
      return { kind: 'stopped', why: 'balance', code };
    case 'NO_AUTH':
      return { kind: 'stopped', why: 'rights', code };
    case 'SIGN_ERROR':
      return { kind: 'stopped', why: 'keys', code };
    case 'PARAM_ERROR':
    case 'INVALID_REQUEST':
    case 'ALREADY_EXISTS':
      return { kind: 'refused', code };
    case 'NOT_FOUND':
      return status === 404 ? { kind: 'none' } : { kind: 'unclear', code };
    default:
      return { kind: 'unclear', code };
  }
}

/** Payments to WeChat wallets: 商家转账, one bill a payment, which its payee confirms. */
export function weChatPayRail(
  merchant: WeChatPayMerchant,
  scene: TransferScene,
  outside: WeChatPayOutside,
): PayoutRail {
  const client = weChatPayClient(merchant, outside);
  const apiV3Key = Buffer.from(merchant.apiV3Key);

  function answerOf(answer: SignedAnswer, { number, amountFen }: SentPayment): RailAnswer {
    // Who is refused for a wrong signature is not always answered with a right one.
    if (!('body' in answer)) {
      const { code, status } = answer;
      return { kind: 'unclear', code, ...(status === 401 && { why: 'keys' }) };
    }
    const { status, body } = answer;
    if (status !== 200) {
      const told = problem.safeParse(body);
      return told.success && status >= 400
        ? ofCode(told.data.code, status)
        : { kind: 'unclear', code: `HTTP_${status}` };
    }
    const told = bill.safeParse(body);
    if (!told.success) return { kind: 'unclear', code: 'UNREADABLE' };
    const { out_bill_no, transfer_amount = amountFen, mch_id = merchant.mchId } = told.data;
    if (out_bill_no !== number || transfer_amount !== amountFen || mch_id !== merchant.mchId)
      return { kind: 'unclear', code: 'ANOTHER_PAYMENT' };
    return ofState(told.data, merchant);
  }

  const at = (number: string) => `${bills}/out-bill-no/${number}`;

  return {
    capabilities: {
      needsConfirmation: true,
      takesMandates: scene.withoutConfirming === true,
      withholdsTax: false,
      balancePerChannel: false,
      returnsLater: false,
      leastFen: leastNamedFen,
      mostFen: scene.mostFen,
      perSecond: { send: 100, query: 100, cancel: 20 },
    },
    prepare: (order: PaymentOrder) => ({
      keyId: client.currentKeyId,
      body: JSON.stringify({
        appid: merchant.appId,
        out_bill_no: order.number,
        transfer_scene_id: scene.sceneId,
        ...payeeOf(order, scene),
        ...(order.amountFen >= leastNamedFen && { user_name: client.encrypt(order.realName) }),
        transfer_amount: order.amountFen,
        transfer_remark: order.remark,
        notify_url: scene.notifyUrl,
        user_recv_perception: scene.perception,
        transfer_scene_report_infos: scene.reportInfos,
      }),
    }),
    send: async (payment) => answerOf(await client.call('POST', pathOf(payment.body), payment), payment),
    query: async (payment) => answerOf(await client.call('GET', at(payment.number)), payment),
    cancel: async (payment) => answerOf(await client.call('POST', `${at(payment.number)}/cancel`), payment),
    async isMandated(number) {
      const answer = await client.call(
        'GET',
        `${transfers}/user-confirm-authorization/out-authorization-no/${number}`,
      );
      if (!('body' in answer)) return undefined;
      const { status, body } = answer;
      // One that was never given is forgotten after a month.
      if (status === 404 && problem.safeParse(body).data?.code === 'NOT_FOUND') return false;
      const told = mandated.safeParse(status === 200 ? body : undefined).data;
      return told?.out_authorization_no === number ? told.state === 'TAKING_EFFECT' : undefined;
    },
    readNotice: (message) => readNotice(message, client.keys, apiV3Key, outside.clock.nowMs()),
    bill: (day) => weChatPayBill(client, accountsOf(scene), day),
  };
}

const envelope = z.object({
  id: z.string().min(1).max(64),
  event_type: z.string(),
  resource: z.object({ nonce: z.string(), associated_data: z.string().default(''), ciphertext: z.string() }),
});

/** Where each kind of notice has our number. */
const numberedBy: Readonly<Record<string, string>> = {
  'MCHTRANSFER.BILL.': 'out_bill_no',
  'TRANSACTION.': 'out_trade_no',
  'REFUND.': 'out_refund_no',
};
const numbered = z.record(z.string(), z.unknown());

/** A notice that WeChat Pay has signed. Source: 回调通知 of transfers, payments and refunds. */
function readNotice(
  { headers, body }: RailMessage,
  keys: Parameters<typeof isSigned>[2],
  apiV3Key: Buffer,
  nowMs: number,
): ReturnType<PayoutRail['readNotice']> {
  if (!isSigned((name) => headers[name], body, keys, nowMs)) return undefined;
  try {
    const { id, event_type, resource } = envelope.parse(JSON.parse(body.toString('utf8')));
    const [, field] = Object.entries(numberedBy).find(([kind]) => event_type.startsWith(kind)) ?? [];
    if (field === undefined) return { id };
    const number = numbered.parse(JSON.parse(openResource(apiV3Key, resource)))[field];
    return { id, ...(typeof number === 'string' && { number }) };
  } catch {
    // Signed, yet not in words that we know: it says nothing.
    return undefined;
  }
}
