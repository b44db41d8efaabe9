import * as z from 'zod';
import { payoutStatuses } from '../domain/lifecycles/payout-lifecycle';
import { drawHurdles } from '../domain/money/draw-hurdles';
import { payoutChannels } from '../domain/money/payout-channels';
import { remedies } from '../domain/money/payout-reasons';
import { alipayLogonIdFault, cleanAlipayLogonId } from '../domain/typed/alipay-logon-id';
import { cleanLegalName, legalNameFault } from '../domain/typed/legal-name';
import { action } from './action';
import { amount } from './amount';
import { weChatFailures } from './errors';
import * as f from './fields';
import { paged } from './paged';
import { typed } from './typed';
import { wants } from './wants';

const channel = wants('请选择微信零钱或支付宝', z.enum(payoutChannels).describe('Where money would go.'));
const payoutAccountId = wants(
  '收款账户编号不正确，请刷新后重试',
  z
    .string()
    .regex(/^[0-9A-Za-z]{32}$/)
    .describe('The payout account.'),
);

const payoutAccount = z
  .strictObject({
    payoutAccountId,
    channel,
    realName: z.string().describe('Masked, *小林.'),
    destination: z.string().describe('Masked logon id (138****1234), or the name of the wallet.'),
    isDefault: z.boolean().describe('Whether it is the one that is paid to.'),
    boundAtMs: f.moment('When it was bound'),
    pausedUntilMs: f.moment('No payout to this account before').exactOptional(),
  })
  .meta({ id: 'PayoutAccount', description: "A person's own payout account." });
export type PayoutAccountView = z.output<typeof payoutAccount>;

const realName = wants(
  '请填写真实姓名，与证件一致',
  typed(cleanLegalName, legalNameFault, { minLength: 2, maxLength: 50 }).describe(
    'The legal name; equal in all payout accounts of a person.',
  ),
);

const alipayLogonId = wants(
  '请填写手机号或邮箱',
  typed(cleanAlipayLogonId, alipayLogonIdFault, { maxLength: 100 }).describe(
    'With alipay: the phone number or address that the account is known by.',
  ),
);

const accountList = z.strictObject({
  accounts: z.array(payoutAccount).describe('All that are bound, in the order they were.'),
});

const payoutId = wants(
  '提现编号不正确，请返回列表重新打开',
  z
    .string()
    .regex(/^[0-9A-Za-z]{28}$/)
    .describe('The payout, by the number that the rail knows it by.'),
);

const payout = z
  .strictObject({
    payoutId,
    channel,
    destination: z.string().describe('Masked, or the name of the wallet.'),
    amountFen: amount(1).describe('What is paid, fen.'),
    status: z.enum(payoutStatuses).describe('Where it is.'),
    createdAtMs: f.moment('When it was asked for'),
    sentAtMs: f.moment('When it was first handed to the rail').exactOptional(),
    waitingAtMs: f.moment('Since when the person can confirm it').exactOptional(),
    confirmUntilMs: f.moment('By when it has to be confirmed').exactOptional(),
    endedAtMs: f.moment('When it ended').exactOptional(),
    railNumber: z.string().describe('To be quoted to the rail.').exactOptional(),
    reason: z.string().describe('Why it was not paid, in words.').exactOptional(),
    remedy: z.enum(remedies).describe('What the person can do about it.').exactOptional(),
    isMended: z
      .boolean()
      .describe(
        'Of one that was not paid: whether another account, or the same bound anew, is paid to since.',
      ),
    isStopped: z.boolean().describe('Whether the rail does nothing for anybody at the moment.'),
    isHeld: z.boolean().describe('Whether an operator has to look at it.'),
    prompt: z
      .strictObject({
        mchId: z.string().describe('`mchId` of the call.'),
        appId: z.string().describe('`appId` of the call.'),
        package: z.string().describe('`package` of the call, as WeChat Pay gave it.'),
      })
      .describe('What `wx.requestMerchantTransfer` is given.')
      .exactOptional(),
  })
  .meta({ id: 'Payout', description: 'Money on its way to a person.' });
export type PayoutView = z.output<typeof payout>;

const drawing = z
  .strictObject({
    byItself: z.boolean().describe('Whether it goes out without a tap, once nothing is in its way.'),
    hurdle: z.enum(drawHurdles).describe('What is in its way; absent: nothing.').exactOptional(),
    text: z.string().describe('What is to be done about it, as people read it.').exactOptional(),
    untilMs: f.moment('When it is over by itself').exactOptional(),
  })
  .describe('How what can be drawn comes to its person.');
export type DrawingView = z.output<typeof drawing>;

