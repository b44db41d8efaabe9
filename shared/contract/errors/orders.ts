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
} as const satisfies Record<string, ErrorEntry>;
