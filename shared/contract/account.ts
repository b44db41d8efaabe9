import * as z from 'zod';
import { roles } from '../domain/lifecycles/lifecycles';
import { action } from './action';
import { weChatFailures } from './errors';
import * as f from './fields';

const agreementRef = z.strictObject({ id: z.string().max(40), version: z.string().max(20) });
const accepted = z.array(agreementRef).min(1).max(10);

const agreement = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  summary: z.string(),
  sections: z.array(z.strictObject({ heading: z.string(), paragraphs: z.array(z.string()) })),
});

const profile = z.strictObject({
  accountId: f.id,
  status: z.enum(['active', 'suspended']),
  roles: z.array(z.enum(roles)),
  nickname: z.string().exactOptional(),
  /** What the avatar shows until pictures exist. */
  initials: z.string(),
  cityCode: z.string().exactOptional(),
  cityName: z.string().exactOptional(),
  /** YYYY-MM-DD, shown to its owner only. */
  birthDate: z.string().exactOptional(),
  /** Masked, 138****1234. */
  phone: z.string().exactOptional(),
  /** Masked, *小林. */
  legalName: z.string().exactOptional(),
  /** Whether nickname and birth date, which sign-up needs, are there. */
  complete: z.boolean(),
  /** Agreements whose current version is not yet accepted; with any, the account may only browse. */
  awaitingConsent: z.array(agreementRef),
});
export type Profile = z.output<typeof profile>;

const session = z.strictObject({
  accessToken: z.string(),
  accessExpiresAtMs: f.momentMs,
  /** Good for one use; each use answers the next one. */
  refreshToken: z.string(),
  refreshExpiresAtMs: f.momentMs,
});

const shareOutcome = z.strictObject({
  counted: z.boolean(),
  reason: z.enum(['unknown', 'own', 'already-counted', 'try-again']).exactOptional(),
});

export const accountContract = {
  agreements: action({
    feature: 'account',
    name: 'agreements',
    summary: 'The user agreement, privacy policy and freelancer service agreement in their current version',
    access: 'public',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ agreements: z.array(agreement) }),
    errors: [],
  }),
  login: action({
    feature: 'account',
    name: 'login',
    summary: 'Signs in with a wx.login code; makes the account at the first time',
    access: 'public',
    effect: 'command',
    input: z.strictObject({
      code: f.loginCodeIfNeeded,
      share: f.receivedShare.exactOptional(),
      accepted: accepted.exactOptional(),
    }),
    output: z.strictObject({
      session,
      profile,
      isNew: z.boolean(),
      share: shareOutcome.exactOptional(),
    }),
    errors: ['WECHAT_CODE_INVALID', 'WECHAT_RISK_BLOCKED', ...weChatFailures, 'AGREEMENT_UNKNOWN'],
  }),
  consent: action({
    feature: 'account',
    name: 'consent',
    summary: 'Records that the person accepts the current agreements',
    access: 'person',
    effect: 'command',
    input: z.strictObject({ accepted, loginCode: f.loginCodeIfNeeded }),
    output: z.strictObject({ profile }),
    errors: [
      'AGREEMENT_UNKNOWN',
      'WECHAT_IDENTITY_MISMATCH',
      'WECHAT_CODE_INVALID',
      'WECHAT_RISK_BLOCKED',
      ...weChatFailures,
    ],
  }),
  me: action({
    feature: 'account',
    name: 'me',
    summary: 'The profile of the person who is signed in',
    access: 'person',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ profile }),
    errors: [],
  }),
  updateProfile: action({
    feature: 'account',
    name: 'updateProfile',
    summary: 'Changes nickname or city; declares the birth date once',
    access: 'consented',
    effect: 'set',
    input: z
      .strictObject({
        nickname: f.line(1, 20).exactOptional(),
        cityCode: f.cityCode.exactOptional(),
        birthDate: f.birthDate.exactOptional(),
      })
      .refine((changes) => Object.keys(changes).length > 0),
    output: z.strictObject({ profile }),
    errors: ['BIRTH_DATE_FIXED', 'CONTENT_REJECTED', 'SESSION_EXPIRED', ...weChatFailures],
  }),
  bindPhone: action({
    feature: 'account',
    name: 'bindPhone',
    summary: "Keeps the phone number of WeChat's quick phone component",
    access: 'consented',
    effect: 'command',
    input: z.strictObject({ code: f.loginCode }),
    output: z.strictObject({ profile }),
    errors: ['WECHAT_CODE_INVALID', ...weChatFailures],
  }),
  refresh: action({
    feature: 'account',
    name: 'refresh',
    summary: 'Exchanges a refresh token for a new session; a token used twice ends the session',
    access: 'public',
    effect: 'command',
    input: z.strictObject({ refreshToken: z.string().min(1).max(200) }),
    output: z.strictObject({ session }),
    errors: ['SESSION_EXPIRED'],
  }),
  logout: action({
    feature: 'account',
    name: 'logout',
    summary: 'Ends this session',
    access: 'person',
    effect: 'command',
    input: z.strictObject({}),
    output: f.done,
    errors: [],
  }),
  loginRecords: action({
    feature: 'account',
    name: 'loginRecords',
    summary: 'When and from where the account was signed in to, newest first',
    access: 'person',
    effect: 'read',
    input: z.strictObject({ cursor: f.cursor.exactOptional(), limit: f.limit.exactOptional() }),
    output: z.strictObject({
      records: z.array(z.strictObject({ atMs: f.momentMs, ip: z.string(), device: z.string() })),
      next: z.string().exactOptional(),
    }),
    errors: [],
  }),
};
