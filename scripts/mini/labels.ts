import type { verifications } from '../../shared/domain/account/verifications';
import type { OrderStatus } from '../../shared/domain/lifecycles/order-lifecycle';
import type { taskStatuses } from '../../shared/domain/lifecycles/task-lifecycle';
import { payUnitNames } from '../../shared/domain/money/pay';
import { settlementCycleNames } from '../../shared/domain/money/settlement-cycles';
import type { NoticeKind } from '../../shared/domain/notices/notice-kinds';
import type { Breach } from '../../shared/domain/orders/breaches';
import type { admissions } from '../../shared/domain/tasks/admissions';
import type { TaskCategory } from '../../shared/domain/tasks/categories';
import { timeOfDayNames } from '../../shared/domain/tasks/sessions';
import { taskTagNames } from '../../shared/domain/tasks/task-tags';
import { taskTypeNames } from '../../shared/domain/tasks/task-types';

type Labels<K extends string> = Readonly<Record<K, string>>;

/**
 * What the interface calls the values of the trade. Typed by the values themselves, so that a new value
 * without a name does not compile.
 */
export const labels = {
  category: {
    recruiting: '招聘用工',
    promotion: '推广营销',
    other: '其他',
  } satisfies Labels<TaskCategory>,
  taskType: taskTypeNames,
  taskTag: taskTagNames,
  timeOfDay: timeOfDayNames,
  payUnit: payUnitNames,
  settlementCycle: settlementCycleNames,
  admission: { 'first-come': '抢单', reviewed: '审核录用' } satisfies Labels<(typeof admissions)[number]>,
  taskStatus: {
    draft: '未发布',
    'in-review': '审核中',
    'awaiting-funds': '待付款',
    open: '报名中',
    closed: '已结束',
  } satisfies Labels<(typeof taskStatuses)[number]>,
  orderStatus: {
    applied: '待审核',
    admitted: '已录用',
    refused: '未通过',
    withdrawn: '已取消',
    'checked-in': '已到岗',
    'handed-in': '待验收',
    returned: '被退回',
    accepted: '已验收',
    cancelled: '已终止',
    'no-show': '未到岗',
    disputed: '申诉中',
    decided: '已裁定',
  } satisfies Labels<OrderStatus>,
  breach: {
    'cancelled-late': '临时取消',
    absent: '未到场',
    'not-as-described': '现场与描述不符',
  } satisfies Labels<Breach>,
  verification: { none: '未认证', person: '个人认证', enterprise: '企业认证' } satisfies Labels<
    (typeof verifications)[number]
  >,
  noticeKind: { work: '报名', hiring: '招人', account: '账户' } satisfies Labels<NoticeKind>,
  channel: { wechat: '微信零钱', alipay: '支付宝' },
} as const;
