/** What a person can do about a payment that did not work. */
export const remedies = ['account', 'again', 'later', 'support'] as const;
type Remedy = (typeof remedies)[number];

interface Reason {
  readonly text: string;
  readonly remedy: Remedy;
}

const wrongName: Reason = { text: '姓名与收款账户的实名不一致，请改正收款账户后重新提现', remedy: 'account' };
const wrongAccount: Reason = { text: '收款账户不存在或不能收款，请核对或更换收款账户', remedy: 'account' };
const notVerified: Reason = { text: '收款账户还没有完成实名认证，请先完成认证或更换账户', remedy: 'account' };
const restricted: Reason = { text: '收款账户状态异常或收款受限，请联系其客服或更换账户', remedy: 'account' };
const fullForNow: Reason = { text: '收款账户已达到收款限额，请明天再试或更换账户', remedy: 'later' };
const others: Reason = { text: '付款没有成功，请联系客服并告知提现编号', remedy: 'support' };

const listed = (reason: Reason, codes: string): [string, Reason][] =>
  codes
    .trim()
    .split(/\s+/)
    .map((code) => [code, reason]);

/** By the names of WeChat Pay (`fail_reason`, 商家转账) and Alipay (`sub_code`, uni.transfer). */
const reasons: ReadonlyMap<string, Reason> = new Map([
  ...listed(wrongName, 'REAL_NAME_CHECK_FAIL NAME_NOT_CORRECT ID_CARD_NOT_CORRECT PAYEE_USER_INFO_ERROR'),
  ...listed(
    wrongAccount,
    'ACCOUNT_NOT_EXIST OPENID_INVALID PAYEE_NOT_EXIST PAYEE_ACC_OCUPIED PAYEE_USER_TYPE_ERROR',
  ),
  ...listed(notVerified, 'PERM_AML_NOT_REALNAME_REV PAYEE_NOT_RELNAME_CERTIFY EXCEED_LIMIT_UNRN_DM_AMOUNT'),
  ...listed(
    restricted,
    `PAYEE_ACCOUNT_ABNORMAL ACCOUNT_FROZEN PAYEE_ACCOUNT_STATUS_ERROR PAYEE_USERINFO_STATUS_ERROR
     PERMIT_NON_BANK_LIMIT_PAYEE PERMIT_CHECK_PERM_LIMITED RELEASE_USER_FORBBIDEN_RECIEVE`,
  ),
  ...listed(
    fullForNow,
    `REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED DAY_RECEIVED_COUNT_EXCEED DAY_RECEIVED_QUOTA_EXCEED
     BLOCK_B2C_USERLIMITAMOUNT_MONTH BLOCK_B2C_USERLIMITAMOUNT_BSRULE_MONTH PERMIT_CHECK_RECEIVE_LIMIT
     PAYEE_TRUSTEESHIP_ACC_OVER_LIMIT TRUSTEESHIP_RECIEVE_QUOTA_LIMIT EXCEED_LIMIT_DC_RECEIVED`,
  ),
  [
    'ACCOUNT_UNBOUND',
    { text: '付款前收款账户已解绑或重新绑定，金额已退回，请核对收款账户后重新提现', remedy: 'account' },
  ],
  ['EXPIRED', { text: '超过 24 小时没有确认收款，金额已退回', remedy: 'again' }],
  ['CANCELLED', { text: '已取消，金额已退回', remedy: 'again' }],
  ['MCH_CANCEL', { text: '已取消，金额已退回', remedy: 'again' }],
]);

/** Why a payment did not work, in words, and what to do. */
export const payoutReason = (code: string): Reason => reasons.get(code) ?? others;
