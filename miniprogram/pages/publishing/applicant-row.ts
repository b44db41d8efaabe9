import type { Applicant } from '../../../shared/contract/publishing';
import { labels } from '../../generated/labels';
import { clustersOf } from '../../utils/clusters';
import { moment } from '../../utils/format';
import { breachTexts, orderTones } from '../../utils/order-view';

type Decision = NonNullable<Applicant['decision']>;

const decided: Readonly<Record<Decision['kind'], { readonly status: string; readonly tone: string }>> = {
  admit: { status: '将录用', tone: 'accent' },
  refuse: { status: '将婉拒', tone: 'danger' },
  wait: { status: '候补', tone: 'warn' },
};

/** Whether what was decided can still be taken back. */
const isUndoable = ({ kind, dueAtMs }: Decision, nowMs: number): boolean =>
  kind === 'wait' || (dueAtMs ?? 0) > nowMs;

/** 完成 12 单 · 准时 11/12 · 爽约 1 次: what speaks for and against somebody, facts only. */
function recordText({
  done,
  onTime,
  noShows,
  lateWithdrawals,
  returned,
  rated,
}: Applicant['record']): string {
  const facts = [
    done > 0 ? `完成 ${done} 单 · 准时 ${onTime}/${done}` : '',
    noShows > 0 ? `爽约 ${noShows} 次` : '',
    lateWithdrawals > 0 ? `临时取消 ${lateWithdrawals} 次` : '',
    returned > 0 ? `被退回 ${returned} 次` : '',
    rated
      ? [
          `${rated.ratings} 人评价：准时 ${rated.onTime}，达到要求 ${rated.asDescribed}`,
          ...breachTexts(rated.breaches),
        ].join('，')
      : '',
  ].filter(Boolean);
  return facts.length > 0 ? facts.join(' · ') : '第一次接单';
}

/** Somebody who signed up, as the publisher sees them. */
export function applicantRow(applicant: Applicant, nowMs: number) {
  const {
    orderId,
    name,
    number,
    ageBand,
    distanceBand,
    record,
    status,
    decision,
    note,
    signedUpAtMs,
    answerByMs,
  } = applicant;
  const isDue = decision !== undefined && !isUndoable(decision, nowMs);
  return {
    id: orderId,
    name,
    number: `#${number}`,
    initial: clustersOf(name)[0] ?? '',
    facts: [ageBand, distanceBand && `住处距工作地 ${distanceBand}`, recordText(record)]
      .filter(Boolean)
      .join(' · '),
    time: `${moment(signedUpAtMs)} 报名`,
    note: note ?? '',
    ...(decision ? decided[decision.kind] : { status: labels.orderStatus[status], tone: orderTones[status] }),
    ...(answerByMs !== undefined && !decision && { status: '待答复修改', tone: 'warn' }),
    ...(isDue && { status: '正在通知' }),
    /** Whoever waits, or is on the waiting list, can be chosen. */
    isWaiting: status === 'applied' && (decision === undefined || decision.kind === 'wait'),
    isUndoable: decision !== undefined && !isDue,
    undo: decision?.kind === 'wait' ? '移出候补' : '撤销',
  };
}

export type ApplicantRow = ReturnType<typeof applicantRow>;
