import { createDecipheriv, createPublicKey, createVerify, type KeyObject } from 'node:crypto';

/** The rail's public keys by id: `PUB_KEY_ID_…`, or the serial of a platform certificate. */
export type PlatformKeys = ReadonlyMap<string, KeyObject>;

/** Keys from PEM, of certificates and bare ones alike. */
export const platformKeys = (pems: Readonly<Record<string, string>>): PlatformKeys =>
  new Map(Object.entries(pems).map(([id, pem]) => [id, createPublicKey(pem)]));

const maxAgeSeconds = 300;

/**
 * Whether WeChat Pay has signed these bytes within the last five minutes, with a key that we know. A probe of theirs
 * (`WECHATPAY/SIGNTEST/…`) is no signature. Source: 签名与验签规则.
 */
export function isSigned(
  header: (name: string) => string | null | undefined,
  body: string | Buffer,
  keys: PlatformKeys,
  nowMs: number,
): boolean {
  const key = keys.get(header('wechatpay-serial') ?? '');
  const seconds = header('wechatpay-timestamp') ?? '';
  const signature = header('wechatpay-signature') ?? '';
  if (!key || !/^\d{1,12}$/.test(seconds)) return false;
  if (!(Math.abs(nowMs / 1_000 - Number(seconds)) <= maxAgeSeconds)) return false;
  return createVerify('RSA-SHA256')
    .update(`${seconds}\n${header('wechatpay-nonce') ?? ''}\n`)
    .update(body)
    .update('\n')
    .verify(key, signature, 'base64');
}

export interface SealedResource {
  readonly nonce: string;
  readonly associated_data: string;
  readonly ciphertext: string;
}

const tagBytes = 16;

/** What a notice holds, AES-256-GCM. Throws for what was changed or is sealed under another key. */
export function openResource(key: Buffer, { nonce, associated_data, ciphertext }: SealedResource): string {
  const sealed = Buffer.from(ciphertext, 'base64');
  if (sealed.length < tagBytes) throw new Error('sealed text without a tag');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(associated_data));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
}
