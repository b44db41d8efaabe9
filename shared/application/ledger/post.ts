import type { Collection } from '../../collections/collection';
import {
  type EntryKind,
  type LedgerEntry,
  ledgerEntries,
  publisherFunds,
  workerBooks,
} from '../../collections/ledger';
import { shanghaiDate } from '../../domain/calendar/calendar';
import { type LedgerAccount, type Posting, postingsFault, sumOn } from '../../domain/ledger/accounts';
import { type Fen, fen } from '../../domain/money/money';
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

/** Whose books there are. */
export type BookKind = 'publisher' | 'worker';

/** Work earns its worker; whatever else moves comes from a publisher or goes back there. */
const bookOf = ({ kind, publisherId, workerId }: Movement): readonly [BookKind, string] =>
  kind === 'earn' && workerId !== undefined ? ['worker', workerId] : ['publisher', publisherId];

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

/** How one kind of book is kept: who owns what is in `account`. */
interface Kept<B extends Book> {
  readonly account: LedgerAccount;
  readonly balanceOf: (book: B) => number;
  readonly made: (book: Book, balanceFen: Fen) => B;
}

async function postIn<B extends Book>(
  tx: Transaction,
  books: Collection<B>,
  { account, balanceOf, made }: Kept<B>,
  movements: readonly Movement[],
  { owner, name, atMs }: { readonly owner: string; readonly name: string; readonly atMs: number },
): Promise<void> {
  const stored = await tx.get(books, owner);
  let book = stored ?? made({ id: owner, seq: 0, head: genesis }, fen(0));
  for (const movement of movements) {
    const fault = postingsFault(movement.postings);
    if (fault !== undefined) throw new Error(`${movement.kind}: ${fault}`);
    if (bookName(...bookOf(movement)) !== name) throw new Error('movements of two owners');
    const entry = entryOf(movement, name, book, atMs);
    tx.create(ledgerEntries, entry);
    const balance = fen(balanceOf(book) + sumOn(movement.postings, account));
    book = made({ id: owner, seq: book.seq + 1, head: entry.hash }, balance);
  }
  if (stored) tx.update(books, book);
  else tx.create(books, book);
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
  const of = { owner, name: bookName(kind, owner), atMs };
  if (kind === 'worker')
    return postIn(
      tx,
      workerBooks,
      {
        account: 'earned',
        balanceOf: ({ earnedFen }) => earnedFen,
        made: (book, earnedFen) => ({ ...book, earnedFen }),
      },
      movements,
      of,
    );
  return postIn(
    tx,
    publisherFunds,
    {
      account: 'funds',
      balanceOf: ({ availableFen }) => availableFen,
      made: (book, availableFen) => ({ ...book, availableFen }),
    },
    movements,
    of,
  );
}
