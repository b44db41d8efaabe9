import * as z from 'zod';
import type {
  MiniProgramCode,
  PhoneNumber,
  PictureToCheck,
  RiskSubject,
  SubscribeMessage,
  TextToCheck,
  TextVerdict,
  UrlLink,
  WeChat,
} from '../../ports/wechat';
import { readAnswer } from './answer';
import { refused, unavailable } from './errors';
import { splitText, textVerdictAnswer, worse } from './text';
import type { Send } from './transport';

/** Refused by the person, or sent to an openid that is nobody's any more: trying again tells nobody anything. */
const NOBODY_TOLD: readonly number[] = [43101, 40003];

/** Which version of the mini-program messages and codes open. */
export type MiniProgramState = 'developer' | 'trial' | 'formal';

/** The calls of the WeChat port, however they reach WeChat: over HTTPS with a token, or as cloud calls. */
export function weChatCalls(send: Send, appId: string, state: MiniProgramState): WeChat {
  return {
    appId,
    phoneNumber: (code, openid) => phoneNumber(send, { code, openid }),
    checkText: (text) => checkText(send, text),
    checkPicture: (picture) => checkPicture(send, picture),
    riskRank: (subject) => riskRank(send, appId, subject),
    miniProgramCode: (code) => miniProgramCode(send, state, code),
    urlLink: (link) => urlLink(send, state, link),
    sendSubscribeMessage: (message) => sendSubscribeMessage(send, state, message),
  };
}

const phoneAnswer = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().min(1),
    // Documented as a string; older samples of the same page show a number.
    countryCode: z.union([z.string().min(1), z.number().int()]).transform(String),
  }),
});

/** Source: 获取手机号. A code that a busy WeChat has used up comes back as WECHAT_CODE_INVALID. */
async function phoneNumber(send: Send, body: { code: string; openid: string }): Promise<PhoneNumber> {
  const answer = readAnswer(phoneAnswer, await send({ endpoint: 'getuserphonenumber', body }));
  return { phone: answer.phone_info.purePhoneNumber, countryCode: answer.phone_info.countryCode };
}

async function checkText(send: Send, text: TextToCheck): Promise<TextVerdict> {
  const { openid, scene, nickname, title } = text;
  let verdict: TextVerdict = { suggest: 'pass', label: 100 };
  for (const content of splitText(text.content)) {
    const body = { content, version: 2, openid, scene, nickname, title };
    const { result } = readAnswer(textVerdictAnswer, await send({ endpoint: 'msg_sec_check', body }));
    verdict = worse(verdict, result);
    if (verdict.suggest === 'risky') break;
  }
  return verdict;
}

const pictureAnswer = z.object({ trace_id: z.string().min(1).max(128) });

/** Of sounds and pictures. */
const MEDIA_IS_PICTURE = 2;

/** Source: 多媒体内容安全识别. Asked twice it is two checks, of which either verdict counts. */
async function checkPicture(send: Send, { openid, url, scene }: PictureToCheck): Promise<string> {
  const body = { media_url: url, media_type: MEDIA_IS_PICTURE, version: 2, openid, scene };
  return readAnswer(pictureAnswer, await send({ endpoint: 'media_check_async', body })).trace_id;
}

const riskAnswer = z.object({ risk_rank: z.number().int().min(0).max(4) });

/** Source: 获取用户安全等级. */
async function riskRank(send: Send, appId: string, subject: RiskSubject): Promise<number> {
  const { openid, scene, clientIp } = subject;
  const body = { appid: appId, openid, scene, client_ip: clientIp };
  return readAnswer(riskAnswer, await send({ endpoint: 'getuserriskrank', body })).risk_rank;
}

const envVersions = { developer: 'develop', trial: 'trial', formal: 'release' } as const;

/** Source: 获取不限制的小程序码. WeChat knows the pages of the published version only, so others go unchecked. */
async function miniProgramCode(
  send: Send,
  state: MiniProgramState,
  { scene, page }: MiniProgramCode,
): Promise<Uint8Array> {
  const body = { scene, page, check_path: state === 'formal', env_version: envVersions[state] };
  const { endpoint, errcode, json, bytes } = await send({ endpoint: 'getwxacodeunlimit', body });
  if (errcode !== 0) throw refused(endpoint, errcode);
  if (json !== undefined) throw unavailable(endpoint, 'the answer is not an image');
  return bytes;
}

const linkAnswer = z.object({ url_link: z.url({ protocol: /^https$/ }) });

/** It ends after so many days, not at a moment. */
const EXPIRES_BY_INTERVAL = 1;

/** Source: 获取加密URLLink. For mini-programs of companies; made anew it is another link. */
async function urlLink(send: Send, state: MiniProgramState, { page, query, days }: UrlLink): Promise<string> {
  const body = {
    path: page,
    query,
    expire_type: EXPIRES_BY_INTERVAL,
    expire_interval: days,
    env_version: envVersions[state],
  };
  return readAnswer(linkAnswer, await send({ endpoint: 'generate_urllink', body })).url_link;
}

/** Source: 发送订阅消息. */
async function sendSubscribeMessage(
  send: Send,
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
  const answer = await send({ endpoint: 'subscribe_send', body });
  if (NOBODY_TOLD.includes(answer.errcode)) return 'not-subscribed';
  readAnswer(z.object({}), answer);
  return 'sent';
}
