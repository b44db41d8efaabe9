import { AppError } from '../../contract/errors';
import type { Operation, Outcome } from '../commit';
import { firstDelayMs, waitForRetry } from '../retry';
import type { CloudCalls, CloudTransactionCalls } from './cloud-calls';
import { CloudError } from './cloud-error';
import { type CloudBaseStoreOptions, collectionName } from './cloudbase-store-options';
import { Gate } from './gate';
import { carries } from './record';
import { type Attempt, TransactionWrites } from './transaction-writes';
import { isTransient, withRetries } from './with-retries';

/**
 * A counter takes one commit per as many round trips as the commit has documents, and two more, however many
 * try; a failed attempt takes two. So the first pause grows with what the attempt took and with the documents:
 * it fits the distance to the database, and losers who crowd it slow themselves down. Where hundreds meet,
 * trying less often wastes less and admits as fast (docs/adr/0009).
 */
const longestDelayMs = 1_280;

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
    const commitId = this.#options.ids.newId();
    let readsFirst = this.#options.readsFirst ?? false;
    for (let tries = 1; ; tries += 1) {
      let cause: unknown;
      const startedAtMs = this.#options.clock.nowMs();
      try {
        const outcome = await this.#attempt(operations, commitId, readsFirst, deadlineMs);
        if (outcome && outcome !== 'read first') return outcome;
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

  async #attempt(
    operations: readonly Operation[],
    commitId: string,
    readsFirst: boolean,
    deadlineMs: number,
  ): Promise<Attempt> {
    const { database, clock } = this.#options;
    const facts = { command: database.command, commitId, nowMs: clock.nowMs() };
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
    return this.#finish(tx, operations, commitId, deadlineMs);
  }

  /** Commits; when the answer leaves open whether it did, the documents tell. */
  async #finish(
    tx: CloudTransactionCalls,
    operations: readonly Operation[],
    commitId: string,
    deadlineMs: number,
  ): Promise<Attempt> {
    try {
      await tx.commit();
      return 'committed';
    } catch (error) {
      // After this the commit cannot come through any more, should it still be on its way.
      await this.#rollback(tx);
      if (error instanceof CloudError && error.kind === 'conflict') throw error;
      for (const operation of operations) {
        const record = await withRetries(this.#options, deadlineMs, () =>
          this.#calls.get(this.#name(operation), operation.id),
        );
        if (carries(record, commitId)) return 'committed';
      }
      throw error;
    }
  }

  /** Frees what the transaction holds. It may be over already, or end by itself after 30 s. */
  async #rollback(tx: CloudTransactionCalls): Promise<void> {
    for (let tries = 1; tries <= 2; tries += 1) {
      try {
        return await tx.rollback();
      } catch (error) {
        if (!(error instanceof CloudError) || error.kind !== 'lost') return;
      }
    }
  }

  #name({ collection }: Operation): string {
    return collectionName(this.#options, collection);
  }
}
