import * as z from 'zod';
import { consentPurposes } from '../domain/account/consent-purposes';
import { roles } from '../domain/account/roles';
import { collection, personal } from './collection';
import { id, moment } from './fields';

/** Devices that may be signed in at once; the oldest leaves first. */
export const maxSessions = 10;

const session = z.strictObject({
  /** The refresh family: it lives as long as its tokens are used once each. */
  id,
  /** The WeChat identity that signed in. */
  identityId: id,
  refreshHash: z.string(),
  /** When WeChat last said who holds the phone; a refresh changes nothing about it. */
  signedInAtMs: moment,
  createdAtMs: moment,
  expiresAtMs: moment,
});

const consent = z.strictObject({
  id: z.string(),
  version: z.string(),
  /** SHA-256 of the text that was agreed to. */
  textHash: z.string(),
  acceptedAtMs: moment,
});

const purpose = z.enum(consentPurposes);

const purposeConsent = z.strictObject({
  purpose,
  version: z.string(),
  /** SHA-256 of the text that was agreed to. */
  textHash: z.string(),
  givenAtMs: moment,
});
export type PurposeConsent = z.output<typeof purposeConsent>;

/** A person. Sessions stand inside, so that the one read at the door answers who, what role and whether valid. */
export const accounts = collection(
  'accounts',
  z.strictObject({
    id,
    status: z.enum(['active', 'suspended']),
    /** What stands against it (collections/suspensions.ts). */
    suspensionId: id.exactOptional(),
    roles: z.array(z.enum(roles)).max(roles.length),
    nickname: personal(z.string(), 'nickname').exactOptional(),
    cityCode: personal(z.string(), 'city').exactOptional(),
    /** YYYY-MM-DD, as declared; fixed by the first admission. */
    birthDate: personal(z.string(), 'birthDate').exactOptional(),
    phone: personal(z.string(), 'phone').exactOptional(),
    /** Since when the birth date is relied on, by the first admission or by a proven identity. */
    firstAdmittedAtMs: moment.exactOptional(),
    /** Set with the first payout account; every payout account must carry it, see payouts/unbind. */
    legalName: personal(z.string(), 'legalName').exactOptional(),
    /** A picture that others see once it has passed. */
    avatarId: id.exactOptional(),
    consents: z.array(consent).max(100),
    /** What was agreed to apart, as it stands; what was given and withdrawn before: `consentRecords`. */
    purposeConsents: z.array(purposeConsent).max(consentPurposes.length).exactOptional(),
    /** About where somebody lives (domain/account/home.ts); only with consent to it. */
    home: personal(z.string(), 'home').exactOptional(),
    sessions: z.array(session).max(maxSessions),
    /** When it goes, unless its person comes back before; until then nothing new is begun with it. */
    leavesAtMs: moment.exactOptional(),
    /** Since when it is nobody's: what the law keeps names it by its id alone. */
    cancelledAtMs: moment.exactOptional(),
    createdAtMs: moment,
    updatedAtMs: moment,
  }),
);
export type Account = z.output<(typeof accounts)['schema']>;
export type Session = Account['sessions'][number];

/** What was agreed to apart, and taken back: the proof of either (PIPL art. 14-15). */
export const consentRecords = collection(
  'consentRecords',
  z.strictObject({
    id,
    accountId: id,
    purpose,
    version: z.string(),
    textHash: z.string(),
    step: z.enum(['given', 'withdrawn']),
    atMs: moment,
  }),
  { indexes: { account: { partition: (doc) => [doc.accountId], sort: (doc) => doc.atMs } } },
);

/** A WeChat user of one mini-program; the id is the keyed hash of (app id, openid). */
export const identities = collection(
  'identities',
  z.strictObject({
    id,
    accountId: id,
    appId: z.string(),
    /** Kept from consent on, not before. */
    openid: personal(z.string(), 'weChatIdentity').exactOptional(),
    createdAtMs: moment,
  }),
  { indexes: { account: { partition: (doc) => [doc.accountId], sort: (doc) => doc.createdAtMs } } },
);
export type Identity = z.output<(typeof identities)['schema']>;

/** A WeChat user of all apps of one owner; the id is the keyed hash of the unionid. */
export const unionIdentities = collection(
  'unionIdentities',
  z.strictObject({ id, accountId: id, createdAtMs: moment }),
  { indexes: { account: { partition: (doc) => [doc.accountId], sort: (doc) => doc.createdAtMs } } },
);

/** Two accounts that turned out to be one person, kept for an operator; nothing is merged by itself. */
export const duplicateAccounts = collection(
  'duplicateAccounts',
  z.strictObject({ id, olderId: id, newerId: id, seenAtMs: moment }),
  { indexes: { seen: { partition: () => ['all'], sort: (doc) => doc.seenAtMs } } },
);

/** Who signed in when and from where; at least six months (Cybersecurity Law art. 21). */
export const loginRecords = collection(
  'loginRecords',
  z.strictObject({
    id,
    accountId: id,
    appId: z.string(),
    ip: personal(z.string(), 'logins'),
    device: personal(z.string(), 'logins'),
    atMs: moment,
    expiresAtMs: moment,
  }),
  {
    indexes: { account: { partition: (doc) => [doc.accountId], sort: (doc) => doc.atMs } },
    ttl: 'expiresAtMs',
  },
);
