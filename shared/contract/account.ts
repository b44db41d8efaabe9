import * as z from 'zod';
import { consentPurposes } from '../domain/account/consent-purposes';
import { roles } from '../domain/account/roles';
import { action } from './action';
import { weChatFailures } from './errors';
import * as f from './fields';
import { paged } from './paged';
import { picture } from './pictures';
import { singleUse } from './single-use';
import { text } from './typed';
import { wants } from './wants';

const agreementId = wants('协议名称不正确，请重新打开协议', z.string().max(40).describe('Which agreement.'));
const version = wants('协议版本不正确，请重新打开协议', z.string().max(20).describe('Its version.'));
export const agreementRef = z
  .strictObject({ id: agreementId, version })
  .meta({ id: 'AgreementRef', description: 'One version of an agreement.' });
const accepted = wants(
  '请阅读并同意全部协议',
  z.array(agreementRef).min(1).max(10).describe('The versions that the person agrees to.'),
);

export const agreement = z
  .strictObject({
    id: z.string().describe('Which agreement.'),
    version: z.string().describe('Its version.'),
    title: z.string().describe('As people read it.'),
    summary: z.string().describe('What it says, in short.'),
    sections: z
      .array(
        z.strictObject({
          heading: z.string().describe('Of the section.'),
          paragraphs: z.array(z.string()).describe('Its text.'),
        }),
      )
      .describe('The whole text, in order.'),
  })
  .meta({ id: 'Agreement', description: 'An agreement in its current version.' });

const purpose = wants(
  '请重新打开此页，选择要同意或撤回的事项',
  z.enum(consentPurposes).describe('For what somebody is asked apart from the agreements.'),
);
const purposeTerms = z
  .strictObject({
    purpose,
    version: z.string().describe('Of the text.'),
    title: z.string().describe('As people read it.'),
    paragraphs: z.array(z.string()).describe('The whole text.'),
    givenAtMs: f.moment('When the person agreed to it; absent where they have not').exactOptional(),
  })
  .meta({ id: 'PurposeTerms', description: 'What somebody agrees to apart, in its current version.' });

const profile = z
  .strictObject({
    accountId: f.id.describe('The account.'),
    status: z
      .enum(['active', 'suspended'])
      .describe('A suspended account keeps its own data and the way out.'),
    suspension: z
      .strictObject({
        rule: z.string().describe('What somebody did, as the rule names it.'),
        basis: z.string().describe('Where the rule stands.'),
        reason: z.string().describe('What was found.'),
        untilMs: f.moment('Until when, unless it is lifted before'),
        appealId: f.id.describe('The appeal against it, where there is one.').exactOptional(),
      })
      .describe('Why the account is suspended; shown to its owner only.')
      .exactOptional(),
    leavesAtMs: f.moment('When the account is cancelled unless that is taken back').exactOptional(),
    roles: z.array(z.enum(roles)).describe('What the person may do beside looking for work.'),
    nickname: z.string().describe('As others see it, partly masked.').exactOptional(),
    initials: z.string().describe('What the avatar shows without a picture.'),
    avatar: picture
      .describe('The picture, whatever was said of it; others see it once it is `ready`.')
      .exactOptional(),
    cityCode: z.string().describe('The city of the person: six digits of GB/T 2260.').exactOptional(),
    cityName: z.string().describe('Its name.').exactOptional(),
    birthDate: z.string().describe('YYYY-MM-DD, shown to its owner only.').exactOptional(),
    birthDateFixed: z
      .boolean()
      .describe('Whether the person can correct the birth date no more: since the first admission.'),
    phone: z.string().describe('Masked, 138****1234.').exactOptional(),
    legalName: z.string().describe('Masked, *小林.').exactOptional(),
    complete: z.boolean().describe('Whether nickname and birth date, which sign-up needs, are there.'),
    agreedPurposes: z
      .array(z.enum(consentPurposes))
      .describe('What the person agreed to apart, in its current text.'),
    home: z
      .strictObject({ longitude: f.longitude, latitude: f.latitude, cityCode: f.cityCode })
      .describe('About where the person lives, to a kilometre, shown to its owner only.')
      .exactOptional(),
    awaitingConsent: z
      .array(agreementRef)
      .describe('Current agreements not yet accepted; with any, the account may only browse.'),
  })
  .meta({ id: 'Profile', description: 'A person as they see themselves.' });
export type Profile = z.output<typeof profile>;

const session = z
  .strictObject({
    accessToken: z.string().describe('Goes along with each call, as `Authorization: Bearer`.'),
    accessExpiresAtMs: f.moment('Until when the access token is good'),
    refreshToken: z.string().describe('Good for one use; each use answers the next one.'),
    refreshExpiresAtMs: f.moment('Until when the refresh token is good'),
  })
  .meta({ id: 'Session', description: 'A person signed in on one device.' });

