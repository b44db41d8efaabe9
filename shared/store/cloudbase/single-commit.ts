import { AppError } from '../../contract/errors';
import { type Create, type Operation, type Outcome, outcomeOf, type Verdict, verdictOn } from '../commit';
import { waitForRetry } from '../retry';
import { type CommitFacts, changeOf, conditionOf } from './changes';
import type { CloudCalls, CloudRecord } from './cloud-calls';
import { CloudError } from './cloud-error';
import { type CloudBaseStoreOptions, collectionName } from './cloudbase-store-options';
import { carries, meta, recordOf, storedFrom } from './record';
import { isTransient } from './with-retries';

/**
 * Commits one document without a transaction: an insertion, or a change with its conditions, which is what
 * the cloud does in one step. This is the hot path: additions to one document never meet a conflict, they
 * queue inside the database. Nothing is done twice when an answer is lost: a change matches once, and the
 * document tells by this commit's id that it is done. Where somebody has written it since, nobody can tell
 * any more: that is BUSY, since a refusal could be by its own doing, and doing it again could do it twice.
 */
export class SingleCommit {
  readonly #calls: CloudCalls;
  readonly #options: CloudBaseStoreOptions;

  constructor(calls: CloudCalls, options: CloudBaseStoreOptions) {
    this.#calls = calls;
    this.#options = options;
  }

  async commit(operation: Operation, deadlineMs: number): Promise<Outcome> {
    const commitId = this.#options.ids.newId();
    let lost: CloudError | undefined;
    for (let tries = 1; ; tries += 1) {
      let cause: unknown;
      try {
        const outcome = await this.#try(operation, this.#facts(commitId));
        // Only additions are still told of by the document when others have written it after them.
        const isInDoubt = lost && operation.kind !== 'add' && outcome !== 'committed';
        if (outcome && isInDoubt) throw new AppError('BUSY', undefined, { cause: lost });
        if (outcome) return outcome;
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (error.kind === 'lost') lost = error;
        cause = error;
      }
      await waitForRetry(this.#options, tries, deadlineMs, cause);
    }
  }

  #facts(commitId: string): CommitFacts {
    return { command: this.#options.database.command, commitId, nowMs: this.#options.clock.nowMs() };
  }

  /** The outcome; undefined when the document changed between two calls. */
  async #try(operation: Operation, facts: CommitFacts): Promise<Outcome | undefined> {
    const { collection, id } = operation;
    const name = collectionName(this.#options, collection);
    if (operation.kind === 'create') return this.#create(operation, facts);
    // A removal names what it takes away, and which version: by state alone, sent again late, it could hit a
    // document made anew.
    const before = operation.kind === 'remove' ? await this.#calls.get(name, id) : undefined;
    if (operation.kind === 'remove') {
      const outcome = this.#outcome(operation, before, facts);
      if (outcome) return outcome;
    }
    const condition = conditionOf(operation, facts);
    const where = before ? { ...condition, [meta.version]: before[meta.version] } : condition;
    if ((await this.#calls.change(name, where, changeOf(operation, facts, before))) === 1) return 'committed';
    return this.#outcome(operation, await this.#calls.get(name, id), facts);
  }

  async #create(operation: Create, facts: CommitFacts): Promise<Outcome | undefined> {
    const { collection, id, doc } = operation;
    const name = collectionName(this.#options, collection);
    try {
      await this.#calls.add(name, recordOf(collection, doc, facts.commitId));
      return 'committed';
    } catch (error) {
      if (!(error instanceof CloudError) || error.kind !== 'duplicate') throw error;
    }
    const current = await this.#calls.get(name, id);
    const outcome = this.#outcome(operation, current, facts);
    if (outcome || !current) return outcome;
    // What is gone or expired makes room, as long as it is still the same.
    const where = { _id: id, [meta.version]: current[meta.version] };
    const changed = await this.#calls.change(name, where, changeOf(operation, facts, current));
    return changed === 1 ? 'committed' : undefined;
  }

  /** What the document says of the operation; undefined: it may go through now. */
  #outcome(
    operation: Operation,
    current: CloudRecord | undefined,
    { commitId, nowMs }: CommitFacts,
  ): Outcome | undefined {
    if (carries(current, commitId)) return 'committed';
    const verdict: Verdict = verdictOn(operation, storedFrom(operation.collection, current, nowMs));
    return verdict && outcomeOf([operation], [verdict]);
  }
}
