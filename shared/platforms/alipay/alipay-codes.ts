import type { RailAnswer } from '../../ports/payout-rail';

const listed = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Our account is empty. */
const ofBalance = listed('PAYER_BALANCE_NOT_ENOUGH BALANCE_IS_NOT_ENOUGH PAYMENT_MONEY_NOT_ENOUGH');
/** The product, our account or our rights. */
const ofRights = listed(`
  PRODUCT_NOT_SIGN PAYER_STATUS_ERROR PAYER_CERTIFY_CHECK_FAIL PAYER_PERMLIMIT_CHECK_FAILURE PAYCARD_UNABLE_PAYMENT
  NO_ACCOUNT_PAYMENT_PERMISSION NO_PERMISSION_ACCOUNT INVALID_PAYER_ACCOUNT NOT_IN_WHITE_LIST
  insufficient-isv-permissions isv.insufficient-isv-permissions
`);
const ofKeys = listed('isv.invalid-signature isv.missing-signature isv.invalid-app-id');
/** Of the payee, the sum or the words: this payment will not be made as it is. */
const ofPayment = listed(`
  PAYEE_NOT_EXIST PAYEE_USER_INFO_ERROR PAYEE_ACC_OCUPIED PAYEE_CARD_INFO_ERROR CARD_BIN_ERROR INVALID_CARDNO
  RELEASE_USER_FORBBIDEN_RECIEVE PAYEE_USER_TYPE_ERROR PAYER_PAYEE_CANNOT_SAME PERM_AML_NOT_REALNAME_REV
  PAYEE_NOT_RELNAME_CERTIFY PAYEE_ACCOUNT_STATUS_ERROR PAYEE_USERINFO_STATUS_ERROR PERMIT_NON_BANK_LIMIT_PAYEE
  PERMIT_CHECK_PERM_LIMITED PERMIT_CHECK_RECEIVE_LIMIT EXCEED_LIMIT_UNRN_DM_AMOUNT EXCEED_LIMIT_DC_RECEIVED
  PAYEE_TRUSTEESHIP_ACC_OVER_LIMIT TRUSTEESHIP_RECIEVE_QUOTA_LIMIT EXCEED_LIMIT_SM_MIN_AMOUNT EXCEED_LIMIT_SM_AMOUNT
  EXCEED_LIMIT_PERSONAL_SM_AMOUNT EXCEED_LIMIT_DM_AMOUNT EXCEED_LIMIT_DM_MAX_AMOUNT EXCEED_LIMIT_MM_AMOUNT
  MEMO_REQUIRED_IN_TRANSFER_ERROR SECURITY_CHECK_FAILED INVALID_PARAMETER REMARK_HAS_SENSITIVE_WORD
  PAYMENT_INFO_INCONSISTENCY
`);

/**
 * What a refusal of Alipay's says, by its `sub_code`. One that nobody knows says nothing: it is asked, never assumed.
 * Source: alipay.fund.trans.uni.transfer, 业务错误码.
 */
export function alipayRefusal(code: string): RailAnswer {
  if (ofBalance.includes(code)) return { kind: 'stopped', why: 'balance', code };
  if (ofRights.includes(code)) return { kind: 'stopped', why: 'rights', code };
  if (ofKeys.includes(code)) return { kind: 'stopped', why: 'keys', code };
  if (ofPayment.includes(code)) return { kind: 'refused', code };
  return code === 'ORDER_NOT_EXIST' ? { kind: 'none' } : { kind: 'unclear', code };
}
