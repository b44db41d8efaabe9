import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { labels } from '../../generated/labels';
import { moment, payUnitText, timeLeft, unbroken, workTimes, yuan } from '../../utils/format';
import { ownStatus } from '../../utils/own-task-row';
import { ruleTexts } from '../../utils/rule-texts';
import { type Verdict, verdictOf } from './edit-view';

export type Managed = OutputOf<typeof contract.publishing.task>;

/** What stands in the way of a task, or that nothing does: what happens next, by when, and what to do. */
function stateText({ task, counts }: Managed, nowMs: number): string {
  if (task.status === 'draft') return '还没有发布，别人看不到。';
  if (task.status === 'awaiting-funds') return '内容已通过。费用托管到账后自动开放报名。';
  if (task.status === 'closed') return '报名已结束，已录用的人不受影响。';
  if (task.status === 'in-review') return '审核结果会通知您；修改后需要重新提交。';
  if (counts.placesLeft === 0) return '名额已满。有人取消时，候补的人按先后自动录用。';
  return `还差 ${counts.placesLeft} 人，${timeLeft(task.signUpDeadlineMs, nowMs)}后截止报名（${moment(task.signUpDeadlineMs)}）。`;
}

/** How far those who signed up have answered to a change. */
export const askedText = ({ unanswered, answerByMs }: NonNullable<Managed['asked']>): string =>
  unanswered === 0
    ? '修改已生效：已报名的人都答复了。'
    : `已询问报名的人：还有 ${unanswered} 人没有答复。${moment(answerByMs)} 前不答复视为不接受，名额放回；在此之前他们的订单仍按原条件。`;

/** What was wanted of an open task, and waits for its money. */
const unpaidTexts: Readonly<Record<NonNullable<Managed['unpaid']>, string>> = {
  places: '增加的名额还没有付款，到账后自动开放。',
  terms: '修改的条件还没有付款：到账后才询问已报名的人，在此之前按原来的条件。',
};

/** A task as its publisher manages it. */
export function manageView(managed: Managed, nowMs: number) {
  const { task, moderation, counts, asked, unpaid } = managed;
  const isReturned = moderation.outcome === 'refuse';
  const pay = { amountFen: task.payFen, unit: task.payUnit };
  const verdict: Verdict | null = moderation.outcome === 'pass' ? null : verdictOf(moderation);
  return {
    id: task.taskId,
    title: unbroken(task.title),
    ...ownStatus({ ...task, ...counts, pay, isReturned }, nowMs),
    state: stateText(managed, nowMs),
    times: workTimes(task.sessions),
    pay: `¥${yuan(task.payFen)}/${payUnitText(task.payUnit)} · ${labels.admission[task.admission]}`,
    place: `${task.placeName} · ${task.address}`,
    verdict,
    asked: asked ? askedText(asked) : '',
    unpaid: unpaid ? unpaidTexts[unpaid] : '',
    waiting: counts.waiting,
    taken: `${counts.taken} / ${task.places}`,
    toAccept: counts.toAccept,
    isOpen: task.status === 'open',
    isShared: task.status === 'open' && counts.placesLeft > 0,
    isDraft: task.status === 'draft',
    isPaid: task.status === 'awaiting-funds',
    isChangeable: task.status !== 'closed',
    hasPeople: task.status === 'open' || task.status === 'closed',
  };
}

/** What closing means for those who signed up, before it is done. */
export function closingText({ counts, task }: Managed): string {
  const waiting = counts.waiting > 0 ? `待审核的 ${counts.waiting} 人会收到结束通知；` : '';
  const taken = counts.taken > 0 ? `已录用的 ${counts.taken} 人照常上岗；` : '';
  const unused = task.places > counts.taken ? `没用完的托管费用在任务结束后 ${ruleTexts.refund}内退回；` : '';
  return `别人不能再报名；${waiting}${taken}${unused}结束后不能重新打开。`;
}
