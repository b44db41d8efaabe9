import { WeChatRefusal } from './refusal';
import type { WeChatState } from './state';

export interface WeChatRequest {
  readonly query: URLSearchParams;
  /** The JSON body; empty for a GET. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface WeChatEndpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** A JSON answer, or the bytes of a PNG. Errors: WeChatRefusal. */
  answer(state: WeChatState, request: WeChatRequest): Readonly<Record<string, unknown>> | Buffer;
}

/** A field that must be a non-empty string. Errors: 47001 as for any missing parameter. */
export function textField(body: WeChatRequest['body'], name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new WeChatRefusal(47001, `data format error, ${name} is missing or not a string`);
}
