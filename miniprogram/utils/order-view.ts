import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import type { OrderDetail } from '../../shared/contract/orders';
import { labels, maxWithdrawals } from '../generated/labels';
import { moment, unbroken, workTime, workTimes, workTotal } from './format';

type Row = OutputOf<typeof contract.orders.mine>['orders'][number];
type Status = Row['status'];

export const orderTones: Readonly<Record<Status, string>> = {
  applied: 'warn',
  admitted: 'accent',
  refused: 'danger',
  withdrawn: 'plain',
  'checked-in': 'accent',
  'handed-in': 'warn',
  returned: 'warn',
  accepted: 'accent',
  cancelled: 'plain',
  'no-show': 'danger',
  disputed: 'warn',
  decided: 'plain',
};

/** An order in the list. */
export const orderRow = (order: Row) => ({
  id: order.orderId,
  title: unbroken(order.title),
  status: labels.orderStatus[order.status],
  tone: orderTones[order.status],
  payFen: order.pay.amountFen,
  payUnit: order.pay.unit,
  cycle: labels.settlementCycle[order.settlementCycle],
  time: workTime(order.sessions),
  total: workTotal(order),
  signedUp: `${moment(order.createdAtMs)} 报名`,
});

const heads: Readonly<Record<Status, { readonly title: string; readonly text: string }>> = {
  applied: { title: '等待发布方审核', text: '审核结果会通知您。等待期间可以随时取消。' },
  admitted: { title: '已录用', text: '请按时到岗。临时不能去，请在开始前取消，把名额留给别人。' },
  refused: { title: '报名未通过', text: '别灰心，还有很多任务在等您。' },
  withdrawn: { title: '已取消报名', text: '名额已放回。想参加可以回到任务，还有名额时再次报名。' },
  'checked-in': { title: '已到岗', text: '工作完成后请提交成果，发布方验收后入账。' },
  'handed-in': { title: '等待验收', text: '发布方 48 小时内没有处理，将自动验收。' },
  returned: { title: '成果被退回', text: '请看退回原因，改好后重新提交。' },
  accepted: { title: '已验收', text: '金额见订单，感谢您的工作。' },
  cancelled: { title: '订单已终止', text: '原因见下方记录。' },
  'no-show': { title: '未到岗', text: '开工 60 分钟未见打卡。如有异议，7 天内可以申诉。' },
  disputed: { title: '申诉处理中', text: '平台正在处理，结果会通知双方。' },
  decided: { title: '申诉已裁定', text: '结果和理由见下方记录。' },
};

const stepTitles: Readonly<Record<Status, string>> = {
  applied: '提交报名',
  admitted: '录用成功',
  refused: '报名未通过',
  withdrawn: '取消报名',
  'checked-in': '到岗打卡',
  'handed-in': '提交成果',
  returned: '成果被退回',
  accepted: '验收',
  cancelled: '订单终止',
  'no-show': '未到岗',
  disputed: '申诉',
  decided: '申诉裁定',
};

const doers = { worker: '', publisher: '发布方操作', platform: '平台操作', operator: '平台裁定' } as const;

type Step = OrderDetail['timeline'][number];

/** How often the person withdrew; the server counts the same steps. */
export const withdrawalsOf = ({ timeline }: Pick<OrderDetail, 'timeline'>): number =>
  timeline.filter(({ status }) => status === 'withdrawn').length;

function headText(order: OrderDetail): string {
  const refusal = order.timeline.filter(({ status }) => status === 'refused').pop()?.reason;
  if (order.status === 'refused' && refusal) return `原因：${refusal}`;
  if (order.status === 'withdrawn' && withdrawalsOf(order) >= maxWithdrawals)
    return `名额已放回。您已取消 ${maxWithdrawals} 次，不能再报名此任务。`;
  return heads[order.status].text;
}

/** What withdrawing once more means. */
export function withdrawalWarning(order: Pick<OrderDetail, 'timeline'>): string {
  const left = maxWithdrawals - withdrawalsOf(order) - 1;
  const after = left > 0 ? `之后还可以再报名 ${left} 次。` : '这是最后一次，取消后不能再报名此任务。';
  return `名额会放回给别人。${after}`;
}

/** A first-come task admits by the worker's own hand. */
const stepView = ({ status, by, reason, atMs }: Step, at: number) => ({
  id: `${at}:${status}`,
  title: status === 'admitted' && by === 'worker' ? '抢单成功，已录用' : stepTitles[status],
  text: [doers[by], reason && `原因：${reason}`].filter(Boolean).join(' · '),
  time: moment(atMs),
});

/** An order as its page shows it; the timeline newest first. */
export function orderView(order: OrderDetail) {
  return {
    ...orderRow(order),
    taskId: order.taskId,
    times: workTimes(order.sessions),
    number: order.number,
    shownNumber: order.number.replace(/\d{4}(?=\d)/g, '$& '),
    head: heads[order.status].title,
    headText: headText(order),
    withdrawalWarning: withdrawalWarning(order),
    steps: order.timeline.map(stepView).reverse(),
    withdrawable: order.withdrawable,
    isOver: order.status === 'refused' || order.status === 'withdrawn',
  };
}
