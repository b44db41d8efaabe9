import type { OrderDetail } from '../../../shared/contract/orders';
import { checkInBeforeMs } from '../../generated/orders/check-in-window';
import { isFlexible, type Session } from '../../generated/tasks/sessions';
import type { OrderAnswer } from '../../stores/kept-orders';

type Work = OrderAnswer['work'];
export type Direction = 'in' | 'out';

/** One session of an order, and what is still missing of it. */
export interface OpenSession {
  readonly session: Session;
  /** Undefined: nothing is. */
  readonly missing: Direction | undefined;
}

/** What the page puts at the thumb. */
export interface Act {
  readonly kind:
    | 'acceptTerms'
    | 'declineTerms'
    | 'attend'
    | 'handIn'
    | 'agree'
    | 'rate'
    | 'task'
    | 'tasks'
    | 'similar';
  readonly text: string;
  /** Of the session that it is for. */
  readonly startMs?: number;
}

const markOf = (work: Work, startMs: number) =>
  work?.attendances.find((attendance) => attendance.startMs === startMs);

const hourMs = 3_600_000;

/** The session that goes on, or that was the last one to begin: an hour before its start counts. */
export function openSession(
  sessions: readonly Session[],
  work: Work,
  nowMs: number,
): OpenSession | undefined {
  const timed = sessions.filter((session) => !isFlexible(session));
  const begun = timed.filter(({ startMs }) => startMs - checkInBeforeMs <= nowMs).pop();
  const session = begun ?? timed[0];
  if (!session) return undefined;
  const mark = markOf(work, session.startMs);
  return { session, missing: !mark?.in ? 'in' : mark.out ? undefined : 'out' };
}

type Steps = OrderDetail['may'];

/** Somebody who goes there may check in or out; which of both, the session says. */
function attendAct(may: Steps, open: OpenSession | undefined, nowMs: number): Act | undefined {
  if (!open?.missing) return undefined;
  const { startMs, endMs } = open.session;
  if (open.missing === 'in' && may.includes('checkIn')) return { kind: 'attend', text: '到岗打卡', startMs };
  // Shortly before the end, and after it.
  const isLeaving = nowMs >= endMs - hourMs;
  if (open.missing === 'out' && may.includes('checkOut') && isLeaving)
    return { kind: 'attend', text: '离岗打卡', startMs };
  return undefined;
}

const handInTexts: Readonly<Partial<Record<OrderDetail['status'], string>>> = {
  returned: '重新提交',
  'handed-in': '修改提交',
};

/** What there is to do where nothing is to be done about the order itself. */
function otherwise(status: OrderDetail['status']): Act {
  if (status === 'refused') return { kind: 'similar', text: '看看类似任务' };
  const isOver = status === 'withdrawn' || status === 'cancelled';
  return isOver ? { kind: 'tasks', text: '看看其他任务' } : { kind: 'task', text: '查看任务' };
}

/** The thing to do about an order now, and a lesser one beside it. */
export function nextActs(
  { order, work }: OrderAnswer,
  nowMs: number,
): { main: Act; lesser: Act | undefined } {
  const { may, status, sessions } = order;
  const attend = attendAct(may, openSession(sessions, work, nowMs), nowMs);
  const handIn: Act | undefined = may.includes('handIn')
    ? { kind: 'handIn', text: handInTexts[status] ?? '提交成果' }
    : undefined;
  const found: readonly (Act | undefined)[] = [
    may.includes('acceptTerms') ? { kind: 'acceptTerms', text: '接受修改' } : undefined,
    may.includes('declineTerms') ? { kind: 'declineTerms', text: '不接受，退出' } : undefined,
    may.includes('agree') ? { kind: 'agree', text: '同意此金额' } : undefined,
    attend,
    status === 'handed-in' ? undefined : handIn,
    may.includes('rate') ? { kind: 'rate', text: '评价' } : undefined,
  ];
  const acts = found.filter((act) => act !== undefined);
  const [main = otherwise(status), next] = acts;
  return { main: main as Act, lesser: next ?? (status === 'handed-in' ? handIn : undefined) };
}
