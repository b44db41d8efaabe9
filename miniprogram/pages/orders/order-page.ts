import type { OrderDetail } from '../../../shared/contract/orders';
import { labels } from '../../generated/labels';
import type { OrderPictures } from '../../services/order-pictures';
import type { KeptMark } from '../../stores/kept-marks';
import type { OrderAnswer } from '../../stores/kept-orders';
import { clustersOf } from '../../utils/clusters';
import { moment, unbroken, workTimes, yuan } from '../../utils/format';
import { shownNumber, stepsView } from '../../utils/order-view';
import { amountAndSum, attendancesView, handInView, sessionText } from '../../utils/work-view';
import { nextActs } from './next-act';
import { orderHead } from './order-head';
import { type RatingView, ratingView } from './rating-view';
import { termsView } from './terms-view';

/** Statuses in which somebody still goes there. */
const goes: readonly OrderDetail['status'][] = ['admitted', 'checked-in'];

interface Pair {
  readonly name: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

/** What was agreed, done, accepted, and what comes of it. */
function moneyPairs(order: OrderDetail): Pair[] {
  const { pay, quantity, handedInQuantity, acceptedQuantity, pending, earnedFen, settlementCycle } = order;
  const pairs: (Pair | undefined)[] = [
    { name: '约定', value: amountAndSum({ pay }, quantity) },
    handedInQuantity === undefined
      ? undefined
      : { name: '提交', value: amountAndSum({ pay }, handedInQuantity) },
    acceptedQuantity === undefined
      ? undefined
      : { name: '验收', value: amountAndSum({ pay }, acceptedQuantity) },
    pending && { name: `${moment(pending.atMs)} 入账`, value: `¥${yuan(pending.payFen)}`, isStrong: true },
    earnedFen === undefined ? undefined : { name: '收入', value: `¥${yuan(earnedFen)}`, isStrong: true },
    { name: '结算', value: labels.settlementCycle[settlementCycle] },
  ];
  return pairs.filter((pair) => pair !== undefined);
}

/** What may be told, and ways out, apart from what one does. */
function waysOut({ may, status, nextSession }: OrderDetail, hasDispute: boolean, isTold: boolean) {
  const ways = [
    status === 'admitted' &&
      nextSession !== undefined &&
      isTold && {
        id: 'remind',
        text: '开工前微信提醒我',
        note: '前一天晚上或开工前 2 小时，点一次提醒一次',
      },
    status === 'handed-in' &&
      isTold && { id: 'tell', text: '验收后微信通知我', note: '通过或退回都会告诉您' },
    may.includes('withdraw') && { id: 'cancel', text: '取消报名', note: '看看会怎样，再决定' },
    may.includes('leave') && {
      id: 'leave',
      text: '发布方不在，或工作与描述不符',
      note: '可以离岗，按规则得一部分报酬',
    },
    may.includes('dispute') && { id: 'dispute', text: '申诉', note: '请平台裁定，双方都能说明' },
    (hasDispute || status === 'disputed' || status === 'decided') && {
      id: 'dispute',
      text: '申诉记录',
      note: '双方的说明和裁定',
    },
    { id: 'report', text: '举报发布方', note: '收钱、骗人、骚扰等，人工处理' },
  ];
  return ways.filter((way) => way !== false);
}

const keptView = ({ step, startMs, atMs }: KeptMark) => ({
  id: `${step}:${startMs}`,
  text: `${moment(atMs)} ${step === 'checkIn' ? '到岗' : '离岗'}打卡已记在手机，联网后自动发送`,
});

function dayView({ order, day }: OrderAnswer, { avatars }: OrderPictures, nowMs: number) {
  if (!day) return undefined;
  const { nextSession } = order;
  return {
    session: nextSession ? sessionText(nextSession, nowMs) : '',
    placeName: day.place.name,
    address: day.place.address,
    bring: day.bring.join('、'),
    standard: day.serviceStandard,
    publisherId: day.publisher.publisherId,
    publisher: day.publisher.name,
    initial: clustersOf(day.publisher.name)[0] ?? '',
    avatarUrl: avatars[order.orderId] ?? '',
    verification: labels.verification[day.publisher.verification],
    phone: day.phone ?? '',
    isGoing: goes.includes(order.status),
  };
}

/** Nothing was agreed yet, or nothing came of it. */
const without: readonly OrderDetail['status'][] = ['applied', 'refused', 'withdrawn'];

/** What is kept of it for the person. */
const papersOf = ({ order, settlementId }: OrderAnswer) =>
  [
    settlementId !== undefined && { id: 'receipt', text: '查看税单', note: '每一分钱怎么来的' },
    !without.includes(order.status) && { id: 'contract', text: '服务合同', note: '按报名时的约定，PDF' },
    !without.includes(order.status) && {
      id: 'proof',
      text: '订单凭证',
      note: '约定、打卡、成果和入账，带平台签名，可离线核验',
    },
  ].filter((paper) => paper !== false);

/** An order as its page shows it at a moment. */
export function orderPage(
  answer: OrderAnswer,
  {
    kept,
    pictures,
    isTold = false,
  }: {
    readonly kept: readonly KeptMark[];
    readonly pictures: OrderPictures;
    /** Whether WeChat can be asked to tell the person. */
    readonly isTold?: boolean;
  },
  nowMs: number,
) {
  const { order, work, ratings } = answer;
  const { main, lesser } = nextActs(answer, nowMs);
  const said: RatingView[] = [
    ratings.worker && ratingView('您的评价', 'publisher', ratings.worker),
    ratings.publisher && ratingView('发布方的评价', 'worker', ratings.publisher),
  ].filter((view) => view !== undefined);
  return {
    ...orderHead(order, nowMs),
    terms: answer.asked ? termsView(answer.asked, nowMs) : undefined,
    papers: papersOf(answer),
    taskId: order.taskId,
    name: unbroken(order.title),
    payFen: order.pay.amountFen,
    payUnit: order.pay.unit,
    times: workTimes(order.sessions, nowMs),
    number: order.number,
    shownNumber: shownNumber(order.number),
    isGoing: goes.includes(order.status),
    day: dayView(answer, pictures, nowMs),
    kept: kept.map(keptView),
    attendances: attendancesView(work, order.sessions, pictures.pictures, nowMs),
    handIn: handInView(work, order.pay.unit, pictures.pictures),
    money: moneyPairs(order),
    steps: stepsView(order.timeline),
    ratings: said,
    ways: waysOut(
      order,
      order.timeline.some(({ status }) => status === 'disputed'),
      isTold,
    ),
    main,
    lesser,
  };
}

/** When an order's page says something else by itself: then the server is asked again. */
export function nextTurnMs({ order, day }: OrderAnswer, afterMs: number): number {
  const moments = [
    day?.checkInFromMs,
    order.answerByMs,
    ...order.sessions.flatMap(({ startMs, endMs }) => [startMs, endMs]),
    order.handInFromMs,
    order.acceptsByItselfAtMs,
    order.redoUntilMs,
    order.pending?.atMs,
    order.claimableUntilMs,
  ];
  return Math.min(...moments.filter((atMs) => atMs !== undefined && atMs > afterMs).map(Number));
}

/** Whether there is anything to look at. */
export const hasPictures = ({ work }: Pick<OrderAnswer, 'work'>): boolean =>
  (work?.handIn?.pictureIds.length ?? 0) > 0 ||
  (work?.attendances ?? []).some(({ in: came, out: left }) => came?.pictureId ?? left?.pictureId);
