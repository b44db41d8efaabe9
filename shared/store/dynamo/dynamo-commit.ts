import { AppError } from '../../contract/errors';
import {
  type CommitAdapter,
  type Operation,
  type Outcome,
  outcomeOf,
  type Update,
  type Verdict,
  verdictOn,
} from '../commit';
import { isExpired } from '../expiry';
import { waitForRetry } from '../retry';
import type { DynamoStoreOptions } from './dynamo-store-options';
import { storedFrom } from './item';
import { DynamoError, type Item } from './protocol';
import { retryingSend } from './retrying-send';
import { transactItem, updateRequest } from './write-requests';

/** Reasons that say something about the documents; any other one says that DynamoDB did not look. */
const clearCodes: ReadonlySet<string> = new Set(['None', 'ConditionalCheckFailed']);

/** Why DynamoDB refused an operation; a condition that failed on what now looks right has met a change. */
function refusal(operation: Operation, item: Item | undefined, nowMs: number): Verdict {
  const stored = storedFrom(operation.collection, item);
  const current = stored && !isExpired(operation.collection, stored.doc, nowMs) ? stored : undefined;
  return verdictOn(operation, current) ?? 'conflict';
}

/** Commits a change of what was read by one UpdateItem, anything else by TransactWriteItems. */
export function dynamoCommit({ send, clock, ids, tablePrefix }: DynamoStoreOptions): CommitAdapter['commit'] {
  const retryPorts = { clock, ids };
  const sendRetrying = retryingSend(send, retryPorts);

  /**
   * Safe when its answer is lost: the retry fails on a document that carries this commit's own version. If
   * another one stands there by then, nobody can tell any more whether it was done: that is BUSY, since a
   * refusal could be by its own doing, and doing it again could do it twice.
   * Additions and removals would not show that, nor would a document that others took away after it was made, so they
   * go through a transaction with a token.
   */
  async function commitOne(operation: Update, deadlineMs: number): Promise<Outcome> {
    const { collection } = operation;
    const version = ids.newId();
    const facts = { tablePrefix, version, nowMs: clock.nowMs() };
    let isInDoubt = false;
    const onDoubt = () => {
      isInDoubt = true;
    };
    try {
      await sendRetrying('UpdateItem', updateRequest(operation, facts), deadlineMs, onDoubt);
      return 'committed';
    } catch (error) {
      if (!(error instanceof DynamoError) || error.code !== 'ConditionalCheckFailedException') throw error;
      if (storedFrom(collection, error.item)?.version === version) return 'committed';
      if (isInDoubt) throw new AppError('BUSY', undefined, { cause: error });
      return outcomeOf([operation], [refusal(operation, error.item, clock.nowMs())]);
    }
  }

  /** The outcome of a cancelled transaction; undefined when it met another one and must be sent again. */
  function cancelled(
    error: DynamoError,
    operations: readonly Operation[],
    version: string,
  ): Outcome | undefined {
    const carriesOwn = ({ collection }: Operation, at: number) =>
      storedFrom(collection, error.reasons[at]?.Item)?.version === version;
    if (operations.some(carriesOwn)) return 'committed';
    const verdicts = operations.map((operation, at) => {
      const reason = error.reasons[at];
      const isRefused = reason?.Code === 'ConditionalCheckFailed';
      return isRefused ? refusal(operation, reason.Item, clock.nowMs()) : undefined;
    });
    if (verdicts.includes('conflict')) return 'conflict';
    const isClear = error.reasons.every(({ Code = 'None' }) => clearCodes.has(Code));
    return isClear ? outcomeOf(operations, verdicts) : undefined;
  }

  async function commitTransaction(operations: readonly Operation[], deadlineMs: number): Promise<Outcome> {
    const version = ids.newId();
    const facts = { tablePrefix, version, nowMs: clock.nowMs() };
    const input = {
      // With the same token DynamoDB answers a retry as it answered the lost try.
      ClientRequestToken: version,
      TransactItems: operations.map((operation) => transactItem(operation, facts)),
    };
    for (let tries = 1; ; tries += 1) {
      try {
        await sendRetrying('TransactWriteItems', input, deadlineMs);
        return 'committed';
      } catch (error) {
        if (!(error instanceof DynamoError) || error.code !== 'TransactionCanceledException') throw error;
        const outcome = cancelled(error, operations, version);
        if (outcome) return outcome;
        await waitForRetry(retryPorts, tries, deadlineMs, error);
      }
    }
  }

  return (operations, deadlineMs) => {
    const [first] = operations;
    return operations.length === 1 && first?.kind === 'update'
      ? commitOne(first, deadlineMs)
      : commitTransaction(operations, deadlineMs);
  };
}
