import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { PushedMessage, WeChatPush } from '../../ports/wechat-push';

export interface WeChatPushOptions {
  readonly appId: string;
  /** As it is set in the console beside the address. */
  readonly token: string;
  /** EncodingAESKey: 43 characters. */
  readonly encodingKey: string;
}

/** SHA-1 over the sorted parts, joined, hex. Source: 消息推送, 消息加解密说明. */
export const pushSignature = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

/** The AES key of an EncodingAESKey, which is base64 without its last character. */
export const pushKey = (encodingKey: string): Buffer => Buffer.from(`${encodingKey}=`, 'base64');

/** PKCS#7 over blocks of 32 bytes, which is wider than the cipher's own. */
export const pushBlockBytes = 32;
/** Random bytes before the length, and the length, big-endian. */
const prefixBytes = 16;
const lengthBytes = 4;

const isSame = (given: string, expected: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
};

/** The message in a ciphertext; undefined when it is not for this app, or was not made with this key. */
function decrypted(encrypted: string, { appId, encodingKey }: WeChatPushOptions): string | undefined {
  const key = pushKey(encodingKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, prefixBytes)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
  if (plain.length < prefixBytes + lengthBytes) return undefined;
  const endsAt = prefixBytes + lengthBytes + plain.readUInt32BE(prefixBytes);
  if (plain.subarray(endsAt).toString() !== appId) return undefined;
  return plain.subarray(prefixBytes + lengthBytes, endsAt).toString();
}

const envelope = z.object({ Encrypt: z.base64().min(1) });
const message = z.record(z.string(), z.unknown());

/** The adapter of WeChat's message push: safe mode (安全模式), JSON. Nothing else is taken. */
export function weChatPush(options: WeChatPushOptions): WeChatPush {
  const { token } = options;
  return {
    greeting({ signature = '', timestamp = '', nonce = '', echostr }) {
      return isSame(signature, pushSignature(token, timestamp, nonce)) ? echostr : undefined;
    },
    open({ query, body }): PushedMessage | undefined {
      const { msg_signature: signature = '', timestamp = '', nonce = '' } = query;
      try {
        const { Encrypt } = envelope.parse(JSON.parse(Buffer.from(body).toString()));
        if (!isSame(signature, pushSignature(token, timestamp, nonce, Encrypt))) return undefined;
        const text = decrypted(Encrypt, options);
        return text === undefined ? undefined : message.parse(JSON.parse(text));
      } catch {
        // What cannot be read is not WeChat's; the reason would quote it.
        return undefined;
      }
    },
  };
}

/** Where no message push is set: nobody is believed. */
export const noWeChatPush: WeChatPush = { greeting: () => undefined, open: () => undefined };
