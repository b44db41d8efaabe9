import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import type { OrderDetail } from '../../shared/contract/orders';
import { labels } from '../generated/labels';
import { maxWithdrawals } from '../generated/orders/limits';
import { moment, unbroken, workTime, workTotal, yuan } from './format';

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

/** Nothing more comes of these. */
const quiet: readonly Status[] = ['refused', 'withdrawn', 'cancelled', 'no-show'];

/** What it earned, or would earn. */
const moneyOf = ({ earnedFen, totalFen, status }: Row): string => {
  if (earnedFen !== undefined) return `+${yuan(earnedFen)}`;
  return quiet.includes(status) ? '' : `¥${yuan(totalFen)}`;
};

/** An order in the list. */
export const orderRow = (order: Row) => ({
  id: order.orderId,
  title: unbroken(order.title),
  status: order.answerByMs === undefined ? labels.orderStatus[order.status] : '待您答复',
  tone: order.answerByMs === undefined ? orderTones[order.status] : 'warn',
  payFen: order.pay.amountFen,
  payUnit: order.pay.unit,
  cycle: labels.settlementCycle[order.settlementCycle],
  time: workTime(order.sessions),
  total: workTotal(order),
  money: moneyOf(order),
  isEarned: order.earnedFen !== undefined,
  isQuiet: quiet.includes(order.status),
  signedUp: `${moment(order.createdAtMs)} 报名`,
});

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

/** Why, where nobody wrote it. */
const codeTexts: Readonly<Record<NonNullable<Step['code']>, string>> = {
  full: '名额已招满',
  closed: '发布方结束了报名',
  deadline: '报名已截止',
  'publisher-absent': '发布方不在场',
  'not-as-described': '工作与描述不符',
  'not-handed-in': '到期没有重新提交',
  'terms-declined': '没有接受发布方的修改',
  'terms-unanswered': '发布方的修改到期没有答复',
};

/** What was said of a step, or why the platform made it. */
export const reasonOf = ({ reason, code }: Pick<Step, 'reason' | 'code'>): string =>
  [code && codeTexts[code], reason].filter(Boolean).join('：');

/** How often the person withdrew; the server counts the same steps. */
export const withdrawalsOf = ({ timeline }: Pick<OrderDetail, 'timeline'>): number =>
  timeline.filter(({ status }) => status === 'withdrawn').length;

/** What withdrawing once more means. */
export function withdrawalWarning(order: Pick<OrderDetail, 'timeline'>): string {
  const left = maxWithdrawals - withdrawalsOf(order) - 1;
  const after = left > 0 ? `之后还可以再报名 ${left} 次。` : '这是最后一次，取消后不能再报名此任务。';
  return `名额会放回给别人。${after}`;
}

/** A first-come task admits by the worker's own hand. */
const stepView = (step: Step, at: number) => {
  const { status, by, atMs } = step;
  const reason = reasonOf(step);
  return {
    id: `${at}:${status}`,
    title: status === 'admitted' && by === 'worker' ? '抢单成功，已录用' : stepTitles[status],
    text: [doers[by], reason && `原因：${reason}`].filter(Boolean).join(' · '),
    time: moment(atMs),
  };
};

/** What happened, newest first. */
export const stepsView = (timeline: readonly Step[]) => timeline.map(stepView).reverse();

/** 0000 0000 0001 9: by which people name an order to one another. */
export const shownNumber = (number: string): string => number.replace(/\d{4}(?=\d)/g, '$& ');

/** Tells the page for ratings what may be said instead of how the work was. */
export const breachesQuery = ({ breaches }: { readonly breaches?: readonly string[] }): string =>
  breaches ? `&breaches=${breaches.join(',')}` : '';

/** 临时取消 2 次: how often others said that somebody broke what was agreed; what never was is left out. */
export const breachTexts = (counts: Readonly<Record<keyof typeof labels.breach, number>>): string[] =>
  (Object.keys(labels.breach) as (keyof typeof labels.breach)[])
    .filter((breach) => counts[breach] > 0)
    .map((breach) => `${labels.breach[breach]} ${counts[breach]} 次`);
