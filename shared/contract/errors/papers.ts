import { type ErrorEntry, entry } from './entry';

/** Of invoices and certificates that people ask for. */
export const paperErrors = {
  PAPER_REQUESTED: entry(409, '已经申请过，请查看进度'),
  PAPER_REQUEST_NOT_FOUND: entry(404, '没有找到这个申请，请返回列表刷新'),
  PAPER_REQUEST_TAKEN_UP: entry(409, '已在办理或办结，不能撤回'),
  PAPER_REQUEST_DONE: entry(409, '这个申请已经办理或撤回，请刷新后查看'),
  PERIOD_NOT_OVER: entry(409, '这个时间段还没有结束，结束后才能申请'),
  NOTHING_IN_PERIOD: entry(409, '这个时间段没有可以开具的金额'),
} as const satisfies Record<string, ErrorEntry>;
