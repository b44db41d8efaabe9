import { AppError } from '../../../shared/contract/errors';
import type { TaskDraft } from '../../../shared/contract/publishing';
import { dayMs } from '../../../shared/domain/calendar/calendar';

/** Nobody plans a short task farther ahead. */
const horizonMs = 365 * dayMs;

/** Errors: TASK_DATES_INVALID with what is wrong. */
export function checkDates(draft: TaskDraft, nowMs: number): void {
  const { signUpDeadlineMs, workStartMs, workEndMs } = draft;
  const wrong = (problem: string) => new AppError('TASK_DATES_INVALID', { problem });
  if (signUpDeadlineMs <= nowMs) throw wrong('报名截止时间须晚于现在');
  if (workStartMs >= workEndMs) throw wrong('工作结束时间须晚于开始时间');
  if (signUpDeadlineMs > workEndMs) throw wrong('报名截止时间不能晚于工作结束时间');
  if (workEndMs > nowMs + horizonMs) throw wrong('工作时间不能超过一年以后');
}
