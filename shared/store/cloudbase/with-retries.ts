import { type RetryPorts, waitForRetry } from '../retry';
import { CloudError, type CloudErrorKind } from './cloud-error';

const transient: ReadonlySet<CloudErrorKind> = new Set(['conflict', 'gone', 'throttled', 'lost']);

/** Whether the same call may succeed later. */
export const isTransient = (error: unknown): error is CloudError =>
  error instanceof CloudError && transient.has(error.kind);

/** Calls again what may be done twice, such as a read. Errors: BUSY when the deadline would pass. */
export async function withRetries<T>(
  retryPorts: RetryPorts,
  deadlineMs: number,
  call: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isTransient(error)) throw error;
      await waitForRetry(retryPorts, tries, deadlineMs, error);
    }
  }
}
