import type { Collection } from '../../collections/collection';
import {
  type EntryKind,
  type LedgerEntry,
  ledgerEntries,
  type PublisherFunds,
  publisherFunds,
  type WorkerBook,
  workerBooks,
} from '../../collections/ledger';
import { shanghaiDate } from '../../domain/calendar/calendar';
import { type Posting, postingsFault, sumOn } from '../../domain/ledger/accounts';
import { fen } from '../../domain/money/money';
import type { Transaction } from '../../ports/store';
import { type Balances, balancesOfPublisher, balancesOfWorker } from './balances-of';
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
  readonly atMs: number;
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

function entryOf(
  movement: Movement,
  name: string,
  before: Book,
  after: Held<Book>,
  atMs: number,
): LedgerEntry {
  const { inputs, postings, ...rest } = movement;
  const { seq, head: prev } = before;
  const unsigned = {
    ...rest,
    atMs,
    day: shanghaiDate(atMs),
    postings: postings.map(({ account, amountFen }) => ({ account, amountFen })),
    links: [{ book: name, seq: seq + 1, prev, atMs: placeAfter(before, atMs), balances: after.balances }],
    inputHash: sha256(canonical(inputs)),
  };
  return { ...unsigned, hash: entryHash(unsigned) };
}

/** Behind the entry before, whatever the clock of its process said. */
const placeAfter = ({ seq, atMs: lastMs }: Book, atMs: number): number =>
  seq === 0 ? atMs : Math.max(atMs, lastMs + 1);

/** A book, and what it holds. */
interface Held<B> {
  readonly book: B;
  readonly balances: Balances;
}

/** The book as postings leave it; of a new owner, from nothing. */
type Posted<B extends Book> = (book: B | Book, postings: readonly Posting[]) => Held<B>;

const postedToWorker: Posted<WorkerBook> = (before, postings) => {
  const { earnedFen, payableFen } = { earnedFen: 0, payableFen: 0, ...before };
  const book = {
    ...before,
    earnedFen: fen(earnedFen + sumOn(postings, 'earned')),
    payableFen: fen(payableFen + sumOn(postings, 'payable')),
  };
  return { book, balances: balancesOfWorker(book) };
};

const postedToPublisher: Posted<PublisherFunds> = (before, postings) => {
  const { availableFen } = { availableFen: 0, ...before };
  const book = { ...before, availableFen: fen(availableFen + sumOn(postings, 'funds')) };
  return { book, balances: balancesOfPublisher(book) };
};

async function postIn<B extends Book>(
  tx: Transaction,
  books: Collection<B>,
  posted: Posted<B>,
  movements: readonly Movement[],
  { owner, name, atMs }: { readonly owner: string; readonly name: string; readonly atMs: number },
): Promise<void> {
  const stored = await tx.get(books, owner);
  let { book } = posted(stored ?? { id: owner, seq: 0, head: genesis, atMs }, []);
  for (const movement of movements) {
    const fault = postingsFault(movement.postings);
    if (fault !== undefined) throw new Error(`${movement.kind}: ${fault}`);
    if (bookName(...bookOf(movement)) !== name) throw new Error('movements of two owners');
    const after = posted(book, movement.postings);
    const entry = entryOf(movement, name, book, after, atMs);
    tx.create(ledgerEntries, entry);
    book = { ...after.book, seq: book.seq + 1, head: entry.hash, atMs: placeAfter(book, atMs) };
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
  return kind === 'worker'
    ? postIn(tx, workerBooks, postedToWorker, movements, of)
    : postIn(tx, publisherFunds, postedToPublisher, movements, of);
}
