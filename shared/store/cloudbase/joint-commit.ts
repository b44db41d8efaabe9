import { AppError } from '../../contract/errors';
import { type Operation, type Outcome, outcomeOf, type Verdict, verdictOn } from '../commit';
import { waitForRetry } from '../patience';
import { type CommitFacts, changeOf, conditionOf, recordAfter } from './changes';
import type { CloudCalls, CloudRecord, CloudTransactionCalls } from './cloud-calls';
import { CloudError } from './cloud-error';
import { type CloudBaseStoreOptions, collectionName } from './cloudbase-store-options';
import { Gate } from './gate';
import { isTransient, patiently } from './patient-calls';
import { carries, storedFrom } from './record';

/** Undefined: all is written, or nothing is decided; `read first`: try again in the slower way. */
type Attempt = Outcome | 'read first' | undefined;

/** Counters first: where many meet, the one who is too late learns it with the second call. */
const inWritingOrder = (operations: readonly Operation[]): Operation[] => [
  ...operations.filter(({ kind }) => kind === 'add'),
  ...operations.filter(({ kind }) => kind !== 'add'),
];

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
      await waitForRetry(this.#options, tries, deadlineMs, cause);
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
    try {
      const write = readsFirst ? this.#writeAfterReading : this.#writeWhatMatches;
      const outcome = await write.call(this, tx, operations, facts);
      if (outcome) {
        await this.#rollback(tx);
        return outcome;
      }
    } catch (error) {
      await this.#rollback(tx);
      if (error instanceof CloudError && error.kind === 'duplicate') return 'read first';
      throw error;
    }
    return this.#finish(tx, operations, commitId, deadlineMs);
  }

  /** Undefined when all is written. One call per document: the condition travels with the change. */
  async #writeWhatMatches(
    tx: CloudTransactionCalls,
    operations: readonly Operation[],
    facts: CommitFacts,
  ): Promise<Attempt> {
    const written = new Set<Operation>();
    for (const operation of inWritingOrder(operations)) {
      const name = this.#name(operation);
      if (operation.kind === 'create') await tx.add(name, recordAfter(operation, undefined, facts));
      else if (operation.kind === 'check' && operation.seen?.version === undefined) {
        if (await this.#holdAbsent(tx, operation, facts)) return outcomeOf([operation], ['conflict']);
      } else {
        const after = await tx.change(name, conditionOf(operation, facts), changeOf(operation, facts));
        // The answer's count says that something matched, not that it changed: the document itself tells.
        if (!carries(after, facts.commitId)) return this.#refusal(tx, operations, written, facts);
      }
      written.add(operation);
    }
    return undefined;
  }

  /** Writes a document that was read as absent. True when it is there after all. */
  async #holdAbsent(tx: CloudTransactionCalls, operation: Operation, facts: CommitFacts): Promise<boolean> {
    const { collection, id } = operation;
    const current = await tx.get(this.#name(operation), id);
    if (storedFrom(collection, current, facts.nowMs)) return true;
    await this.#put(tx, operation, current, facts);
    return false;
  }

  /** Writes a whole document in the place of what was read there. */
  async #put(
    tx: CloudTransactionCalls,
    operation: Operation,
    current: CloudRecord | undefined,
    facts: CommitFacts,
  ): Promise<void> {
    const record = recordAfter(operation, current, facts);
    if (current) await tx.set(this.#name(operation), record);
    else await tx.add(this.#name(operation), record);
  }

  /** Reads every document on one snapshot, judges, then writes whole documents. */
  async #writeAfterReading(
    tx: CloudTransactionCalls,
    operations: readonly Operation[],
    facts: CommitFacts,
  ): Promise<Attempt> {
    const records: (CloudRecord | undefined)[] = [];
    for (const operation of operations) records.push(await tx.get(this.#name(operation), operation.id));
    // An earlier attempt whose answer was lost did get through.
    if (records.some((record) => carries(record, facts.commitId))) return 'committed';
    const verdicts = operations.map((operation, at) =>
      verdictOn(operation, storedFrom(operation.collection, records[at], facts.nowMs)),
    );
    const outcome = outcomeOf(operations, verdicts);
    if (outcome !== 'committed') return outcome;
    for (const [at, operation] of operations.entries()) await this.#put(tx, operation, records[at], facts);
    return undefined;
  }

  /** Why a change matched nothing, judged on the snapshot that it was tried on. */
  async #refusal(
    tx: CloudTransactionCalls,
    operations: readonly Operation[],
    written: ReadonlySet<Operation>,
    facts: CommitFacts,
  ): Promise<Attempt> {
    const verdicts: Verdict[] = operations.map(() => undefined);
    let isRefused = false;
    for (const [at, operation] of operations.entries()) {
      // After the first refusal only a conflict could matter, and that needs a document that was read.
      if (written.has(operation) || (isRefused && !operation.seen)) continue;
      const record = await tx.get(this.#name(operation), operation.id);
      // Seen inside the transaction, our own mark may be a repeated call's, not yet committed.
      if (carries(record, facts.commitId)) return 'read first';
      const verdict = verdictOn(operation, storedFrom(operation.collection, record, facts.nowMs));
      if (verdict === 'conflict') return 'conflict';
      verdicts[at] = verdict;
      isRefused ||= verdict !== undefined;
    }
    return isRefused ? outcomeOf(operations, verdicts) : 'read first';
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
      if (error instanceof CloudError && error.kind === 'conflict') throw error;
      // After this the commit cannot come through any more, should it still be on its way.
      await this.#rollback(tx);
      for (const operation of operations) {
        const record = await patiently(this.#options, deadlineMs, () =>
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
