import * as z from 'zod';
import { payoutChannels } from '../domain/money/payout-channels';
import { alipayLogonIdFault, cleanAlipayLogonId } from '../domain/typed/alipay-logon-id';
import { cleanLegalName, legalNameFault } from '../domain/typed/legal-name';
import { action } from './action';
import { weChatFailures } from './errors';
import * as f from './fields';
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

export const payoutsContract = {
  bindAccount: action({
    feature: 'payouts',
    name: 'bindAccount',
    summary: "Binds the person's own WeChat wallet or an Alipay account of theirs",
    access: 'consented',
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
