import { createCipheriv, randomBytes } from 'node:crypto';
import {
  pushBlockBytes,
  pushKey,
  pushSignature,
  type WeChatPushOptions,
} from '../../../shared/platforms/wechat/push';
import type { PushedRequest } from '../../../shared/ports/wechat-push';

/** As it would be set in the console of the laptop's mini-programs; opens nothing but the sandbox. */
export const localPush = {
  token: 'local-sandbox-push-token',
  encodingKey: 'bG9jYWwtc2FuZGJveC1wdXNoLWtleS0wMDAwMDAwMDA',
} as const;

function encrypted(text: string, { appId, encodingKey }: WeChatPushOptions): string {
  const message = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(appId)]);
  const padding = pushBlockBytes - (plain.length % pushBlockBytes);
  const key = pushKey(encodingKey);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

/** A message as WeChat pushes it in safe mode. Source: 消息推送. */
export function pushedRequest(
  options: WeChatPushOptions,
  message: Readonly<Record<string, unknown>>,
  atSeconds: number,
): PushedRequest & { readonly query: Record<string, string> } {
  const Encrypt = encrypted(JSON.stringify(message), options);
  const [timestamp, nonce] = [String(atSeconds), String(randomBytes(4).readUInt32BE())];
  const query = {
    signature: pushSignature(options.token, timestamp, nonce),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: pushSignature(options.token, timestamp, nonce, Encrypt),
  };
  return { query, body: Buffer.from(JSON.stringify({ ToUserName: 'gh_local', Encrypt })) };
}
