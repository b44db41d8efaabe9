import { type ErrorEntry, entry } from './entry';

/** Of what workers earn, and of who they are to the tax office. */
export const incomeErrors = {
  IDENTITY_FIXED: entry(409, '实名信息已经核验，需要更正请联系客服'),
  IDENTITY_NOT_FOUND: entry(404, '还没有实名认证，请先填写姓名和身份证号'),
  WORKER_UNDER_AGE: entry(422, '未满 16 周岁，依法不能取酬；请核对身份证号'),
  SETTLEMENT_FILED: entry(409, '结算所在月份已结束，税款已申报，不能冲回；请做更正申报'),
  SETTLEMENT_DRAWN: entry(409, '该笔结算的款项已提现，不能冲回；请先核对提现记录'),
  SETTLEMENT_NOT_FOUND: entry(404, '没有找到这张税单，请返回收入页刷新'),
} as const satisfies Record<string, ErrorEntry>;