/** What came of opening a share at login. */
const openingOutcome = z.strictObject({
  counted: z.boolean().describe('Whether this was the first opening by this person.'),
  reason: z
    .enum(['unknown', 'own', 'already-counted', 'try-again'])
    .describe('Why it was not counted.')
    .exactOptional(),
});

const loginRecord = z.strictObject({
  atMs: f.moment('When it was'),
  ip: z.string().describe('Masked address.'),
  device: z.string().describe('What the device said of itself.'),
});

export const accountContract = {
  agreements: action({
    feature: 'account',
    name: 'agreements',
    summary: 'The user agreement, privacy policy and freelancer service agreement in their current version',
    access: 'public',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ agreements: z.array(agreement).describe('All of them.') }),
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
      isNew: z.boolean().describe('Whether the account was made by this call.'),
      share: openingOutcome.describe('What came of the share that was handed in.').exactOptional(),
    }),
    errors: [
      'NOT_SIGNED_IN',
      'WECHAT_CODE_INVALID',
      'WECHAT_RISK_BLOCKED',
      ...weChatFailures,
      'AGREEMENT_UNKNOWN',
    ],
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
    summary: 'Changes nickname or city; declares the birth date, or corrects it until the first admission',
    access: 'consented',
    effect: 'set',
    input: z
      .strictObject({
        nickname: text({ name: '昵称', min: 1, max: 20, lines: 'one' })
          .describe('Checked by WeChat before others see it.')
          .exactOptional(),
        cityCode: f.cityCode.exactOptional(),
        birthDate: f.birthDate.describe('YYYY-MM-DD; fixed by the first admission.').exactOptional(),
      })
      .refine((changes) => Object.keys(changes).length > 0, { error: '请至少填写一项' }),
    output: z.strictObject({ profile }),
    errors: ['BIRTH_DATE_FIXED', 'CONTENT_REJECTED', 'SESSION_EXPIRED'],
  }),
  setAvatar: action({
    feature: 'account',
    name: 'setAvatar',
    summary: 'Takes an uploaded picture as the avatar, in place of the one before',
    access: 'consented',
    effect: 'set',
    input: z.strictObject({ pictureId: f.pictureId }),
    output: z.strictObject({ profile }),
    errors: ['PICTURE_NOT_FOUND', 'PICTURE_NOT_ARRIVED', 'PICTURE_REFUSED', 'PICTURE_USED'],
  }),
  removeAvatar: action({
    feature: 'account',
    name: 'removeAvatar',
    summary: 'Takes the avatar away, and removes the picture',
    access: 'person',
    effect: 'set',
    input: z.strictObject({}),
    output: z.strictObject({ profile }),
    errors: [],
  }),
  purposes: action({
    feature: 'account',
    name: 'purposes',
    summary: 'What somebody may agree to apart from the agreements, and whether they have',
    access: 'person',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ purposes: z.array(purposeTerms).describe('All of them.') }),
    errors: [],
  }),
  giveConsent: action({
    feature: 'account',
    name: 'giveConsent',
    summary: 'Agrees to one purpose apart, in its current text',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ purpose, version: version.describe('Of the text that was read.') }),
    output: z.strictObject({ profile }),
    errors: ['AGREEMENT_UNKNOWN'],
  }),
  withdrawConsent: action({
    feature: 'account',
    name: 'withdrawConsent',
    summary: 'Takes the consent to one purpose back; what was kept for it alone is removed',
    access: 'person',
    effect: 'set',
    input: z.strictObject({ purpose }),
    output: z.strictObject({ profile }),
    errors: [],
  }),
  setHome: action({
    feature: 'account',
    name: 'setHome',
    summary: 'Keeps about where somebody lives, to a kilometre, with their consent to it',
    access: 'consented',
    effect: 'set',
    input: z.strictObject({ longitude: f.longitude, latitude: f.latitude }),
    output: z.strictObject({ profile }),
    errors: ['PURPOSE_NOT_AGREED', 'PLACE_OUTSIDE_CITIES'],
  }),
  bindPhone: action({
    feature: 'account',
    name: 'bindPhone',
    summary: "Keeps the phone number of WeChat's quick phone component",
    access: 'consented',
    effect: 'command',
    rate: 'phone',
    input: z.strictObject({
      code: singleUse(
        wants(
          '手机号授权已失效，请重新点击绑定',
          z.string().min(1).max(128).describe("Of WeChat's quick phone component."),
        ),
        'phone',
      ),
    }),
    output: z.strictObject({ profile }),
    errors: ['WECHAT_CODE_INVALID', ...weChatFailures],
  }),
  refresh: action({
    feature: 'account',
    name: 'refresh',
    summary: 'Exchanges a refresh token for a new session; a token used twice ends the session',
    access: 'public',
    effect: 'command',
    input: z.strictObject({
      refreshToken: wants(
        '登录凭证不正确，请重新登录',
        z.string().min(1).max(200).describe('The one answered last.'),
      ),
    }),
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
    ...paged({}, 'records', loginRecord),
    errors: [],
  }),
};
