import { type ErrorEntry, entry } from './entry';

/** Of payout accounts. */
export const payoutErrors = {
  LEGAL_NAME_MISMATCH: entry(409, '收款人姓名须与本人姓名一致，如需更正请联系客服'),
  PAYOUT_ACCOUNT_TAKEN: entry(409, '该收款账户已被其他用户绑定，请核对账号'),
  PAYOUT_ACCOUNT_LIMIT: entry(409, '绑定数量已达上限（微信 1 个、支付宝 3 个），请先解绑'),
  PAYOUT_ACCOUNT_BOUND: entry(409, '该收款账户已绑定，无需重复操作'),
  PAYOUT_ACCOUNT_NOT_FOUND: entry(404, '收款账户不存在或已解绑'),
} as const satisfies Record<string, ErrorEntry>;
