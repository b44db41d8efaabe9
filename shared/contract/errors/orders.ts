import { spanText } from '../../domain/calendar/date-text';
import { maxReturns, rateableMs } from '../../domain/orders/limits';
import { newestRules } from '../../domain/orders/order-rules';
import { type ErrorEntry, entry } from './entry';

/** Of sign-ups and orders. */
export const orderErrors = {
  ALREADY_SIGNED_UP: entry(409, '您已报名此任务，可在“订单”中查看'),
  ORDER_CLASHES: entry(409, '与您已报名的任务时间冲突，请先取消其中一个再报名'),
  TOO_MANY_ORDERS: entry(409, '您未完成的订单太多了，请先完成或取消一些再报名'),
  OWN_TASK: entry(409, '不能报名自己发布的任务'),
  UNDER_AGE: entry(403, '您的年龄未达到此任务的要求'),
  PROFILE_INCOMPLETE: entry(409, '请先在“我的”中完善昵称和出生日期'),
  TOO_MANY_WITHDRAWALS: entry(409, '您已多次取消报名此任务，不能再次报名'),
  ORDER_NOT_FOUND: entry(404, '订单不存在'),
  ORDER_NOT_WITHDRAWABLE: entry(409, '当前状态不能取消报名，如有需要请联系发布方'),
  ORDER_NOT_WAITING: entry(409, '该报名已处理，请刷新后查看'),
  ORDER_NOT_CANCELLABLE: entry(409, '该订单已到岗或已结束，不能取消；如有问题请在订单中申诉'),
  TERMS_NOT_ASKED: entry(409, '没有等您答复的修改，请刷新订单后查看'),
  ORDER_NOT_LEAVABLE: entry(
    409,
    '只有在工作时间内、且尚未提交成果时可以离岗；开始前请取消报名，已提交请申诉',
  ),
  ORDER_NOT_CHECKABLE: entry(409, '当前状态不能打卡，请刷新订单后查看'),
  /** With `opensAtMs`, `minutes`. */
  CHECK_IN_EARLY: entry(409, '还没到打卡时间，请稍后再来'),
  CHECK_IN_OVER: entry(409, '打卡时间已过；如果您到了岗，请在订单中说明并申诉'),
  /** With `distanceMetres`, `radiusMetres`. */
  CHECK_IN_FAR: entry(409, '您离工作地点还太远，请走近一些再打卡，或向发布方要现场码'),
  /** With `accuracyMetres`. */
  POSITION_VAGUE: entry(409, '手机定位不够准确，请到空旷处重试，或用现场码打卡'),
  ON_SITE_CODE_WRONG: entry(409, '现场码不正确或已更新，请看发布方手机上最新的 6 位数字'),
  PHOTO_NOT_ASKED: entry(409, '此任务不用照片打卡，请用现场码或定位打卡'),
  CHECK_IN_TIME_WRONG: entry(400, '打卡时间不正确，请检查手机时间后重试'),
  NOT_CHECKED_IN: entry(409, '请先上岗打卡，再下岗打卡'),
  ORDER_NOT_HANDABLE: entry(409, '现在不能提交成果：需先到岗打卡，并等最后一段工作开始；已验收的不能再改'),
  /** With `most`. */
  QUANTITY_TOO_MUCH: entry(409, '数量超过了可以填写的上限，请核对后重新填写'),
  ORDER_NOT_HANDED_IN: entry(409, '该订单没有待验收的成果，请刷新后查看'),
  TOO_MANY_RETURNS: entry(409, `已退回 ${maxReturns} 次，不能再退回；请验收、按较少数量验收或申诉`),
  REASON_REQUIRED: entry(400, '按较少数量验收须写明原因'),
  ORDER_NOT_DISPUTABLE: entry(409, '该订单现在不能申诉：款项已结清，或申诉期限已过'),
  ORDER_NOT_AGREEABLE: entry(409, '该订单没有待您确认的金额，请刷新后查看'),
  ORDER_NOT_DISPUTED: entry(409, '该申诉已处理，请刷新后查看'),
  DISPUTE_TOO_LONG: entry(409, '双方的说明已经够多，请等待平台处理'),
  /** With `untilMs`. */
  DISPUTE_NOT_HEARD: entry(409, `另一方还没有说明；须等其说明，或等满 ${spanText(newestRules.silenceMs)}`),
  /** With `mostFen`. */
  DECISION_SUM_WRONG: entry(400, '部分支付须填写金额，且高于零、低于订单总额'),
  ORDER_NOT_RATEABLE: entry(
    409,
    `这一单现在不能这样评价，请刷新后查看；订单结束后 ${spanText(rateableMs)}内可以评价`,
  ),
  RATING_GIVEN: entry(409, '您已评价过此订单'),
} as const satisfies Record<string, ErrorEntry>;
