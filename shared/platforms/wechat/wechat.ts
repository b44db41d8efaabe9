import * as z from 'zod';
import type {
  MiniProgramCode,
  PhoneNumber,
  RiskSubject,
  SubscribeMessage,
  TextToCheck,
  TextVerdict,
  WeChat,
  WeChatIdentity,
} from '../../ports/wechat';
import { readAnswer } from './answer';
import { type Client, weChatClient } from './client';
import { refused, unavailable } from './errors';
import { splitText, textVerdictAnswer, worse } from './text';

const WECHAT_HOST = 'https://api.weixin.qq.com';
const NOT_SUBSCRIBED = 43101;

export interface WeChatOptions {
  readonly appId: string;
  readonly secret: string;
  /** Origin of WeChat's server API; only the local composition passes another one. */
  readonly host?: string;
  /** Bound on one HTTP exchange, in milliseconds; 3,000 by default. */
  readonly timeoutMs?: number;
  /** Pauses before the retries of a call that found WeChat busy, in milliseconds; [200, 600] by default. */
  readonly retryDelaysMs?: readonly number[];
  /** Which version of the mini-program messages and codes open; formal by default. */
  readonly miniProgramState?: 'developer' | 'trial' | 'formal';
  readonly now?: () => number;
}

/** The live adapter of the WeChat port: WeChat's server API over HTTPS. Errors: see the port. */
export function weChat(options: WeChatOptions): WeChat {
  const { appId, secret, miniProgramState = 'formal' } = options;
  const client = weChatClient({
    appId,
    secret,
    host: options.host ?? WECHAT_HOST,
    timeoutMs: options.timeoutMs ?? 3_000,
    retryDelaysMs: options.retryDelaysMs ?? [200, 600],
    now: options.now ?? Date.now,
  });
  return {
    appId,
    exchangeLoginCode: (code) => exchangeLoginCode(client, { appId, secret, code }),
    phoneNumber: (code, openid) => phoneNumber(client, { code, openid }),
    checkText: (text) => checkText(client, text),
    riskRank: (subject) => riskRank(client, appId, subject),
    miniProgramCode: (code) => miniProgramCode(client, miniProgramState, code),
    sendSubscribeMessage: (message) => sendSubscribeMessage(client, miniProgramState, message),
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

const phoneAnswer = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().min(1),
    // Documented as a string; older samples of the same page show a number.
    countryCode: z.union([z.string().min(1), z.number().int()]).transform(String),
  }),
});

/** Source: 获取手机号. A code that a busy WeChat has used up comes back as WECHAT_CODE_INVALID. */
async function phoneNumber(client: Client, body: { code: string; openid: string }): Promise<PhoneNumber> {
  const answer = readAnswer(phoneAnswer, await client.authorised({ endpoint: 'getuserphonenumber', body }));
  return { phone: answer.phone_info.purePhoneNumber, countryCode: answer.phone_info.countryCode };
}

async function checkText(client: Client, text: TextToCheck): Promise<TextVerdict> {
  const { openid, scene, nickname, title } = text;
  let verdict: TextVerdict = { suggest: 'pass', label: 100 };
  for (const content of splitText(text.content)) {
    const body = { content, version: 2, openid, scene, nickname, title };
    const { result } = readAnswer(
      textVerdictAnswer,
      await client.authorised({ endpoint: 'msg_sec_check', body }),
    );
    verdict = worse(verdict, result);
    if (verdict.suggest === 'risky') break;
  }
  return verdict;
}

const riskAnswer = z.object({ risk_rank: z.number().int().min(0).max(4) });

/** Source: 获取用户安全等级. */
async function riskRank(client: Client, appId: string, subject: RiskSubject): Promise<number> {
  const { openid, scene, clientIp } = subject;
  const body = { appid: appId, openid, scene, client_ip: clientIp };
  return readAnswer(riskAnswer, await client.authorised({ endpoint: 'getuserriskrank', body })).risk_rank;
}

type MiniProgramState = NonNullable<WeChatOptions['miniProgramState']>;

const envVersions = { developer: 'develop', trial: 'trial', formal: 'release' } as const;

/** Source: 获取不限制的小程序码. WeChat knows the pages of the published version only, so others go unchecked. */
async function miniProgramCode(
  client: Client,
  state: MiniProgramState,
  { scene, page }: MiniProgramCode,
): Promise<Uint8Array> {
  const body = { scene, page, check_path: state === 'formal', env_version: envVersions[state] };
  const { endpoint, errcode, json, bytes } = await client.authorised({ endpoint: 'getwxacodeunlimit', body });
  if (errcode !== 0) throw refused(endpoint, errcode);
  if (json !== undefined) throw unavailable(endpoint, 'the answer is not an image');
  return bytes;
}

/** Source: 发送订阅消息. */
async function sendSubscribeMessage(
  client: Client,
  state: MiniProgramState,
  message: SubscribeMessage,
): Promise<'sent' | 'not-subscribed'> {
  const data = Object.fromEntries(
    Object.entries(message.data).map(([keyword, value]) => [keyword, { value }]),
  );
  const body = {
    touser: message.openid,
    template_id: message.templateId,
    page: message.page,
    data,
    miniprogram_state: state,
    lang: 'zh_CN',
  };
  const answer = await client.authorised({ endpoint: 'subscribe_send', body });
  if (answer.errcode === NOT_SUBSCRIBED) return 'not-subscribed';
  readAnswer(z.object({}), answer);
  return 'sent';
}
