// Copied by `npm run mini:generate` from shared/domain/tasks; do not edit.

import { dayMs, hourMs } from '../calendar/calendar';
import type { PayUnit } from '../money/pay-units';
import { quantityFault } from './quantity';
import { maxSessionMs, overlapOf, type Session, workEndMs, workStartMs } from './sessions';
import { sessionsText } from './sessions-text';

/** Nobody plans a short task farther ahead. */
const horizonMs = 365 * dayMs;

/** Work that is about to begin may be published a little late. */
const latenessMs = hourMs;

interface Plan {
  readonly sessions: readonly Session[];
  readonly signUpDeadlineMs: number;
  readonly payUnit: PayUnit;
  readonly quantity: number;
}
type Before = Pick<Plan, 'sessions'>;

/** What is wrong with a plan, by the field that is to be changed. */
export interface PlanFault {
  readonly field: 'sessions' | 'signUpDeadlineMs' | 'quantity';
  readonly problem: string;
}

/** Why these stretches of work cannot be; those of before may be longer than a day. */
function sessionsFault(sessions: readonly Session[], nowMs: number, before: Before | undefined) {
  if (sessions.some(({ startMs, endMs }) => startMs >= endMs)) return '工作结束时间须晚于开始时间';
  const isLong = ({ startMs, endMs }: Session) =>
    endMs - startMs > maxSessionMs &&
    !before?.sessions.some((known) => known.startMs === startMs && known.endMs === endMs);
  if (sessions.some(isLong)) return '每段工作时间不能超过 24 小时，请按天分开填写';
  const overlap = overlapOf(sessions);
  if (!overlap) return undefined;
  const [one, other] = overlap.map((session) => sessionsText([session], nowMs));
  return `工作时间有重叠：${one} 与 ${other}`;
}

/**
 * Why a task cannot be worked when it says, the first reason; undefined: it can. `before` is the open task that it
 * changes, whose work may have begun.
 */
export function planFault(plan: Plan, nowMs: number, before?: Before): PlanFault | undefined {
  const { sessions, signUpDeadlineMs } = plan;
  const of = (field: PlanFault['field'], problem: string): PlanFault => ({ field, problem });
  const [startMs, endMs] = [workStartMs(sessions), workEndMs(sessions)];
  if (signUpDeadlineMs <= nowMs) return of('signUpDeadlineMs', '报名截止时间须晚于现在');
  const fault = sessionsFault(sessions, nowMs, before);
  if (fault !== undefined) return of('sessions', fault);
  if (startMs < nowMs - latenessMs && !(before && workStartMs(before.sessions) === startMs))
    return of('sessions', '工作开始时间已过，请重新选择');
  if (signUpDeadlineMs > endMs) return of('signUpDeadlineMs', '报名截止时间不能晚于工作结束时间');
  if (endMs > nowMs + horizonMs) return of('sessions', '工作时间不能超过一年以后');
  const excess = quantityFault(plan);
  return excess === undefined ? undefined : of('quantity', excess);
}
