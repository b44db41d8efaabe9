import * as z from 'zod';
import { type ControlRoute, checkControl, controlBody } from '../control';
import { ControlError, json } from '../http';
import type { CodeKind } from './codes';
import { unionidOf } from './identity';
import {
  creditKey,
  legalNameOf,
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
    weChatCalls: () => state().calls.entries(),
    weChatMessages: () => state().messages.entries(),
  };
}

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
    { method: 'GET', path: '/sandbox/wechat/calls', handle: () => json({ calls: steering.weChatCalls() }) },
    {
      method: 'GET',
      path: '/sandbox/wechat/messages',
      handle: () => json({ messages: steering.weChatMessages() }),
    },
  ];
}
