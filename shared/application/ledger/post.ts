import type { Collection } from '../../collections/collection';
import {
  type EntryKind,
  type LedgerEntry,
  ledgerEntries,
  publisherFunds,
  workerBooks,
} from '../../collections/ledger';
import { shanghaiDate } from '../../domain/calendar/calendar';
import { type Posting, postingsFault, sumOn } from '../../domain/ledger/accounts';
import { fen } from '../../domain/money/money';
import type { Transaction } from '../../ports/store';
import { canonical, entryHash, genesis, sha256 } from './entry-hash';

type Parties = Pick<
  LedgerEntry,
  'publisherId' | 'workerId' | 'taskId' | 'orderId' | 'fundingId' | 'refundId'
>;

/** A movement of money that is about to be written. */
export interface Movement extends Parties {
  /** Its purpose; the same purpose is never written twice. */
  readonly id: string;
  readonly kind: EntryKind;
  readonly postings: readonly Posting[];
  /** What it was made from, kept as a hash only. */
  readonly inputs: Readonly<Record<string, string | number>>;
}

interface Book {
  readonly id: string;
  readonly seq: number;
  readonly head: string;
}

/** Whose books there are: who owns what is in an account. */
const bookKinds = {
  publisher: { collection: publisherFunds, account: 'funds', field: 'availableFen' },
  worker: { collection: workerBooks, account: 'earned', field: 'earnedFen' },
} as const;
export type BookKind = keyof typeof bookKinds;
export { bookKinds };

/** Work earns its worker; whatever else moves comes from a publisher or goes back there. */
const bookOf = ({ kind, publisherId, workerId }: Movement): readonly [BookKind, string] =>
  kind === 'earn' && workerId !== undefined ? ['worker', workerId] : ['publisher', publisherId];

export const bookName = (kind: BookKind, owner: string): string => `${kind}:${owner}`;

function entryOf(movement: Movement, book: string, before: Book | undefined, atMs: number): LedgerEntry {
  const { inputs, postings, ...rest } = movement;
  const unsigned = {
    ...rest,
    atMs,
    day: shanghaiDate(atMs),
    postings: postings.map(({ account, amountFen }) => ({ account, amountFen })),
    links: [{ book, seq: (before?.seq ?? 0) + 1, prev: before?.head ?? genesis }],
    inputHash: sha256(canonical(inputs)),
  };
  return { ...unsigned, hash: entryHash(unsigned) };
}

/**
 * Writes movements of one owner as entries of the ledger, in order, each chained to the one before in the owner's
 * book, and the book's balance with them; in the commit of what they are for. Refused as `exists` on `ledgerEntries`
 * when one was written before. Throws Error for postings that are none, RangeError for a balance below zero.
 */
export async function post(tx: Transaction, atMs: number, ...movements: Movement[]): Promise<void> {
  const [first] = movements;
  if (!first) return;
  const [kind, owner] = bookOf(first);
  const { collection, account, field } = bookKinds[kind];
  const books = collection as unknown as Collection<Book & Readonly<Record<string, string | number>>>;
  const stored = await tx.get(books, owner);
  let book = stored ?? { id: owner, seq: 0, head: genesis, [field]: 0 };
  for (const movement of movements) {
    const fault = postingsFault(movement.postings);
    if (fault !== undefined) throw new Error(`${movement.kind}: ${fault}`);
    if (bookName(...bookOf(movement)) !== bookName(kind, owner)) throw new Error('movements of two owners');
    const entry = entryOf(movement, bookName(kind, owner), book, atMs);
    tx.create(ledgerEntries, entry);
    const balance = fen(Number(book[field]) + sumOn(movement.postings, account));
    book = { ...book, seq: book.seq + 1, head: entry.hash, [field]: balance };
  }
  if (stored) tx.update(books, book);
  else tx.create(books, book);
}
