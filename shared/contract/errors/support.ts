import { type ErrorEntry, entry } from './entry';

/** Of reports, feedback, appeals and suspensions. */
export const supportErrors = {
  REPORT_OWN: entry(409, '不能举报自己'),
  REPORT_REASON_WRONG: entry(422, '这个原因不适用于对方，请重新选择举报原因'),
  TICKET_NOT_FOUND: entry(404, '没有找到这条记录，请返回列表刷新'),
  TICKET_ANSWERED: entry(409, '这条已经答复，请刷新后查看'),
  TICKET_OUTCOME_WRONG: entry(422, '处理结果与类型不符，请重新选择'),
  NOTHING_TO_APPEAL: entry(409, '现在没有可以申诉的处理'),
  APPEALED_ALREADY: entry(409, '已经申诉过，请在“我的 · 客服与反馈”查看结果'),
  PUBLISHING_STOPPED: entry(403, '您现在不能发布任务，原因和申诉请看“我的 · 客服与反馈”'),
  ACCOUNT_NOT_FOUND: entry(404, '没有这个账号，请核对编号'),
  SUSPENDED_ALREADY: entry(409, '该账号已被暂停，请先解除再按新的理由暂停'),
  NOT_SUSPENDED: entry(409, '该暂停已结束或不存在，请刷新后查看'),
  /** With `mostDays`. */
  SUSPENSION_TOO_LONG: entry(422, '超过了该规则允许的最长天数'),
} as const satisfies Record<string, ErrorEntry>;
