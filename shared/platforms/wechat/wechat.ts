import * as z from 'zod';
import type { Clock } from '../../ports/clock';
import type { Ids } from '../../ports/ids';
import type { Timeouts } from '../../ports/timeouts';
import type { WeChatIdentity, WeChatWithLogin } from '../../ports/wechat';
import { readAnswer } from './answer';
import { type MiniProgramState, weChatCalls } from './calls';
import { type Client, weChatClient } from './client';

const WECHAT_HOST = 'https://api.weixin.qq.com';

export interface WeChatOptions {
  readonly appId: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  readonly ids: Pick<Ids, 'random'>;
  /** Origin of WeChat's server API; only the local composition passes another one. */
  readonly host?: string;
  /** Bound on one HTTP exchange, in milliseconds; 3,000 by default. */
  readonly timeoutMs?: number;
  /** Pauses before the retries of a call that found WeChat busy, in milliseconds; [200, 600] by default. */
  readonly retryDelaysMs?: readonly number[];
  /** Which version of the mini-program messages and codes open; formal by default. */
  readonly miniProgramState?: MiniProgramState;
}

/** The live adapter of the WeChat port: WeChat's server API over HTTPS. Errors: see the port. */
export function weChat(options: WeChatOptions): WeChatWithLogin {
  const { appId, secret, miniProgramState = 'formal' } = options;
  const client = weChatClient({
    ...options,
    host: options.host ?? WECHAT_HOST,
    timeoutMs: options.timeoutMs ?? 3_000,
    retryDelaysMs: options.retryDelaysMs ?? [200, 600],
  });
  return {
    ...weChatCalls(client.authorised, appId, miniProgramState),
    exchangeLoginCode: (code) => exchangeLoginCode(client, { appId, secret, code }),
  };
}

const sessionAnswer = z.object({ openid: z.string().min(1).max(64), unionid: z.string().optional() });

/** Source: 小程序登录凭证校验. Never retried: whether a busy WeChat has used up the code is not documented. */
async function exchangeLoginCode(
  client: Client,
  login: { appId: string; secret: string; code: string },
): Promise<WeChatIdentity> {
  const { appId: appid, secret, code: js_code } = login;
  const query = { appid, secret, js_code, grant_type: 'authorization_code' };
  const { openid, unionid } = readAnswer(
    sessionAnswer,
    await client.once({ endpoint: 'code2session', query }),
  );
  return unionid ? { openid, unionid } : { openid };
}
