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

/** Whether nobody knows if the request was carried out: no answer came, or one that the server broke down. */
const isInDoubt = (error: DynamoError): boolean => error.status === 0 || error.status >= 500;

/** Whether the same request may succeed later. */
const isTransient = (error: unknown): error is DynamoError =>
  error instanceof DynamoError && (isInDoubt(error) || transientCodes.has(error.code));

/** The tables that a request names, wherever it names them. */
function tablesIn(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return [];
  const { TableName, RequestItems, TransactItems } = input as Readonly<Record<string, unknown>>;
  const steps = Array.isArray(TransactItems)
    ? TransactItems.flatMap((step: object) => Object.values(step))
    : [];
  const named = [TableName, ...Object.keys(RequestItems ?? {}), ...steps.flatMap(tablesIn)];
  return [...new Set(named.filter((name) => typeof name === 'string'))];
}

export type RetryingSend = <O extends Operation>(
  operation: O,
  input: object,
  deadlineMs: number,
  /** Called when it is sent again though it may have been carried out. */
  onDoubt?: () => void,
) => Promise<Answers[O]>;

/** Sends again what throttling, faults and lost answers stopped. Errors: BUSY when the deadline would pass. */
export const retryingSend =
  (send: Send, retryPorts: RetryPorts): RetryingSend =>
  async (operation, input, deadlineMs, onDoubt) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await send(operation, input);
      } catch (thrown) {
        const error =
          thrown instanceof DynamoError ? thrown.asked({ operation, tables: tablesIn(input) }) : thrown;
        if (!isTransient(error)) throw error;
        if (isInDoubt(error)) onDoubt?.();
        await waitForRetry(retryPorts, tries, deadlineMs, error);
      }
    }
  };
