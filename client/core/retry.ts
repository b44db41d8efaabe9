import { asClientError, ClientError } from './client-error';
import type { Clock } from './clock';

export interface RetryPolicy {
  /** Pauses between tries, ms; as many more tries as there are pauses. */
  readonly retryDelaysMs: readonly number[];
  readonly clock: Pick<Clock, 'sleep'>;
  /** From 0 to below 1. */
  random(): number;
  /** Whether the device says that it has a network. */
  isOnline(): boolean;
}

/**
 * Tries again after a failure that may pass, where the call may be repeated; once only where it may not.
 * Errors: OFFLINE without a try, else that of the last one.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  mayRepeat: boolean,
  { retryDelaysMs, clock, random, isOnline }: RetryPolicy,
): Promise<T> {
  for (const delayMs of mayRepeat ? retryDelaysMs : []) {
    if (!isOnline()) break;
    try {
      return await attempt();
    } catch (error) {
      if (!asClientError(error).isRetryable) throw error;
    }
    // Half of the pause is chance: clients that lost one server do not all come back at once.
    await clock.sleep(delayMs * (0.5 + random() / 2));
  }
  if (!isOnline()) throw new ClientError({ code: 'OFFLINE' });
  return attempt();
}