const oneOf = z.strictObject({ payout });
const ownPayouts = paged({}, 'payouts', payout);

export const payoutsContract = {
  request: action({
    feature: 'payouts',
    name: 'request',
    summary: 'Draws what the person can draw, to an own payout account',
    access: 'consented',
    openToSuspended: true,
    effect: 'command',
    rate: 'drawing',
    keyLifeMs: 7 * 24 * 3_600_000,
    input: z.strictObject({
      payoutAccountId: payoutAccountId.describe('The default one when nothing is said.').exactOptional(),
      replaces: payoutId
        .describe('The payout that did not work and that this one is made for.')
        .exactOptional(),
      idempotencyKey: f.idempotencyKey,
    }),
    output: oneOf,
    errors: [
      'PAYOUT_ACCOUNT_NOT_FOUND',
      'PAYOUT_ACCOUNT_PAUSED',
      'NOTHING_PAYABLE',
      'IDENTITY_UNPROVEN',
      'LEGAL_NAME_MISMATCH',
      'PAYOUT_TOO_SMALL',
      'PAYOUTS_UNAVAILABLE',
      'PAYOUT_NOT_FOUND',
    ],
  }),
  payouts: action({
    feature: 'payouts',
    name: 'payouts',
    summary: "The person's own payouts, newest first, and what can be drawn",
    access: 'person',
    effect: 'read',
    input: ownPayouts.input,
    output: ownPayouts.output.extend({
      payableFen: amount().describe('What can be drawn, fen.'),
      drawing: drawing.exactOptional(),
    }),
    errors: [],
  }),
  payout: action({
    feature: 'payouts',
    name: 'payout',
    summary: 'An own payout',
    access: 'person',
    effect: 'read',
    input: z.strictObject({ payoutId }),
    output: oneOf,
    errors: ['PAYOUT_NOT_FOUND'],
  }),
  confirm: action({
    feature: 'payouts',
    name: 'confirm',
    summary: 'Sees to an own payout now: what opens the page to confirm it, and whether it was confirmed',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    rate: 'drawing',
    input: z.strictObject({ payoutId }),
    output: oneOf,
    errors: ['PAYOUT_NOT_FOUND', 'PAYOUTS_UNAVAILABLE'],
  }),
  cancel: action({
    feature: 'payouts',
    name: 'cancel',
    summary: 'Takes back an own payout that nobody has confirmed',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    rate: 'drawing',
    input: z.strictObject({ payoutId }),
    output: oneOf,
    errors: ['PAYOUT_NOT_FOUND', 'PAYOUT_NOT_CANCELLABLE', 'PAYOUTS_UNAVAILABLE'],
  }),
  bindAccount: action({
    feature: 'payouts',
    name: 'bindAccount',
    summary: "Binds the person's own WeChat wallet or an Alipay account of theirs",
    access: 'consented',
    openToSuspended: true,
    effect: 'command',
    rate: 'binding',
    input: z
      .strictObject({
        channel,
        realName,
        alipayLogonId: alipayLogonId.exactOptional(),
        loginCode: f.loginCodeIfNeeded,
        idempotencyKey: f.idempotencyKey,
      })
      .refine((input) => (input.channel === 'alipay') === (input.alipayLogonId !== undefined), {
        path: ['alipayLogonId'],
      }),
    output: z.strictObject({ account: payoutAccount }),
    errors: [
      'LEGAL_NAME_MISMATCH',
      'PAYOUT_ACCOUNT_TAKEN',
      'PAYOUT_ACCOUNT_LIMIT',
      'PAYOUT_ACCOUNT_BOUND',
      'PAYOUT_ACCOUNT_NOT_FOUND',
      'WECHAT_IDENTITY_MISMATCH',
      'WECHAT_CODE_INVALID',
      'WECHAT_RISK_BLOCKED',
      ...weChatFailures,
    ],
  }),
  accounts: action({
    feature: 'payouts',
    name: 'accounts',
    summary: "The person's own payout accounts, masked",
    access: 'person',
    effect: 'read',
    input: z.strictObject({}),
    output: accountList,
    errors: [],
  }),
  setDefault: action({
    feature: 'payouts',
    name: 'setDefault',
    summary: 'Makes an own payout account the one that is paid to',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ payoutAccountId }),
    output: accountList,
    errors: ['PAYOUT_ACCOUNT_NOT_FOUND'],
  }),
  unbind: action({
    feature: 'payouts',
    name: 'unbind',
    summary: 'Unbinds an own payout account',
    access: 'consented',
    effect: 'set',
    input: z.strictObject({ payoutAccountId }),
    output: accountList,
    errors: ['PAYOUT_ACCOUNT_NOT_FOUND'],
  }),
};
