import type { Deadline } from '../../collections/deadlines';
import { dayMs, minuteMs } from '../../domain/calendar/calendar';

/** When it is looked whether something of a task's reserve goes back. */
export const sweepOf = (taskId: string, dueAtMs: number): Pick<Deadline, 'kind' | 'subject' | 'dueAtMs'> => ({
  kind: 'reserve.sweep',
  subject: taskId,
  dueAtMs,
});

/** An index that lags has long caught up by then. */
export const quietMs = 10 * minuteMs;
/** A draft that was funded may be published again so long before its money goes back. */
export const keptForDraftMs = 2 * dayMs;
