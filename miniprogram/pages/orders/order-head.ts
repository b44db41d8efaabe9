import type { OrderDetail } from '../../../shared/contract/orders';
import { clockText, spanText } from '../../generated/calendar/date-text';
import { maxWithdrawals } from '../../generated/orders/limits';
import { ruleNumber, rulesAt } from '../../generated/orders/order-rules';
import { isFlexible } from '../../generated/tasks/sessions';
import { countdown } from '../../utils/countdown';
import { day, moment, yuan } from '../../utils/format';
import { orderTones, reasonOf, withdrawalsOf } from '../../utils/order-view';
import { amountText } from '../../utils/work-view';

/** Where things stand, what comes next and by when. */
interface Head {
  readonly title: string;
  readonly text: string;
  readonly tone: string;
}

type HeadOf = (order: OrderDetail, nowMs: number) => Omit<Head, 'tone'> & { readonly tone?: string };

const lastReason = ({ status, timeline }: OrderDetail): string => {
  const step = timeline.filter((each) => each.status === status).pop();
  return step ? reasonOf(step) : '';
};

const until = (untilMs: number, nowMs: number): string =>
  untilMs > nowMs ? `还剩 ${countdown(untilMs, nowMs)}` : '马上处理';

/** Of the rules for cancelling. */
const noShowParagraph = 5;

/** By which rule, and how long after the start, whoever has not checked in did not come. */
function noShowRule({ createdAtMs }: OrderDetail) {
  const rules = rulesAt(createdAtMs);
  return { afterMs: rules.noShowAfterMs, number: ruleNumber(rules, noShowParagraph) };
}

const admitted: HeadOf = (order, nowMs) => {
  const { nextSession } = order;
  if (!nextSession) return { title: '已录用', text: '工作时间已过。做完了请提交成果。', tone: 'warn' };
  const { startMs, endMs } = nextSession;
  if (isFlexible(nextSession))
    return { title: '已录用，时间自己安排', text: `${day(endMs - 1, nowMs)}前做完，在这里提交成果。` };
  if (startMs <= nowMs) {
    const { afterMs, number } = noShowRule(order);
    return {
      title: '已开始，请到岗打卡',
      text: `到了现场请马上打卡。${clockText(startMs + afterMs)} 还没有打卡，按${number}记为未到岗。`,
      tone: 'warn',
    };
  }
  return {
    title: `${day(startMs, nowMs)} ${clockText(startMs)} 开始`,
    text: `还有 ${countdown(startMs, nowMs)}，请按时到岗。临时不能去，请尽早取消，把名额留给别人。`,
  };
};

const checkedIn: HeadOf = ({ nextSession }, nowMs) => {
  if (!nextSession)
    return { title: '工作已结束，请提交成果', text: '提交后发布方验收，验收通过就入账。', tone: 'warn' };
  const { startMs, endMs } = nextSession;
  if (startMs > nowMs)
    return {
      title: `下一段 ${day(startMs, nowMs)} ${clockText(startMs)} 开始`,
      text: `还有 ${countdown(startMs, nowMs)}。`,
    };
  return { title: '已到岗', text: `${clockText(endMs)} 结束。结束后请离岗打卡并提交成果。` };
};

const handedIn: HeadOf = ({ acceptsByItselfAtMs: atMs = 0 }, nowMs) => ({
  title: '等待验收',
  text: `${moment(atMs)} 前发布方没有处理，就自动验收并入账，${until(atMs, nowMs)}。`,
});

const returned: HeadOf = (order, nowMs) => {
  const { redoUntilMs: atMs = 0 } = order;
  const reason = lastReason(order);
  return {
    title: '成果被退回，请重新提交',
    text: `${reason ? `“${reason}”。` : ''}${moment(atMs)} 前重新提交，${until(atMs, nowMs)}。`,
  };
};

const accepted: HeadOf = ({ earnedFen, pending, acceptedQuantity, pay }, nowMs) => {
  if (!pending) return { title: `已验收，收入 ¥${yuan(earnedFen ?? 0)}`, text: '辛苦了。' };
  const amount = acceptedQuantity === undefined ? '较少数量' : amountText(acceptedQuantity, pay.unit);
  return {
    title: `按 ${amount}验收，¥${yuan(pending.payFen)}`,
    text: `您可以同意或申诉；到 ${moment(pending.atMs)} 都没有申诉，就按此入账，${until(pending.atMs, nowMs)}。`,
    tone: 'warn',
  };
};

const cancelled: HeadOf = (order, nowMs) => {
  const { earnedFen, pending } = order;
  const money = pending
    ? `¥${yuan(pending.payFen)} 将在 ${moment(pending.atMs)} 入账，发布方提出异议除外，${until(pending.atMs, nowMs)}。`
    : earnedFen
      ? `按规则付给您 ¥${yuan(earnedFen)}。`
      : '这一单不产生收入。';
  const reason = lastReason(order);
  return { title: '订单已终止', text: `${reason ? `原因：${reason}。` : ''}${money}` };
};

const noShow: HeadOf = (order, nowMs) => {
  const { claimableUntilMs: atMs = 0, sessions } = order;
  const { afterMs, number } = noShowRule(order);
  const [what, claim] = sessions.every(isFlexible)
    ? ['到期没有提交成果', '做完了']
    : [`开工 ${spanText(afterMs)}内没有打卡`, '到了岗'];
  const appeal = atMs > nowMs ? `您${claim}可以申诉，${moment(atMs)} 前有效，${until(atMs, nowMs)}。` : '';
  return { title: '记为未到岗', text: `${what}（${number}）。${appeal}` };
};

const heads: Readonly<Record<OrderDetail['status'], HeadOf>> = {
  applied: () => ({ title: '等待发布方审核', text: '审核结果会通知您。等待期间可以随时取消。' }),
  admitted,
  refused: (order) => ({
    title: '报名未通过',
    text: lastReason(order) ? `原因：${lastReason(order)}` : '别灰心，还有很多任务在等您。',
  }),
  withdrawn: (order) => ({
    title: '已取消报名',
    text:
      withdrawalsOf(order) >= maxWithdrawals
        ? `名额已放回。您已取消 ${maxWithdrawals} 次，不能再报名此任务。`
        : '名额已放回。想参加可以回到任务，还有名额时再次报名。',
  }),
  'checked-in': checkedIn,
  'handed-in': handedIn,
  returned,
  accepted,
  cancelled,
  'no-show': noShow,
  disputed: () => ({
    title: '申诉处理中',
    text: '平台看过双方的说明后裁定，并通知双方；在此之前这笔钱不动。',
  }),
  decided: (order) => ({
    title: `申诉已裁定，收入 ¥${yuan(order.earnedFen ?? 0)}`,
    text: lastReason(order) ? `理由：${lastReason(order)}` : '理由见申诉记录。',
  }),
};

const asked: HeadOf = ({ answerByMs = 0 }, nowMs) => ({
  title: '发布方想修改任务，请答复',
  text: `${moment(answerByMs)} 前选择接受或退出，${until(answerByMs, nowMs)}。不答复视为不接受：报名取消，不扣钱，不计入记录。`,
  tone: 'warn',
});

export function orderHead(order: OrderDetail, nowMs: number): Head {
  if (order.answerByMs !== undefined) return { tone: 'warn', ...asked(order, nowMs) };
  const tone = orderTones[order.status];
  return { tone, ...heads[order.status](order, nowMs) };
}
