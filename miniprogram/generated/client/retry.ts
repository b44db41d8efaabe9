// Copied by `npm run mini:generate` from client/core; do not edit.

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
 * Tries again after a failure that may pass, where the call may be repeated; once only where it may not. Whatever the
 * device says of its network, the call is tried: only the pauses and the name of the failure depend on it.
 * Errors: that of the last try; OFFLINE in place of UNREACHABLE while the device says that it has no network.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  mayRepeat: boolean,
  { retryDelaysMs, clock, random, isOnline }: RetryPolicy,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const failed = asClientError(error);
      if (failed.code === 'UNREACHABLE' && !isOnline()) throw new ClientError({ ...failed, code: 'OFFLINE' });
      const delayMs = mayRepeat && failed.isRetryable && isOnline() ? retryDelaysMs[tries] : undefined;
      if (delayMs === undefined) throw error;
      // Half of the pause is chance: clients that lost one server do not all come back at once.
      await clock.sleep(delayMs * (0.5 + random() / 2));
    }
  }
}
