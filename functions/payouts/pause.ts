import { dayMs } from '../../shared/domain/calendar/calendar';

/** After a change of account nothing is paid to it for a day, so that its owner can notice and stop it. */
export const pauseEnd = (nowMs: number): number => nowMs + dayMs;
