import type { Applicant } from '../../../shared/contract/publishing';
import { labels } from '../../generated/labels';
import { clustersOf } from '../../utils/clusters';
import { moment } from '../../utils/format';
import { orderTones } from '../../utils/order-view';

type Decision = NonNullable<Applicant['decision']>;

const decided: Readonly<Record<Decision['kind'], { readonly status: string; readonly tone: string }>> = {
  admit: { status: '将录用', tone: 'accent' },
  refuse: { status: '将婉拒', tone: 'danger' },
  wait: { status: '候补', tone: 'warn' },
};

/** Whether what was decided can still be taken back. */
const isUndoable = ({ kind, dueAtMs }: Decision, nowMs: number): boolean =>
  kind === 'wait' || (dueAtMs ?? 0) > nowMs;

/** Somebody who signed up, as the publisher sees them. */
export function applicantRow(applicant: Applicant, nowMs: number) {
  const { orderId, name, number, ageBand, status, decision, note, signedUpAtMs } = applicant;
  const isDue = decision !== undefined && !isUndoable(decision, nowMs);
  return {
    id: orderId,
    name,
    number: `#${number}`,
    initial: clustersOf(name)[0] ?? '',
    facts: [ageBand, `${moment(signedUpAtMs)} 报名`].filter(Boolean).join(' · '),
    note: note ?? '',
    ...(decision ? decided[decision.kind] : { status: labels.orderStatus[status], tone: orderTones[status] }),
    ...(isDue && { status: '正在通知' }),
    /** Whoever waits, or is on the waiting list, can be chosen. */
    isWaiting: status === 'applied' && (decision === undefined || decision.kind === 'wait'),
    isUndoable: decision !== undefined && !isDue,
    undo: decision?.kind === 'wait' ? '移出候补' : '撤销',
  };
}

export type ApplicantRow = ReturnType<typeof applicantRow>;
