import * as z from 'zod';
import { type ControlRoute, checkControl, controlBody } from '../control';
import { ControlError, json } from '../http';
import type { CodeKind } from './codes';
import { unionidOf } from './identity';
import { localPush, pushedRequest } from './push';
import {
  creditKey,
  legalNameOf,
  type MediaCheck,
  type MediaSuggestion,
  mediaSuggestions,
  type OpenedPage,
  openidFor,
  personFor,
  type ReceivedCall,
  type SentMessage,
  type WeChatState,
} from './state';

/** What tests do without HTTP. Unknown people and apps: ControlError 404. `appId` is the first app by default. */
export interface WeChatSteering {
  /** A code as wx.login gives it on this person's phone. */
  loginCode(person: string, appId?: string): string;
  /** A code as the quick phone component gives it. */
  phoneCode(person: string, appId?: string): string;
  openid(person: string, appId?: string): string;
  /** What WeChat's cloud tells a function of whoever holds the phone. */
  identity(person: string, appId?: string): { openid: string; unionid?: string };
  /** The name that WeChat knows of an openid's owner. */
  legalNameOf(openid: string): string | undefined;
  /** The person uses the mini-program, as WeChat sees without a login: with every call of a cloud function. */
  visit(openid: string): void;
  /** An access token that the platform itself uses for an app. */
  accessToken(appId?: string): string;
  /** The person accepts `count` more messages of the template. */
  grantSubscribeCredit(person: string, templateId: string, count: number, appId?: string): void;
  /** What a URL Link opens on a phone; undefined for an unknown one and one that has ended. */
  openUrlLink(url: string): OpenedPage | undefined;
  /** How pictures are judged from now on; they pass, if nothing is said. */
  judgeMedia(suggestion: MediaSuggestion): void;
  /** Pictures that wait for their verdict, oldest first: they wait no more. */
  takeMediaChecks(): readonly MediaCheck[];
  /** The message that tells a verdict, or that the picture could not be loaded. */
  mediaVerdict(
    check: Pick<MediaCheck, 'traceId' | 'openid' | 'appId'>,
    verdict?: MediaSuggestion | 'not-loaded',
  ): ReturnType<typeof pushedRequest>;
  /** The last 1,000 calls that WeChat received, oldest first. */
  weChatCalls(): readonly ReceivedCall[];
  /** The last 1,000 subscribe messages that went out, oldest first. */
  weChatMessages(): readonly SentMessage[];
}

export function weChatSteering(state: () => WeChatState, defaultAppId: string): WeChatSteering {
  const code = (kind: CodeKind, key: string, appId: string) => {
    const person = personFor(key);
    openidFor(state(), person, appId);
    return state().codes.issue({ kind, personKey: key, appId });
  };
  const openid = (key: string, appId = defaultAppId) => openidFor(state(), personFor(key), appId);
  return {
    loginCode: (person, appId = defaultAppId) => code('login', person, appId),
    phoneCode: (person, appId = defaultAppId) => code('phone', person, appId),
    openid,
    identity(person, appId = defaultAppId) {
      const app = state().apps.get(appId);
      const unionid = app && unionidOf(personFor(person), app);
      return { openid: openid(person, appId), ...(unionid !== undefined && { unionid }) };
    },
    legalNameOf: (openid) => legalNameOf(state(), openid),
    visit(visitor) {
      if (state().openids.has(visitor)) state().visits.set(visitor, state().now());
    },
    accessToken: (appId = defaultAppId) => state().tokens.current(appId, false).token,
    grantSubscribeCredit(person, templateId, count, appId) {
      const grant = checkControl(creditSchema, { person, templateId, count, appId });
      const key = creditKey(openid(grant.person, grant.appId), grant.templateId);
      state().credits.set(key, (state().credits.get(key) ?? 0) + grant.count);
    },
    openUrlLink(url) {
      const link = state().urlLinks.get(url);
      if (!link || link.expiresAtMs <= state().now()) return undefined;
      return { path: link.path, query: link.query };
    },
    judgeMedia(suggestion) {
      state().media.suggestion = suggestion;
    },
    takeMediaChecks() {
      const { checks } = state().media;
      state().media.checks = [];
      return checks;
    },
    mediaVerdict({ traceId, openid: author, appId }, verdict = state().media.suggestion) {
      const atSeconds = Math.floor(state().now() / 1_000);
      const message = mediaMessage({ traceId, openid: author, appId, atSeconds }, verdict);
      return pushedRequest({ ...localPush, appId }, message, atSeconds);
    },
    weChatCalls: () => state().calls.entries(),
    weChatMessages: () => state().messages.entries(),
  };
}

/** WeChat could not load the picture. */
const NOT_LOADED = -1008;
const labels: Readonly<Record<MediaSuggestion, number>> = { pass: 100, review: 21000, risky: 20002 };

/** Source: 多媒体内容安全识别, 异步检测结果推送. */
function mediaMessage(
  check: Omit<MediaCheck, 'url'> & { readonly atSeconds: number },
  verdict: MediaSuggestion | 'not-loaded',
): Record<string, unknown> {
  const isLoaded = verdict !== 'not-loaded';
  const result = isLoaded ? { suggest: verdict, label: labels[verdict] } : {};
  return {
    ToUserName: 'gh_local',
    FromUserName: check.openid,
    CreateTime: check.atSeconds,
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: check.appId,
    trace_id: check.traceId,
    version: 2,
    errcode: isLoaded ? 0 : NOT_LOADED,
    errmsg: isLoaded ? 'ok' : 'download failed',
    ...(isLoaded && { result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }] }),
  };
}

const mediaSchema = z.strictObject({ suggestion: z.enum(mediaSuggestions) });

const codeSchema = z.strictObject({ person: z.string(), appId: z.string().optional() });

const linkSchema = z.strictObject({ url: z.string() });

const creditSchema = z.strictObject({
  person: z.string(),
  templateId: z.string().min(1),
  count: z.number().int().min(1).max(1_000),
  appId: z.string().optional(),
});

export function weChatControls(steering: WeChatSteering): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/sandbox/wechat/login-code',
      handle(request) {
        const { person, appId } = controlBody(codeSchema, request);
        return json({ code: steering.loginCode(person, appId) });
      },
    },
    {
      method: 'POST',
      path: '/sandbox/wechat/phone-code',
      handle(request) {
        const { person, appId } = controlBody(codeSchema, request);
        return json({ code: steering.phoneCode(person, appId) });
      },
    },
    {
      method: 'POST',
      path: '/sandbox/wechat/subscribe-credit',
      handle(request) {
        const { person, templateId, count, appId } = controlBody(creditSchema, request);
        steering.grantSubscribeCredit(person, templateId, count, appId);
        return json({ ok: true });
      },
    },
    {
      method: 'POST',
      path: '/sandbox/wechat/open-url-link',
      handle(request) {
        const page = steering.openUrlLink(controlBody(linkSchema, request).url);
        if (!page) throw new ControlError(404, '链接不存在或已失效');
        return json(page);
      },
    },
    {
      method: 'POST',
      path: '/sandbox/wechat/media-verdict',
      handle(request) {
        steering.judgeMedia(controlBody(mediaSchema, request).suggestion);
        return json({ ok: true });
      },
    },
    { method: 'GET', path: '/sandbox/wechat/calls', handle: () => json({ calls: steering.weChatCalls() }) },
    {
      method: 'GET',
      path: '/sandbox/wechat/messages',
      handle: () => json({ messages: steering.weChatMessages() }),
    },
  ];
}
