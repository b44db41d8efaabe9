import type { SandboxApp } from '../apps';
import { ControlError } from '../http';
import { findPerson, type Person, people } from '../people';
import { createRing, type Ring } from '../ring';
import { type Codes, createCodes } from './codes';
import { crowdKeyOf, openidOf } from './identity';
import { WeChatRefusal } from './refusal';
import { createTokens, type Tokens } from './tokens';

export interface ReceivedCall {
  /** ISO 8601. */
  readonly at: string;
  readonly endpoint: string;
  /** 0 = success; null when the caller got no answer of WeChat's. */
  readonly errcode: number | null;
  readonly fault: string | null;
  /** Query and body; everything that could identify a person or open a door is `***`. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface SentMessage {
  readonly at: string;
  readonly appId: string;
  readonly person: string;
  readonly templateId: string;
  readonly page: string | null;
  readonly miniProgramState: string;
  readonly data: Readonly<Record<string, string>>;
}

/** A page of the mini-program, as a link leads to it. */
export interface OpenedPage {
  readonly path: string;
  readonly query: string;
}

/** A picture that was handed in to be judged. */
export interface MediaCheck {
  readonly traceId: string;
  readonly url: string;
  readonly openid: string;
  readonly appId: string;
}

/** What WeChat says of a picture. */
export const mediaSuggestions = ['pass', 'review', 'risky'] as const;
export type MediaSuggestion = (typeof mediaSuggestions)[number];

const VISIT_LASTS_MS = 2 * 60 * 60_000;

export interface WeChatState {
  readonly apps: ReadonlyMap<string, SandboxApp>;
  readonly now: () => number;
  readonly codes: Codes;
  readonly tokens: Tokens;
  /** When an openid last logged in, milliseconds. */
  readonly visits: Map<string, number>;
  /** Subscribe-message credits left, by openid and template. */
  readonly credits: Map<string, number>;
  /** What a URL Link opens, by the link. */
  readonly urlLinks: Map<string, OpenedPage & { readonly expiresAtMs: number }>;
  /** Pictures that wait for their verdict, oldest first, and what it will be. */
  readonly media: { checks: readonly MediaCheck[]; suggestion: MediaSuggestion };
  readonly messages: Ring<SentMessage>;
  readonly calls: Ring<ReceivedCall>;
  /** Who has an openid, and in which app. */
  readonly openids: Map<string, { readonly person: Person; readonly appId: string }>;
}

export function createState(apps: readonly SandboxApp[], now: () => number): WeChatState {
  const state: WeChatState = {
    apps: new Map(apps.map((app) => [app.appId, app])),
    now,
    codes: createCodes(now),
    tokens: createTokens(now),
    visits: new Map(),
    credits: new Map(),
    urlLinks: new Map(),
    media: { checks: [], suggestion: 'pass' },
    messages: createRing(1_000),
    calls: createRing(1_000),
    openids: new Map(),
  };
  for (const { appId } of apps) for (const person of people) openidFor(state, person, appId);
  return state;
}

/** The person with that key. Errors: ControlError 404. */
export function personFor(key: string): Person {
  const person = findPerson(key);
  if (person === undefined) throw new ControlError(404, `沙箱里没有这个人：${key}`);
  return person;
}

/** Gives the person an openid in the app. Errors: ControlError 404 for an unknown app. */
export function openidFor(state: WeChatState, person: Person, appId: string): string {
  if (!state.apps.has(appId)) throw new ControlError(404, `沙箱里没有这个小程序：${appId}`);
  const openid = openidOf(person.key, appId);
  state.openids.set(openid, { person, appId });
  return openid;
}

/** What WeChat knows of whoever has an openid; undefined: nobody has it. */
export const legalNameOf = (state: WeChatState, openid: string): string | undefined =>
  holderOf(state, openid)?.person.legalName;

/** A crowd member was perhaps met by an earlier process only: WeChat forgets nobody over a restart. */
function holderOf(state: WeChatState, openid: string) {
  for (const appId of state.openids.has(openid) ? [] : state.apps.keys()) {
    const key = crowdKeyOf(openid, appId);
    if (key !== undefined) openidFor(state, personFor(key), appId);
  }
  return state.openids.get(openid);
}

/** Who the openid is in the app. Errors: 40003, or 43104 when it is another app's openid. */
export function personOf(state: WeChatState, app: SandboxApp, openid: string): Person {
  const holder = holderOf(state, openid);
  if (holder === undefined) throw new WeChatRefusal(40003, 'invalid openid');
  if (holder.appId !== app.appId) throw new WeChatRefusal(43104, 'the openid does not match the appid');
  return holder.person;
}

/** Errors: 61010 when the person has not opened the mini-program within two hours. */
export function requireVisit(state: WeChatState, openid: string): void {
  const visitedAt = state.visits.get(openid);
  if (visitedAt === undefined || state.now() - visitedAt > VISIT_LASTS_MS) {
    throw new WeChatRefusal(61010, 'code is expired');
  }
}

export function creditKey(openid: string, templateId: string): string {
  return `${openid} ${templateId}`;
}
