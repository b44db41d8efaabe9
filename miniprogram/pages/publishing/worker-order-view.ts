import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { labels } from '../../generated/labels';
import type { OrderPictures } from '../../services/order-pictures';
import { clustersOf } from '../../utils/clusters';
import { countdown } from '../../utils/countdown';
import { moment, unbroken, workTimes, yuan } from '../../utils/format';
import { orderTones, shownNumber } from '../../utils/order-view';
import { amountAndSum, attendancesView, handInView, sumFen } from '../../utils/work-view';

export type WorkerOrder = OutputOf<typeof contract.publishing.order>['order'];

/** Done as agreed, by somebody who was seen there: nothing that one has to look at twice. */
export const isPlain = ({ status, handedInQuantity, quantity, returns, work }: WorkerOrder): boolean =>
  status === 'handed-in' &&
  handedInQuantity === quantity &&
  returns === 0 &&
  (work?.attendances ?? []).some((attendance) => attendance.in);

/** What accepting all that was handed in pays, fen. */
export const acceptsFen = ({ pay, handedInQuantity = 0 }: WorkerOrder): number =>
  sumFen(pay.amountFen, handedInQuantity);

/** 还有 21 小时 18 分，不处理就自动通过并付款. */
function waitText(
  { status, acceptsByItselfAtMs: atMs, redoUntilMs, pending }: WorkerOrder,
  nowMs: number,
): string {
  if (status === 'handed-in' && atMs !== undefined)
    return atMs > nowMs
      ? `还有 ${countdown(atMs, nowMs)}（${moment(atMs)}），不处理就自动通过并付款`
      : '马上自动通过并付款';
  if (status === 'returned' && redoUntilMs !== undefined)
    return `等接单者重新提交，${moment(redoUntilMs)} 前有效`;
  return pending ? `¥${yuan(pending.payFen)} 将在 ${moment(pending.atMs)} 付给接单者，申诉除外` : '';
}

/** An order of a worker as the publisher sees it at a moment. */
export function workerOrderView(order: WorkerOrder, { pictures, avatars }: OrderPictures, nowMs: number) {
  const { pay, quantity, handedInQuantity, acceptedQuantity, earnedFen, sessions, work } = order;
  const handIn = handInView(work, pay.unit, pictures);
  const attendances = attendancesView(work, sessions, pictures, nowMs);
  return {
    id: order.orderId,
    taskId: order.taskId,
    title: unbroken(order.title),
    name: order.name,
    initial: clustersOf(order.name)[0] ?? '',
    avatarUrl: avatars[order.orderId] ?? '',
    number: shownNumber(order.number),
    status: labels.orderStatus[order.status],
    tone: orderTones[order.status],
    isHandedIn: order.status === 'handed-in',
    times: workTimes(sessions, nowMs),
    attendances,
    /** On one line for lists. */
    presence:
      attendances
        .map(({ marks }) => marks.map(({ name, time, how }) => `${name} ${time}（${how}）`).join(' · '))
        .filter(Boolean)
        .join('；') || '没有打卡记录',
    handIn,
    agreed: amountAndSum(order, quantity),
    handedIn: handedInQuantity === undefined ? '' : amountAndSum(order, handedInQuantity),
    isLess: handedInQuantity !== undefined && handedInQuantity < quantity,
    accepted: acceptedQuantity === undefined ? '' : amountAndSum(order, acceptedQuantity),
    earned: earnedFen === undefined ? '' : `¥${yuan(earnedFen)}`,
    sum: `¥${yuan(acceptsFen(order))}`,
    wait: waitText(order, nowMs),
    isPlain: isPlain(order),
    returns: order.returns,
  };
}
