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
  | 'publisherId'
  | 'workerId'
  | 'taskId'
  | 'orderId'
  | 'orderIds'
  | 'personKey'
  | 'formerKey'
  | 'fundingId'
  | 'refundId'
  | 'payoutId'
  | 'receipt'
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

/** Whose books there are. */
export type BookKind = 'publisher' | 'worker';

/** Whose book a kind of entry stands in: work and what comes of it is its worker's, the rest its publisher's. */
const ownerOf: Readonly<Record<EntryKind, 'publisherId' | 'workerId'>> = {
  fund: 'publisherId',
  return: 'publisherId',
  refund: 'publisherId',
  refunded: 'publisherId',
  earn: 'workerId',
  settle: 'workerId',
  unsettle: 'workerId',
  taxpayer: 'workerId',
  payout: 'workerId',
  payoutPaid: 'workerId',
  payoutBack: 'workerId',
  payoutReturned: 'workerId',
};

function bookOf(movement: Movement): readonly [BookKind, string] {
  const slot = ownerOf[movement.kind];
  const owner = movement[slot];
  if (owner === undefined) throw new Error(`${movement.kind}: nobody's`);
  return [slot === 'workerId' ? 'worker' : 'publisher', owner];
}

const bookName = (kind: BookKind, owner: string): string => `${kind}:${owner}`;

function entryOf(movement: Movement, book: string, before: Book, atMs: number): LedgerEntry {
  const { inputs, postings, ...rest } = movement;
  const unsigned = {
    ...rest,
    atMs,
    day: shanghaiDate(atMs),
    postings: postings.map(({ account, amountFen }) => ({ account, amountFen })),
    links: [{ book, seq: before.seq + 1, prev: before.head }],
    inputHash: sha256(canonical(inputs)),
  };
  return { ...unsigned, hash: entryHash(unsigned) };
}

/** The book as postings leave it; of a new owner, from nothing. */
type Posted<B extends Book> = (book: B | Book, postings: readonly Posting[]) => B;

async function postIn<B extends Book>(
  tx: Transaction,
  books: Collection<B>,
  posted: Posted<B>,
  movements: readonly Movement[],
  { owner, name, atMs }: { readonly owner: string; readonly name: string; readonly atMs: number },
): Promise<void> {
  const stored = await tx.get(books, owner);
  let book = posted(stored ?? { id: owner, seq: 0, head: genesis }, []);
  for (const movement of movements) {
    const fault = postingsFault(movement.postings);
    if (fault !== undefined) throw new Error(`${movement.kind}: ${fault}`);
    if (bookName(...bookOf(movement)) !== name) throw new Error('movements of two owners');
    const entry = entryOf(movement, name, book, atMs);
    tx.create(ledgerEntries, entry);
    book = { ...posted(book, movement.postings), seq: book.seq + 1, head: entry.hash };
  }
  if (stored) tx.update(books, book);
  else tx.create(books, book);
}

/**
 * Writes movements of one owner as entries of the ledger, in order, each chained to the one before in the owner's
 * book, and the book's balances with them; in the commit of what they are for. Refused as `exists` on `ledgerEntries`
 * when one was written before. Throws Error for postings that are none, RangeError for a balance below zero.
 */
export async function post(tx: Transaction, atMs: number, ...movements: Movement[]): Promise<void> {
  const [first] = movements;
  if (!first) return;
  const [kind, owner] = bookOf(first);
  const of = { owner, name: bookName(kind, owner), atMs };
  if (kind === 'worker')
    return postIn(
      tx,
      workerBooks,
      (book, postings) => ({
        ...book,
        earnedFen: fen(('earnedFen' in book ? book.earnedFen : 0) + sumOn(postings, 'earned')),
        payableFen: fen(('payableFen' in book ? book.payableFen : 0) + sumOn(postings, 'payable')),
      }),
      movements,
      of,
    );
  return postIn(
    tx,
    publisherFunds,
    (book, postings) => ({
      ...book,
      availableFen: fen(('availableFen' in book ? book.availableFen : 0) + sumOn(postings, 'funds')),
    }),
    movements,
    of,
  );
}
