import { AppError } from '../../../shared/contract/errors';
import type { TaskDraft } from '../../../shared/contract/publishing';
import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';
import { isNearCity } from '../../../shared/domain/geo/near-city';

/** Nobody plans a short task farther ahead. */
const horizonMs = 365 * dayMs;

/** Work that is about to begin may be published a little late. */
const latenessMs = hourMs;

type Dates = Pick<TaskDraft, 'signUpDeadlineMs' | 'workStartMs' | 'workEndMs'>;

function checkDates(
  { signUpDeadlineMs, workStartMs, workEndMs }: Dates,
  nowMs: number,
  before?: Dates,
): void {
  const wrong = (problem: string) => new AppError('TASK_DATES_INVALID', { problem });
  if (signUpDeadlineMs <= nowMs) throw wrong('报名截止时间须晚于现在');
  if (workStartMs < nowMs - latenessMs && workStartMs !== before?.workStartMs)
    throw wrong('工作开始时间已过，请重新选择');
  if (workStartMs >= workEndMs) throw wrong('工作结束时间须晚于开始时间');
  if (signUpDeadlineMs > workEndMs) throw wrong('报名截止时间不能晚于工作结束时间');
  if (workEndMs > nowMs + horizonMs) throw wrong('工作时间不能超过一年以后');
}

/**
 * Whether a task can be worked when and where it says; `before` is the open task that it changes, whose work may
 * have begun. Errors: TASK_DATES_INVALID with what is wrong, TASK_PLACE_OUTSIDE_CITY.
 */
export function checkPlan(draft: TaskDraft, nowMs: number, before?: Dates): void {
  checkDates(draft, nowMs, before);
  if (!isNearCity(draft.cityCode, draft)) throw new AppError('TASK_PLACE_OUTSIDE_CITY');
}
