import { type ErrorEntry, entry } from './entry';

/** Of payout accounts. */
export const payoutErrors = {
  LEGAL_NAME_MISMATCH: entry(409, '收款人姓名须与本人姓名一致，如需更正请联系客服'),
  PAYOUT_ACCOUNT_TAKEN: entry(
    409,
    '该收款账户已被其他用户绑定，请核对账号；确为本人账户的，完成实名认证后再绑定',
  ),
  PAYOUT_ACCOUNT_LIMIT: entry(409, '绑定数量已达上限（微信 1 个、支付宝 3 个），请先解绑'),
  PAYOUT_ACCOUNT_BOUND: entry(409, '该收款账户已绑定，无需重复操作'),
  PAYOUT_ACCOUNT_NOT_FOUND: entry(404, '收款账户不存在或已解绑'),
  PAYOUT_ACCOUNT_PAUSED: entry(409, '更换收款账户后 24 小时内不能提现，请稍后再试'),
  IDENTITY_UNPROVEN: entry(409, '提现前请先完成实名认证；已提交的正在核对，请稍后再试'),
  NOTHING_PAYABLE: entry(409, '目前没有可提现的金额'),
  PAYOUT_TOO_SMALL: entry(409, '可提现金额低于单笔最低限额，累积后再提现'),
  PAYOUTS_UNAVAILABLE: entry(503, '该收款方式暂未开通，请更换收款账户或稍后再试'),
  PAYOUT_NOT_FOUND: entry(404, '没有找到这笔提现'),
  PAYOUT_NOT_CANCELLABLE: entry(409, '这笔提现已不能取消，请以最新状态为准'),
} as const satisfies Record<string, ErrorEntry>;
