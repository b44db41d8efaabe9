import { AppError } from '../../contract/errors';
import type { Operation, Outcome } from '../commit';
import { firstDelayMs, waitForRetry } from '../retry';
import type { CloudCalls, CloudRecord, CloudTransactionCalls } from './cloud-calls';
import { CloudError } from './cloud-error';
import { type CloudBaseStoreOptions, collectionName } from './cloudbase-store-options';
import { marked } from './commit-marks';
import { Gate } from './gate';
import { carries, meta } from './record';
import { type Attempt, TransactionWrites } from './transaction-writes';
import { isTransient, withRetries } from './with-retries';

/**
 * A counter takes one commit per as many round trips as the commit has documents, and two more, however many
 * try; a failed attempt takes two. So the first pause grows with what the attempt took and with the documents:
 * it fits the distance to the database, and losers who crowd it slow themselves down. Where hundreds meet,
 * trying less often wastes less and admits as fast (docs/adr/0009).
 */
const longestDelayMs = 1_280;

/** One commit in all its attempts. */
interface Commit {
  readonly id: string;
  readonly deadlineMs: number;
  /** Whether an attempt may still come through that nobody knows of. */
  isInDoubt: boolean;
}

const isOverBy = (error: unknown): boolean =>
  error instanceof CloudError && (error.kind === 'gone' || error.kind === 'conflict');

/** Whether a document is still the one that the operation would have changed: then nothing of its commit is done. */
function isAsBefore({ kind, seen }: Operation, record: CloudRecord | undefined): boolean {
  if (kind === 'create') return record === undefined;
  return kind !== 'check' && seen?.version !== undefined && record?.[meta.version] === seen.version;
}

/** Until a real environment was tried, commits of money use only what Tencent's own guide lists. */
const isOfMoney = ({ collection }: Operation): boolean => collection.parsedOnRead;

/**
 * Commits several documents as one CloudBase transaction. Its isolation is a snapshot: a check inside it does
 * not stop write skew. So **every document that was read is written**: one that was changed with its new
 * version, one that was only read with a touch, one that was read as absent with a tombstone under its id;
 * whoever writes what another one read meets them on that document. An attempt that fails is over as a whole;
 * a new one starts on a new snapshot.
 */
export class JointCommit {
  readonly #calls: CloudCalls;
  readonly #options: CloudBaseStoreOptions;
  readonly #gate = new Gate();

  constructor(calls: CloudCalls, options: CloudBaseStoreOptions) {
    this.#calls = calls;
    this.#options = options;
  }

  /**
   * Counters are what many meet at. Inside one process they queue here, since in the database all but one
   * would fail and start anew; processes still meet there.
   */
  commit(operations: readonly Operation[], deadlineMs: number): Promise<Outcome> {
    const counters = operations.filter(({ kind }) => kind === 'add');
    const keys = counters.map((operation) => `${this.#name(operation)}/${operation.id}`);
    return this.#gate.pass(keys, () => this.#commit(operations, deadlineMs));
  }

  async #commit(operations: readonly Operation[], deadlineMs: number): Promise<Outcome> {
    if (this.#options.clock.nowMs() > deadlineMs) throw new AppError('BUSY');
    // One id for all attempts: whichever of them got through, its documents say so.
    const id = this.#options.ids.newId();
    const commit: Commit = { id, deadlineMs, isInDoubt: false };
    const all = marked(operations, id, this.#options.clock.nowMs());
    let readsFirst = this.#options.readsFirst ?? operations.some(isOfMoney);
    for (let tries = 1; ; tries += 1) {
      let cause: unknown;
      const startedAtMs = this.#options.clock.nowMs();
      try {
        const outcome = await this.#attempt(all, commit, readsFirst);
        if (outcome && outcome !== 'read first') {
          // A refusal could be by its own doing.
          if (commit.isInDoubt && outcome !== 'committed') throw new AppError('BUSY');
          return outcome;
        }
        if (outcome && !readsFirst) {
          readsFirst = true;
          continue;
        }
      } catch (error) {
        if (!isTransient(error)) throw error;
        cause = error;
      }
      const tookMs = this.#options.clock.nowMs() - startedAtMs;
      const firstMs = Math.max(firstDelayMs, tookMs * operations.length);
      await waitForRetry(this.#options, tries, deadlineMs, cause, { firstMs, longestMs: longestDelayMs });
    }
  }

  async #attempt(operations: readonly Operation[], commit: Commit, readsFirst: boolean): Promise<Attempt> {
    const { database, clock } = this.#options;
    const facts = { command: database.command, commitId: commit.id, nowMs: clock.nowMs() };
    const tx = await this.#calls.start();
    const writes = new TransactionWrites(tx, this.#options, facts);
    try {
      const outcome = readsFirst
        ? await writes.afterReading(operations)
        : await writes.whatMatches(operations);
      if (outcome) {
        await this.#rollback(tx);
        return outcome;
      }
    } catch (error) {
      const kind = error instanceof CloudError ? error.kind : undefined;
      // A conflict ends the transaction, as the SDK's own `runTransaction` takes it too; without a document
      // it would hold up nobody if it did not.
      if (kind !== 'conflict' || writes.hasWritten) await this.#rollback(tx);
      if (kind === 'duplicate') return 'read first';
      throw error;
    }
    return this.#finish(tx, operations, commit);
  }

  /** Commits; when the answer leaves open whether it did, the documents tell. Errors: BUSY when they do not. */
  async #finish(
    tx: CloudTransactionCalls,
    operations: readonly Operation[],
    commit: Commit,
  ): Promise<Attempt> {
    try {
      await tx.commit();
      return 'committed';
    } catch (error) {
      // After this the commit cannot come through any more, should it still be on its way.
      const isOver = await this.#rollback(tx);
      if (error instanceof CloudError && error.kind === 'conflict') throw error;
      const isDone = await this.#isDone(operations, commit);
      if (isDone === undefined) throw new AppError('BUSY', undefined, { cause: error });
      if (isDone) return 'committed';
      commit.isInDoubt ||= !isOver;
      throw error;
    }
  }

  /** Whether a commit is done, by the first of its documents that tells; others may have written them all since. */
  async #isDone(operations: readonly Operation[], { id, deadlineMs }: Commit): Promise<boolean | undefined> {
    for (const operation of operations) {
      const record = await withRetries(this.#options, deadlineMs, () =>
        this.#calls.get(this.#name(operation), operation.id),
      );
      if (carries(record, id)) return true;
      if (isAsBefore(operation, record)) return false;
    }
    return undefined;
  }

  /** Frees what the transaction holds; whether it is known to be over. It ends by itself after 30 s. */
  async #rollback(tx: CloudTransactionCalls): Promise<boolean> {
    for (let tries = 1; tries <= 2; tries += 1) {
      try {
        await tx.rollback();
        return true;
      } catch (error) {
        if (!(error instanceof CloudError) || error.kind !== 'lost') return isOverBy(error);
      }
    }
    return false;
  }

  #name({ collection }: Operation): string {
    return collectionName(this.#options, collection);
  }
}
