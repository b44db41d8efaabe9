import type { WeChat } from '../../ports/wechat';
import { type MiniProgramState, weChatCalls } from '../wechat/calls';
import { retryWhileBusy } from '../wechat/client';
import { type CallWxOpenApi, cloudCalls } from './cloud-calls';

interface WeChatCloudOptions {
  readonly appId: string;
  readonly call: CallWxOpenApi;
  /** Bound on one cloud call without a sign of life, in milliseconds; 3,000 by default. */
  readonly timeoutMs?: number;
  /** Pauses before the retries of a call that found WeChat busy, in milliseconds; [200, 600] by default. */
  readonly retryDelaysMs?: readonly number[];
  /** Which version of the mini-program messages and codes open; formal by default. */
  readonly miniProgramState?: MiniProgramState;
}

/** The WeChat port over cloud calls, without secret or access token. Errors: see the port. */
export function weChatCloud(options: WeChatCloudOptions): WeChat {
  const { appId, call, timeoutMs = 3_000, retryDelaysMs = [200, 600], miniProgramState = 'formal' } = options;
  return weChatCalls(retryWhileBusy(cloudCalls(call, timeoutMs), retryDelaysMs), appId, miniProgramState);
}
