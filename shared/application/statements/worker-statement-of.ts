import { type LedgerEntry, ledgerEntries } from '../../collections/ledger';
import { type WorkerStatement, workerStatement } from '../../domain/statements/worker-statement';
import type { Store } from '../../ports/store';
import { allOf } from '../listing/all-of';

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** Whatever moves what a worker can draw stands in one of these. */
const indexes = ['settled', 'drawn'] as const;

const linkOf = ({ links: [link] }: LedgerEntry): LedgerEntry['links'][number] => {
  if (!link) throw new Error('an entry of no book');
  return link;
};

/** What a worker could draw before a moment: as the newest entry before it left the book, however many there are. */
async function payableBefore(store: Pick<Store, 'list'>, workerId: string, atMs: number): Promise<number> {
  const page = { limit: 1, order: 'desc', to: atMs - 1 } as const;
  const newest = await Promise.all(
    indexes.map(async (index) => (await store.list(ledgerEntries, index, [workerId], page)).items),
  );
  const [last] = newest
    .flat()
    .map(linkOf)
    .toSorted((one, other) => other.seq - one.seq);
  return last?.balances.find(({ account }) => account === 'payable')?.balanceFen ?? 0;
}

/** What the ledger says of a worker's settlements and drawings in a stretch of time; nothing older is read but a line. */
export async function workerStatementOf(
  store: Pick<Store, 'list'>,
  workerId: string,
  { startMs, endMs }: Stretch,
): Promise<WorkerStatement> {
  const bounds = { from: startMs, to: endMs - 1 };
  const [openingFen, ...entries] = await Promise.all([
    payableBefore(store, workerId, startMs),
    ...indexes.map((index) => allOf(store, ledgerEntries, index, [workerId], bounds)),
  ]);
  return workerStatement(entries.flat(), openingFen);
}
