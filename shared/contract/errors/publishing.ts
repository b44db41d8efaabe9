import { spanText } from '../../domain/calendar/date-text';
import { newestRules } from '../../domain/orders/order-rules';
import { type ErrorEntry, entry } from './entry';

const termsNoticeMs = newestRules.publisherLateMs + newestRules.termsLeastAnswerMs;

/** Of tasks, as their publisher meets them. */
export const publishingErrors = {
  TASK_NOT_DRAFT: entry(409, '任务已发布，请刷新后查看'),
  TASK_NOT_IN_REVIEW: entry(409, '任务不在审核中，可能已被处理，请刷新后查看'),
  TASK_NOT_OPEN: entry(409, '任务未在报名中，请刷新后查看'),
  TASK_ENDED: entry(409, '任务已结束报名，不能再修改；需要继续招人请发布新任务'),
  TASK_TERMS_FIXED: entry(
    409,
    '已有人报名，报酬和要求不能再修改；可以延长截止时间、增加名额，或征得报名的人同意后修改',
  ),
  /** With `untilMs`. */
  TERMS_ASKED_ALREADY: entry(409, '上一次修改还在等报名的人答复，到期后才能再改'),
  TERMS_UNCHANGED: entry(409, '内容没有改动，不用再问报名的人'),
  TERMS_TOO_LATE: entry(
    409,
    `离开工太近，来不及再问报名的人：修改须在开工 ${spanText(termsNoticeMs)}前提出。可以照原条件进行，或按规则取消订单`,
  ),
  /** With `missingFen`. */
  TERMS_UNPAID: entry(409, '上一次修改的条件还没有付款，请先付款或取消付款，再做其他修改'),
  TERMS_PLACES_UNPAID: entry(409, '增加的名额还没有付款，请先付款或取消增加，再修改条件'),
  TASK_CITY_FIXED: entry(409, '任务发布后不能更换城市，请关闭后在另一城市重新发布'),
  /** With `reason`: why, in words. */
  RESULTS_UNREADABLE: entry(422, '文件没有读懂，请按模板填写后重新选择'),
  NO_PLACE_LEFT: entry(409, '名额已满，不能再录用；可先增加名额，或等有人取消'),
  APPLICANT_UNDER_AGE: entry(409, '此人的年龄不符合任务要求，不能录用，请选择其他报名者'),
  TASK_DATES_INVALID: entry(400, '任务的时间安排有误，请修改后重试'),
  TASK_QUANTITY_INVALID: entry(400, '每人的工作量与工作时间不符，请修改后重试'),
  TASK_COST_TOO_HIGH: entry(400, '一个任务的全部费用不能超过 1,000 万元，请减少名额或分成几个任务发布'),
  /** With what somebody unverified may publish. */
  UNVERIFIED_LIMIT: entry(
    409,
    '未完成身份核验的发布方，每个任务先经人工审核，任务数、每个任务的人数和费用有上限：请减少后重试，或在“我的 · 成为服务商”完成身份核验',
  ),
  TASK_PLACE_OUTSIDE_CITY: entry(400, '工作地点不在所选城市，请重新选择地点或城市'),
} as const satisfies Record<string, ErrorEntry>;
