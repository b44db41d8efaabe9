import type { Clock } from '../../ports/clock';
import type { Ids } from '../../ports/ids';
import type { Timeouts } from '../../ports/timeouts';
import type { WeChat } from '../../ports/wechat';
import { type MiniProgramState, weChatCalls } from '../wechat/calls';
import { retryWhileBusy } from '../wechat/client';
import { type CallWxOpenApi, cloudCalls } from './cloud-calls';

interface WeChatCloudOptions {
  readonly appId: string;
  readonly call: CallWxOpenApi;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  readonly ids: Pick<Ids, 'random'>;
  /** Bound on one cloud call, in milliseconds; 3,000 by default. */
  readonly timeoutMs?: number;
  /** Pauses before the retries of a call that found WeChat busy, in milliseconds; [200, 600] by default. */
  readonly retryDelaysMs?: readonly number[];
  /** Which version of the mini-program messages and codes open; formal by default. */
  readonly miniProgramState?: MiniProgramState;
}

/** The WeChat port over cloud calls, without secret or access token. Errors: see the port. */
export function weChatCloud(options: WeChatCloudOptions): WeChat {
  const { appId, timeoutMs = 3_000, retryDelaysMs = [200, 600], miniProgramState = 'formal' } = options;
  const send = retryWhileBusy(cloudCalls({ ...options, timeoutMs }), { ...options, retryDelaysMs });
  return weChatCalls(send, appId, miniProgramState);
}
