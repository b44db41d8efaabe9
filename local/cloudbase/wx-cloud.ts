import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { WeChatIdentity } from '../../shared/ports/wechat';
import type { CloudEvent, CloudFunction } from '../../shared/runtime/doors/on-cloudbase';
import { checkControl } from '../sandbox/control';
import { cloudContext, phoneVariables } from './over-cloudbase';

/** What a phone's WeChat sends for `wx.cloud.callFunction`: the call, and whose phone it is. */
const sent = z.strictObject({
  /** Nobody in the single page of Moments. */
  person: z.string().exactOptional(),
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
});

/** What WeChat answers the phone: the function's result, or why there is none. */
export type CloudAnswer =
  | { readonly result: unknown; readonly requestID: string }
  | { readonly errCode: number; readonly reason: string };

/** A call of a cloud function from a phone. Errors: ControlError for a person that nobody knows. */
export type PhoneCall = (call: unknown) => Promise<CloudAnswer>;

interface WxCloudOptions {
  readonly people: ReadonlyMap<string, CloudFunction>;
  readonly appId: string;
  identity(person: string): WeChatIdentity;
  /** The person is using the mini-program. */
  visit(openid: string): void;
}

const failed = (errCode: number, what: string): CloudAnswer => ({
  errCode,
  reason: `Error: errCode: ${errCode} ${what}`,
});

/**
 * WeChat between `wx.cloud.callFunction` and a function. It alone says who holds the phone; to the event it
 * adds `userInfo` of its own, which functions must not read. Codes and texts as WeChat gives them
 * (云开发 参考信息: 错误码).
 */
export const wxCloud =
  ({ people, appId, identity, visit }: WxCloudOptions): PhoneCall =>
  async (call) => {
    const { person, name, data } = checkControl(sent, call);
    const called = people.get(name);
    if (!called) return failed(-501_000, '| errMsg: FunctionName parameter could not be found');
    const who = person === undefined ? undefined : identity(person);
    if (who) visit(who.openid);
    const event: CloudEvent & { userInfo?: object } = {
      ...data,
      ...(who && { userInfo: { appId, openId: who.openid } }),
    };
    const requestID = randomUUID();
    try {
      const context = cloudContext(requestID, phoneVariables(who, appId, '127.0.0.1'));
      return { result: await called(event, context), requestID };
    } catch (error) {
      return failed(-504_002, `functions execute fail | errMsg: ${String(error)}`);
    }
  };
