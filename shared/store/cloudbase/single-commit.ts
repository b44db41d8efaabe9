import { AppError } from '../../contract/errors';
import {
  type Create,
  type Operation,
  type Outcome,
  outcomeOf,
  type Stored,
  type Verdict,
  verdictOn,
} from '../commit';
import { waitForRetry } from '../retry';
import { type CommitFacts, changeOf, conditionOf } from './changes';
import type { CloudCalls, CloudRecord } from './cloud-calls';
import { CloudError } from './cloud-error';
import { type CloudBaseStoreOptions, collectionName } from './cloudbase-store-options';
import { carries, meta, recordOf, storedFrom } from './record';
import { isTransient, withRetries } from './with-retries';

interface Attempt {
  readonly commitId: string;
  readonly deadlineMs: number;
  /** Whether an earlier try may have been done. */
  readonly isInDoubt: boolean;
  /** What is to be removed. */
  readonly over: CloudRecord | undefined;
}

/**
 * Commits one document without a transaction: an insertion, or a change with its conditions, which is what
 * the cloud does in one step. This is the hot path: additions to one document never meet a conflict, they
 * queue inside the database. Nothing is done twice when an answer is lost: an insertion finds its document and
 * a change of a version that was read finds another one; an addition, which nothing stops, is not sent again.
 * Where the document does not tell any more whether it was done, that is BUSY: a refusal could be by its own
 * doing, and doing it again could do it twice.
 */
export class SingleCommit {
  readonly #calls: CloudCalls;
  readonly #options: CloudBaseStoreOptions;

  constructor(calls: CloudCalls, options: CloudBaseStoreOptions) {
    this.#calls = calls;
    this.#options = options;
  }

  async commit(operation: Operation, deadlineMs: number): Promise<Outcome> {
    if (operation.kind !== 'remove') return this.#commit(operation, deadlineMs);
    // A removal names what it takes away, and the version that it finds: by state alone it could hit, sent again, a
    // document made anew.
    const over = await this.#read(operation, deadlineMs);
    const current = this.#stored(operation, over);
    const verdict = verdictOn(operation, current);
    if (verdict) return outcomeOf([operation], [verdict]);
    return this.#commit({ ...operation, seen: { version: current?.version } }, deadlineMs, over);
  }

  async #commit(operation: Operation, deadlineMs: number, over?: CloudRecord): Promise<Outcome> {
    const commitId = this.#options.ids.newId();
    let lost: CloudError | undefined;
    for (let tries = 1; ; tries += 1) {
      let cause: unknown;
      try {
        const facts = { commitId, deadlineMs, over, isInDoubt: lost !== undefined };
        const outcome = await this.#try(operation, facts);
        if (lost && outcome && outcome !== 'committed') {
          throw new AppError('BUSY', undefined, { cause: lost });
        }
        if (outcome) return outcome;
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (error.kind === 'lost') lost = error;
        cause = error;
      }
      await waitForRetry(this.#options, tries, deadlineMs, cause);
    }
  }

  /** The outcome; undefined when the document changed between two calls. */
  async #try(operation: Operation, attempt: Attempt): Promise<Outcome | undefined> {
    const { collection, kind } = operation;
    if (kind === 'create') return this.#create(operation, attempt);
    const isSentAgain = attempt.isInDoubt && kind === 'add';
    if (!isSentAgain) {
      const facts = this.#facts(attempt);
      const name = collectionName(this.#options, collection);
      const changed = await this.#calls.change(
        name,
        conditionOf(operation, facts),
        changeOf(operation, facts, attempt.over),
      );
      if (changed === 1) return 'committed';
    }
    return this.#outcome(operation, await this.#read(operation, attempt.deadlineMs), attempt);
  }

  async #create(operation: Create, attempt: Attempt): Promise<Outcome | undefined> {
    const { collection, id, doc } = operation;
    const name = collectionName(this.#options, collection);
    try {
      await this.#calls.add(name, recordOf(collection, doc, attempt.commitId));
      return 'committed';
    } catch (error) {
      if (!(error instanceof CloudError) || error.kind !== 'duplicate') throw error;
    }
    const current = await this.#read(operation, attempt.deadlineMs);
    const outcome = this.#outcome(operation, current, attempt);
    if (outcome || !current) return outcome;
    // What is gone or expired makes room, as long as it is still the same.
    const facts = this.#facts(attempt);
    const where = { _id: id, [meta.version]: current[meta.version] };
    const changed = await this.#calls.change(name, where, changeOf(operation, facts, current));
    return changed === 1 ? 'committed' : undefined;
  }

  /** What the document says of the operation; undefined: it may go through now. */
  #outcome(
    operation: Operation,
    current: CloudRecord | undefined,
    { commitId, isInDoubt }: Attempt,
  ): Outcome | undefined {
    if (carries(current, commitId)) return 'committed';
    const verdict: Verdict = verdictOn(operation, this.#stored(operation, current));
    // An addition leaves no trace that stays, and what is gone may be what this commit made.
    const isUntold = isInDoubt && current && (operation.kind === 'add' || operation.kind === 'create');
    return verdict || isUntold ? outcomeOf([operation], [verdict ?? 'conflict']) : undefined;
  }

  #facts({ commitId }: Attempt): CommitFacts {
    return { command: this.#options.database.command, commitId, nowMs: this.#options.clock.nowMs() };
  }

  #stored({ collection }: Operation, record: CloudRecord | undefined): Stored | undefined {
    return storedFrom(collection, record, this.#options.clock.nowMs());
  }

  #read({ collection, id }: Operation, deadlineMs: number): Promise<CloudRecord | undefined> {
    const name = collectionName(this.#options, collection);
    return withRetries(this.#options, deadlineMs, () => this.#calls.get(name, id));
  }
}
