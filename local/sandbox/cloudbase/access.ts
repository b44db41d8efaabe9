import type { Params } from './action';
import { fields, optionalText, text } from './arguments';
import type { Fields } from './ejson';
import type { Doc, History, Id } from './history';
import { idsOf, predicate } from './matching';
import { CloudBaseRefusal, conflict } from './refusal';
import type { Transactions } from './transactions';

/** Reads and writes of a call: in the snapshot of its transaction when it carries one, else as things are. */
export class Access {
  readonly #history: History;
  readonly #transactions: Transactions;
  readonly #now: () => number;

  constructor(history: History, transactions: Transactions, now: () => number) {
    this.#history = history;
    this.#transactions = transactions;
    this.#now = now;
  }

  predicate(params: Params): (doc: Fields) => boolean {
    return predicate(fields(params, 'query', this.#now()));
  }

  /** The documents that the call's condition names. */
  matching(params: Params): Doc[] {
    const collection = text(params, 'collectionName');
    const transaction = optionalText(params, 'transactionId');
    const condition = fields(params, 'query', this.#now());
    const matches = predicate(condition);
    const read = (id: Id) =>
      transaction === undefined
        ? this.#history.read(collection, id)
        : this.#transactions.read(transaction, collection, id);
    const ids = idsOf(condition);
    if (ids) return ids.map(read).filter((doc): doc is Doc => doc !== undefined && matches(doc));
    const all =
      transaction === undefined
        ? this.#history.scan(collection)
        : this.#transactions.scan(transaction, collection);
    return [...all].filter(matches);
  }

  /** Changes one document: in its transaction, or at once when no other transaction holds it. */
  async write(
    params: Params,
    collection: string,
    id: Id,
    change: (now: Doc | undefined) => Doc | undefined,
  ): Promise<void> {
    const transaction = optionalText(params, 'transactionId');
    if (transaction === undefined) {
      await this.#transactions.untilFree(collection, id);
      const now = this.#history.read(collection, id);
      const doc = change(now);
      if (doc !== now) this.#history.commit([{ collection, id, doc }]);
      return;
    }
    const now = this.#transactions.read(transaction, collection, id);
    try {
      const doc = change(now);
      if (doc !== now) this.#transactions.write(transaction, { collection, id, doc });
    } catch (error) {
      // As in MongoDB an error ends the transaction; a conflict has done so already.
      const isOver = error instanceof CloudBaseRefusal && error.code === conflict().code;
      if (!isOver) this.#transactions.abort(transaction);
      throw error;
    }
  }
}
