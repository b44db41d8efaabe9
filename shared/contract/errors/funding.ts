import { type ErrorEntry, entry } from './entry';

/** Of money that publishers pay in, and that goes back to them. */
export const fundingErrors = {
  NOTHING_TO_FUND: entry(409, '此任务没有待付的款项，请刷新后查看'),
  FUNDING_UNAVAILABLE: entry(503, '对公转账收款账户尚未配置，请联系客服', true),
  FUNDING_NOT_FOUND: entry(404, '没有这个付款编号，请对照银行附言核对后重新输入'),
  FUNDING_SUM_DIFFERS: entry(
    409,
    '到账金额与应付金额不符；请核对流水，确认无误时选择“原路退回”，不会用于任务',
  ),
  BANK_SERIAL_USED: entry(409, '这笔银行流水已登记给另一笔款项或金额，请核对流水号'),
  REFUND_NOT_FOUND: entry(404, '没有这笔退款，请刷新列表后重试'),
  REFUND_BY_WECHAT_PAY: entry(
    409,
    '这笔退款由微信支付原路退回，无需手动处理；微信退不回时才能改退到银行账户',
  ),
  WECHAT_PAY_UNAVAILABLE: entry(503, '微信支付暂时不可用，请稍后重试，或使用对公转账', true),
  PAYMENT_NOT_FOUND: entry(404, '没有找到这笔付款，请刷新页面后查看'),
  REFUND_PAID: entry(409, '这笔退款已经确认付出，请刷新后查看'),
} as const satisfies Record<string, ErrorEntry>;
