import { AppError } from '../../../shared/contract/errors';
import { dayMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { checkInBeforeMs, checkOutAfterMs } from '../../../shared/domain/orders/check-in-window';
import { isFlexible, type Session } from '../../../shared/domain/tasks/sessions';

export type Direction = 'in' | 'out';

/** What a phone kept is taken for so long. */
const keptForMs = dayMs;
/** Clocks of phones may be ahead by so much. */
const aheadMs = minuteMs;

/** When somebody was there: as the phone says where it had no network, now otherwise. Errors: CHECK_IN_TIME_WRONG. */
export function attendedAtMs(keptAtMs: number | undefined, nowMs: number): number {
  if (keptAtMs === undefined) return nowMs;
  if (keptAtMs > nowMs + aheadMs || keptAtMs < nowMs - keptForMs) throw new AppError('CHECK_IN_TIME_WRONG');
  return Math.min(keptAtMs, nowMs);
}

/** From when until when one checks in to a session, or out of it. */
function windowOf(session: Session, direction: Direction): Session {
  if (isFlexible(session)) return session;
  const { startMs, endMs } = session;
  return direction === 'in'
    ? { startMs: startMs - checkInBeforeMs, endMs }
    : { startMs, endMs: endMs + checkOutAfterMs };
}

/** Errors: CHECK_IN_EARLY with when it opens and in how many minutes, CHECK_IN_OVER. */
export function checkWindow(session: Session, direction: Direction, atMs: number): void {
  const { startMs: opensAtMs, endMs } = windowOf(session, direction);
  if (atMs < opensAtMs)
    throw new AppError('CHECK_IN_EARLY', {
      opensAtMs,
      minutes: Math.ceil((opensAtMs - atMs) / minuteMs),
    });
  if (atMs >= endMs) throw new AppError('CHECK_IN_OVER');
}
