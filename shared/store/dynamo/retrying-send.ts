import { type RetryPorts, waitForRetry } from '../retry';
import { type Answers, DynamoError, type Operation, type Send } from './protocol';

const transientCodes: ReadonlySet<string> = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
]);

/** Whether the same request may succeed later. Status 0: no answer came, so it may even have succeeded. */
const isTransient = (error: unknown): boolean =>
  error instanceof DynamoError &&
  (error.status === 0 || error.status >= 500 || transientCodes.has(error.code));

export type RetryingSend = <O extends Operation>(
  operation: O,
  input: object,
  deadlineMs: number,
) => Promise<Answers[O]>;

/** Sends again what throttling, faults and lost answers stopped. Errors: BUSY when the deadline would pass. */
export const retryingSend =
  (send: Send, retryPorts: RetryPorts): RetryingSend =>
  async (operation, input, deadlineMs) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await send(operation, input);
      } catch (error) {
        if (!isTransient(error)) throw error;
        await waitForRetry(retryPorts, tries, deadlineMs, error);
      }
    }
  };
