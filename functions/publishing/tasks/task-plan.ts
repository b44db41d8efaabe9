import { AppError } from '../../../shared/contract/errors';
import type { TaskDraft } from '../../../shared/contract/publishing';
import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';
import { isNearCity } from '../../../shared/domain/geo/near-city';
import { maxTaskCostFen, ratesAt, taskCost } from '../../../shared/domain/money/cost';
import { quantityFault } from '../../../shared/domain/tasks/quantity';
import {
  maxSessionMs,
  overlapOf,
  type Session,
  workEndMs,
  workStartMs,
} from '../../../shared/domain/tasks/sessions';
import { sessionsText } from '../../../shared/domain/tasks/sessions-text';

/** Nobody plans a short task farther ahead. */
const horizonMs = 365 * dayMs;

/** Work that is about to begin may be published a little late. */
const latenessMs = hourMs;

type Plan = Pick<TaskDraft, 'signUpDeadlineMs' | 'sessions'>;
type Before = Pick<TaskDraft, 'sessions'>;

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

function datesFault(
  { signUpDeadlineMs, sessions }: Plan,
  nowMs: number,
  before?: Before,
): string | undefined {
  const [startMs, endMs] = [workStartMs(sessions), workEndMs(sessions)];
  if (signUpDeadlineMs <= nowMs) return '报名截止时间须晚于现在';
  const fault = sessionsFault(sessions, nowMs, before);
  if (fault !== undefined) return fault;
  if (startMs < nowMs - latenessMs && !(before && workStartMs(before.sessions) === startMs))
    return '工作开始时间已过，请重新选择';
  if (signUpDeadlineMs > endMs) return '报名截止时间不能晚于工作结束时间';
  return endMs > nowMs + horizonMs ? '工作时间不能超过一年以后' : undefined;
}

type Work = Pick<TaskDraft, 'payFen' | 'quantity' | 'places'>;

/** Errors: TASK_COST_TOO_HIGH. */
export function checkCost({ payFen, quantity, places }: Work, nowMs: number): void {
  const { totalFen } = taskCost({ payFen, quantity, places }, ratesAt(nowMs));
  if (totalFen > maxTaskCostFen) throw new AppError('TASK_COST_TOO_HIGH');
}

/**
 * Whether a task can be worked when and where it says; `before` is the open task that it changes, whose work may
 * have begun. Errors: TASK_DATES_INVALID and TASK_QUANTITY_INVALID with what is wrong,
 * TASK_COST_TOO_HIGH, TASK_PLACE_OUTSIDE_CITY.
 */
export function checkPlan(draft: TaskDraft, nowMs: number, before?: Before): void {
  const problem = datesFault(draft, nowMs, before);
  if (problem !== undefined) throw new AppError('TASK_DATES_INVALID', { problem });
  const excess = quantityFault(draft);
  if (excess !== undefined) throw new AppError('TASK_QUANTITY_INVALID', { problem: excess });
  checkCost(draft, nowMs);
  if (!isNearCity(draft.cityCode, draft)) throw new AppError('TASK_PLACE_OUTSIDE_CITY');
}
