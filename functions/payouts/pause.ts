import { accountPauseMs } from '../../shared/domain/limits/spans';

/** Until when nothing is paid to an account that was changed now. */
export const pauseEnd = (nowMs: number): number => nowMs + accountPauseMs;
