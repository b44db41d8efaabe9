import { type Operation, type Outcome, outcomeOf, type Verdict, verdictOn } from '../commit';
import { type CommitFacts, changeOf, conditionOf, recordAfter } from './changes';
import type { CloudRecord, CloudTransactionCalls } from './cloud-calls';
import { type CloudBaseStoreOptions, collectionName } from './cloudbase-store-options';
import { carries, storedFrom } from './record';

/** Undefined: all is written, or nothing is decided; `read first`: try again in the slower way. */
export type Attempt = Outcome | 'read first' | undefined;

/** Counters first: where many meet, the one who is too late learns it with the second call. */
const inWritingOrder = (operations: readonly Operation[]): Operation[] => [
  ...operations.filter(({ kind }) => kind === 'add'),
  ...operations.filter(({ kind }) => kind !== 'add'),
];

/** Writes every document of a commit inside one transaction, or tells why not. */
export class TransactionWrites {
  readonly #tx: CloudTransactionCalls;
  readonly #options: Pick<CloudBaseStoreOptions, 'collectionPrefix'>;
  readonly #facts: CommitFacts;
  #hasWritten = false;

  constructor(
    tx: CloudTransactionCalls,
    options: Pick<CloudBaseStoreOptions, 'collectionPrefix'>,
    facts: CommitFacts,
  ) {
    this.#tx = tx;
    this.#options = options;
    this.#facts = facts;
  }

  /** Whether the transaction holds a document that others may wait for. */
  get hasWritten(): boolean {
    return this.#hasWritten;
  }

  /** One call per document: the condition travels with the change. */
  async whatMatches(operations: readonly Operation[]): Promise<Attempt> {
    const written = new Set<Operation>();
    for (const operation of inWritingOrder(operations)) {
      const name = this.#name(operation);
      if (operation.kind === 'create') {
        await this.#tx.add(name, recordAfter(operation, undefined, this.#facts));
      } else if (operation.kind === 'check' && operation.seen?.version === undefined) {
        if (!(await this.#replaced(operation))) return 'conflict';
      } else if (operation.kind === 'remove') {
        if (!(await this.#replaced(operation))) return this.#refusal(operations, written);
      } else {
        const condition = conditionOf(operation, this.#facts);
        const after = await this.#tx.change(name, condition, changeOf(operation, this.#facts));
        // The answer's count says that something matched, not that it changed: the document itself tells.
        if (!carries(after, this.#facts.commitId)) return this.#refusal(operations, written);
      }
      written.add(operation);
      this.#hasWritten = true;
    }
    return undefined;
  }

  /** Reads every document on one snapshot, judges, then writes whole documents. */
  async afterReading(operations: readonly Operation[]): Promise<Attempt> {
    const records: (CloudRecord | undefined)[] = [];
    for (const operation of operations) records.push(await this.#read(operation));
    // An earlier attempt whose answer was lost did get through.
    if (records.some((record) => carries(record, this.#facts.commitId))) return 'committed';
    const verdicts = operations.map((operation, at) => this.#verdict(operation, records[at]));
    const outcome = outcomeOf(operations, verdicts);
    if (outcome !== 'committed') return outcome;
    for (const [at, operation] of operations.entries()) await this.#put(operation, records[at]);
    return undefined;
  }

  /** Reads, judges and writes one whole document, so that nothing of what was there stays; false: refused. */
  async #replaced(operation: Operation): Promise<boolean> {
    const current = await this.#read(operation);
    if (this.#verdict(operation, current)) return false;
    await this.#put(operation, current);
    return true;
  }

  /** Writes a whole document in the place of what was read there. */
  async #put(operation: Operation, current: CloudRecord | undefined): Promise<void> {
    const record = recordAfter(operation, current, this.#facts);
    this.#hasWritten = true;
    if (current) await this.#tx.set(this.#name(operation), record);
    else await this.#tx.add(this.#name(operation), record);
  }

  /** Why a change matched nothing, judged on the snapshot that it was tried on. */
  async #refusal(operations: readonly Operation[], written: ReadonlySet<Operation>): Promise<Attempt> {
    const verdicts: Verdict[] = operations.map(() => undefined);
    let isRefused = false;
    for (const [at, operation] of operations.entries()) {
      // After the first refusal only a conflict could matter, and that needs a document that was read.
      if (written.has(operation) || (isRefused && !operation.seen)) continue;
      const record = await this.#read(operation);
      // Seen inside the transaction, our own mark may be a repeated call's, not yet committed.
      if (carries(record, this.#facts.commitId)) return 'read first';
      const verdict = this.#verdict(operation, record);
      if (verdict === 'conflict') return 'conflict';
      verdicts[at] = verdict;
      isRefused ||= verdict !== undefined;
    }
    return isRefused ? outcomeOf(operations, verdicts) : 'read first';
  }

  #verdict(operation: Operation, record: CloudRecord | undefined): Verdict {
    return verdictOn(operation, storedFrom(operation.collection, record, this.#facts.nowMs));
  }

  #read(operation: Operation): Promise<CloudRecord | undefined> {
    return this.#tx.get(this.#name(operation), operation.id);
  }

  #name({ collection }: Operation): string {
    return collectionName(this.#options, collection);
  }
}
