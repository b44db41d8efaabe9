import { constants, createPrivateKey, createSign, publicEncrypt } from 'node:crypto';
import type { Clock } from '../../ports/clock';
import type { Ids } from '../../ports/ids';
import { maxFileBytes } from '../rails/bill-file';
import { type ExchangeOptions, exchange } from '../rails/exchange';
import { jsonOf } from '../rails/json-of';
import { isSigned, platformKeys } from './signed';

/** What a merchant has from WeChat Pay. */
export interface WeChatPayMerchant {
  readonly mchId: string;
  readonly appId: string;
  /** Of the merchant's certificate, as the console shows it. */
  readonly serial: string;
  /** PEM. */
  readonly privateKey: string;
  /** 32 bytes. */
  readonly apiV3Key: string;
  /** PEM by id; the first is the one that is encrypted for. Several are valid while they change. */
  readonly platformKeys: Readonly<Record<string, string>>;
}

export interface WeChatPayOutside extends ExchangeOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Only the local composition passes another one. */
  readonly host?: string;
}

/** An answer that WeChat Pay has signed, or a code that says why there is none. */
export type SignedAnswer = { readonly status: number; readonly body: unknown } | UnsignedAnswer;
export interface UnsignedAnswer {
  readonly code: string;
  readonly status?: number;
}

/**
 * WeChat Pay APIv3: requests signed by the merchant, answers believed only when they are signed too, whatever their
 * status. Keys are read once. Source: 签名与验签规则.
 */
export function weChatPayClient(merchant: WeChatPayMerchant, outside: WeChatPayOutside) {
  const { clock, ids, host = 'https://api.mch.weixin.qq.com' } = outside;
  const privateKey = createPrivateKey(merchant.privateKey);
  const keys = platformKeys(merchant.platformKeys);
  const [first] = keys.keys();
  if (first === undefined) throw new Error('WeChat Pay needs a public key of the platform');
  const currentKeyId = first;

  function authorization(method: string, path: string, body: string): string {
    const nonce = ids.newSecret();
    const seconds = Math.floor(clock.nowMs() / 1_000);
    const signature = createSign('RSA-SHA256')
      .update(`${method}\n${path}\n${seconds}\n${nonce}\n${body}\n`)
      .sign(privateKey, 'base64');
    const fields = `mchid="${merchant.mchId}",nonce_str="${nonce}",timestamp="${seconds}"`;
    return `WECHATPAY2-SHA256-RSA2048 ${fields},serial_no="${merchant.serial}",signature="${signature}"`;
  }

  async function call(
    method: 'GET' | 'POST',
    path: string,
    { body = '', keyId = currentKeyId }: { readonly body?: string; readonly keyId?: string } = {},
  ): Promise<SignedAnswer> {
    const answer = await exchange(outside, `${host}${path}`, {
      method,
      headers: {
        authorization: authorization(method, path, body),
        accept: 'application/json',
        'user-agent': 'jiedan',
        // Which key the body is encrypted for, and the one that the answer is to be signed with.
        'wechatpay-serial': keyId,
        ...(method === 'POST' && { 'content-type': 'application/json' }),
      },
      ...(method === 'POST' && { body }),
    });
    if (typeof answer === 'string') return { code: answer };
    const { status, headers } = answer;
    if (!isSigned((name) => headers.get(name), answer.body, keys, clock.nowMs()))
      return { code: 'UNSIGNED', status };
    return { status, body: jsonOf(answer.body.toString('utf8')) };
  }

  /** A file whose address a signed answer has named; its own bytes nobody signs, whoever asked knows their hash. */
  async function download(address: string): Promise<Buffer | string> {
    const { origin, pathname, search } = new URL(address);
    const path = `${pathname}${search}`;
    const headers = { authorization: authorization('GET', path, ''), 'user-agent': 'jiedan' };
    const answer = await exchange(outside, `${origin}${path}`, { method: 'GET', headers }, maxFileBytes);
    if (typeof answer === 'string') return answer;
    return answer.status === 200 ? answer.body : `HTTP_${answer.status}`;
  }

  return {
    call,
    download,
    /** By the merchant, base64. */
    sign: (text: string): string => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64'),
    /** 32 characters at most, as `wx.requestPayment` takes. */
    newNonce: (): string => ids.newSecret(),
    nowMs: () => clock.nowMs(),
    keys,
    currentKeyId,
    /** RSA-OAEP for the rail's current key. */
    encrypt(plain: string): string {
      const key = keys.get(currentKeyId);
      if (!key) throw new Error('unreachable: the current key is one of them');
      return publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING }, Buffer.from(plain)).toString(
        'base64',
      );
    },
  };
}
