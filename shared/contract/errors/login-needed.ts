import { AppError } from './app-error';

/** SESSION_EXPIRED that no refresh cures: the client signs in by WeChat again (client/core/session.ts). */
export const loginNeeded = (cause?: unknown): AppError =>
  new AppError('SESSION_EXPIRED', { needs: 'login' }, { cause });
