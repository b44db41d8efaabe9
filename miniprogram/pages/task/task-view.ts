import type { OrderDetail } from '../../../shared/contract/orders';
import type { TaskDetail } from '../../../shared/contract/tasks';
import { labels } from '../../generated/labels';
import { maxWithdrawals } from '../../generated/orders/limits';
import { freshPosition } from '../../services/location';
import { distanceMetres } from '../../utils/distance';
import { distanceText, moment, timeLeft, unbroken, workTimes, workTotal } from '../../utils/format';
import { withdrawalsOf } from '../../utils/order-view';
import { endedText } from '../../utils/sign-up-state';

type Order = Pick<OrderDetail, 'orderId' | 'status' | 'timeline'>;

/** What the button at the bottom says and whether it does something. */
interface MainAction {
  readonly kind: 'sign-up' | 'order' | 'elsewhere' | 'none';
  readonly text: string;
  /** A line beside it that says where things stand. */
  readonly hint: string;
}

/** The task as its page shows it. */
export function taskView(task: TaskDetail) {
  const here = freshPosition();
  const { publisher, place } = task;
  const ended = endedText(task);
  return {
    id: task.taskId,
    title: unbroken(task.title),
    payFen: task.pay.amountFen,
    payUnit: task.pay.unit,
    total: workTotal(task),
    admission: labels.admission[task.admission],
    admissionNote: task.admission === 'first-come' ? '提交即录用' : '由发布方审核',
    tags: [
      labels.settlementCycle[task.settlementCycle],
      labels.taskType[task.type],
      ...task.tags.map((tag) => labels.taskTag[tag]),
      `满 ${task.minAge} 周岁`,
    ],
    left: ended ?? `剩 ${task.placesLeft}/${task.places}`,
    isOver: ended !== undefined,
    times: workTimes(task.sessions),
    where: place.name,
    cityCode: place.cityCode,
    address: task.address,
    far: here ? distanceText(distanceMetres(here, place)) : '',
    longitude: place.longitude,
    latitude: place.latitude,
    deadline: moment(task.signUpDeadlineMs),
    description: task.description,
    pictures: task.pictures,
    serviceStandard: task.serviceStandard,
    requirements: task.requirements,
    bring: task.bring,
    publisherId: publisher.publisherId,
    publisher: publisher.name,
    verification: labels.verification[publisher.verification],
    isVerified: publisher.verification !== 'none',
  };
}

export type TaskView = ReturnType<typeof taskView>;

const statusHints = {
  applied: '已报名，等待发布方审核',
  admitted: '已录用，请按时到岗',
  refused: '本次报名未通过',
  withdrawn: '您曾取消报名，可再次报名',
  'checked-in': '您已到岗',
  'handed-in': '成果已提交，等待验收',
  returned: '成果被退回，请重新提交',
  accepted: '您做过这个任务，已验收',
  cancelled: '您的订单已终止',
  'no-show': '您未按时到岗',
  disputed: '订单申诉处理中',
  decided: '订单申诉已裁定',
} as const;

/** What there is near by for somebody whom this task does not take. */
export type Nearby = 'alike' | 'other' | 'none';

const waysOn: Readonly<Record<Nearby, string>> = {
  alike: '看看附近同类任务',
  other: '看看附近的任务',
  none: '看看其他任务',
};

/** What somebody with this order, or none, can do with the task now. */
export function mainAction(task: TaskDetail, order: Order | undefined, nearby: Nearby): MainAction {
  if (order && order.status !== 'withdrawn') {
    return { kind: 'order', text: '查看订单', hint: statusHints[order.status] };
  }
  const ended = endedText(task);
  if (ended !== undefined) return { kind: 'elsewhere', text: waysOn[nearby], hint: ended };
  if (order && withdrawalsOf(order) >= maxWithdrawals)
    return { kind: 'none', text: '不能再次报名', hint: `您已取消 ${maxWithdrawals} 次，不能再报名此任务` };
  return {
    kind: 'sign-up',
    text: task.admission === 'first-come' ? '立即抢单' : '立即报名',
    hint: order ? statusHints.withdrawn : `距截止还有 ${timeLeft(task.signUpDeadlineMs)}`,
  };
}
