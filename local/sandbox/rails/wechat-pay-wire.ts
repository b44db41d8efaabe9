import {
  constants,
  createCipheriv,
  createSign,
  createVerify,
  privateDecrypt,
  randomBytes,
} from 'node:crypto';
import type { SandboxRequest } from '../http';
import { type PlatformKeyId, privatePem, publicPem, railKeys } from './rail-keys';
import { RailRefusal, type TransferBill } from './wechat-pay-bills';
import type { TradeOrder, TradeRefund } from './wechat-pay-orders';

/** The merchant that the sandbox knows. */
const merchant = { mchId: '1900000109', serial: '5157F09EFDC096DE15EBE81A47057A7200000001' };

const seconds = (ms: number) => String(Math.floor(ms / 1_000));
const rfc3339 = (ms: number) => `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

/** Errors: SIGN_ERROR unless the merchant has signed this very request in the last five minutes. */
export function checkSigned({ method, target, headers, body }: SandboxRequest, nowMs: number): void {
  const [scheme, rest = ''] = String(headers.authorization).split(' ', 2) as [string, string?];
  const field = (name: string) => new RegExp(`(?:^|,)${name}="([^"]*)"`).exec(rest)?.[1] ?? '';
  const text = `${method}\n${target}\n${field('timestamp')}\n${field('nonce_str')}\n${body.toString('utf8')}\n`;
  const isRight =
    scheme === 'WECHATPAY2-SHA256-RSA2048' &&
    field('mchid') === merchant.mchId &&
    field('serial_no') === merchant.serial &&
    Math.abs(nowMs / 1_000 - Number(field('timestamp'))) <= 300 &&
    createVerify('RSA-SHA256')
      .update(text)
      .verify(railKeys().merchant.publicKey, field('signature'), 'base64');
  if (!isRight) throw new RailRefusal(401, 'SIGN_ERROR');
}

const isKeyId = (id: unknown): id is PlatformKeyId =>
  typeof id === 'string' && Object.hasOwn(railKeys().platform, id);

/** Signs with the key that the request names, or with the older one. */
export function signed(text: string, keyId: unknown, nowMs: number): Record<string, string> {
  const id: PlatformKeyId = isKeyId(keyId) ? keyId : 'PUB_KEY_ID_0110000000000000000001';
  const [timestamp, nonce] = [seconds(nowMs), randomBytes(16).toString('hex')];
  const signature = createSign('RSA-SHA256')
    .update(`${timestamp}\n${nonce}\n${text}\n`)
    .sign(railKeys().platform[id].privateKey, 'base64');
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signature,
    'wechatpay-serial': id,
  };
}

export const billView = (bill: TransferBill) => ({
  mch_id: merchant.mchId,
  out_bill_no: bill.out_bill_no,
  transfer_bill_no: bill.transfer_bill_no,
  state: bill.state,
  transfer_amount: bill.transfer_amount,
  openid: bill.openid,
  ...(bill.failReason !== undefined && { fail_reason: bill.failReason }),
  create_time: rfc3339(bill.createdAtMs),
  update_time: rfc3339(bill.updatedAtMs),
});

export function decrypted(sealed: string, keyId: unknown): string {
  if (!isKeyId(keyId)) throw new RailRefusal(400, 'PARAM_ERROR');
  const key = railKeys().platform[keyId].privateKey;
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return privateDecrypt({ key, padding }, Buffer.from(sealed, 'base64')).toString('utf8');
  } catch {
    throw new RailRefusal(400, 'PARAM_ERROR');
  }
}

/** The notice of a bill's end. */
export const noticeOf = (bill: TransferBill, id: string, nowMs: number) =>
  sealedNotice('MCHTRANSFER.BILL.FINISHED', 'mch_payment', billView(bill), id, nowMs);

export const orderView = (order: TradeOrder) => ({
  appid: order.appid,
  mchid: merchant.mchId,
  out_trade_no: order.out_trade_no,
  trade_state: order.state,
  trade_state_desc: '沙箱',
  ...(order.paidAtMs !== undefined && {
    transaction_id: order.transaction_id,
    trade_type: order.type,
    bank_type: 'OTHERS',
    success_time: rfc3339(order.paidAtMs),
    payer: { openid: order.openid },
    amount: { total: order.total, payer_total: order.total, currency: 'CNY', payer_currency: 'CNY' },
  }),
});

export const refundView = ({
  out_refund_no,
  refund_id,
  order,
  refund,
  status,
  createdAtMs,
}: TradeRefund) => ({
  ...{ refund_id, out_refund_no, transaction_id: order.transaction_id, out_trade_no: order.out_trade_no },
  channel: 'ORIGINAL',
  user_received_account: '支付用户零钱',
  create_time: rfc3339(createdAtMs),
  status,
  funds_account: 'AVAILABLE',
  amount: { total: order.total, refund, payer_total: order.total, payer_refund: refund, currency: 'CNY' },
});

/** The notice of an order that was paid, and of a refund that has an end. */
export const orderNoticeOf = (order: TradeOrder, id: string, nowMs: number) =>
  sealedNotice('TRANSACTION.SUCCESS', 'transaction', orderView(order), id, nowMs);
export function refundNoticeOf(refund: TradeRefund, id: string, nowMs: number) {
  const { status: refund_status, ...view } = refundView(refund);
  const content = { mchid: merchant.mchId, ...view, refund_status };
  return sealedNotice(`REFUND.${refund_status}`, 'refund', content, id, nowMs);
}

/** Whether the merchant has signed what a phone is asked to open. */
export function isPromptSigned(appId: string, prompt: Readonly<Record<string, string>>): boolean {
  const { timeStamp, nonceStr, package: text, signType, paySign = '' } = prompt;
  return (
    signType === 'RSA' &&
    createVerify('RSA-SHA256')
      .update(`${appId}\n${timeStamp}\n${nonceStr}\n${text}\n`)
      .verify(railKeys().merchant.publicKey, paySign, 'base64')
  );
}

/** A notice, sealed and signed anew at each try. */
function sealedNotice(
  event_type: string,
  associated_data: string,
  content: object,
  id: string,
  nowMs: number,
) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', railKeys().apiV3Key, nonce);
  cipher.setAAD(Buffer.from(associated_data));
  const sealed = [cipher.update(JSON.stringify(content), 'utf8'), cipher.final(), cipher.getAuthTag()];
  const body = JSON.stringify({
    id,
    create_time: rfc3339(nowMs),
    resource_type: 'encrypt-resource',
    event_type,
    summary: '沙箱通知',
    resource: {
      original_type: associated_data,
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: Buffer.concat(sealed).toString('base64'),
      associated_data,
      nonce,
    },
  });
  return { headers: { 'content-type': 'application/json', ...signed(body, undefined, nowMs) }, body };
}

/** What the merchant of the sandbox has been given: settings for the live adapter, and for other clients. */
export const sandboxMerchant = (appId: string) => ({
  ...merchant,
  appId,
  privateKey: privatePem(railKeys().merchant),
  apiV3Key: railKeys().apiV3Key,
  platformKeys: Object.fromEntries(
    Object.entries(railKeys().platform).map(([id, pair]) => [id, publicPem(pair)]),
  ),
});
export const sandboxScene = (notifyUrl: string) => ({
  sceneId: '1005',
  reportInfos: [
    { info_type: '岗位类型', info_content: '灵活用工' },
    { info_type: '报酬说明', info_content: '任务报酬' },
  ],
  perception: '劳务报酬',
  notifyUrl,
  mostFen: 2_000_000,
});
