import { ledgerEntries } from '../../collections/ledger';
import { type WorkerStatement, workerStatement } from '../../domain/statements/worker-statement';
import type { Store } from '../../ports/store';
import { allOf } from '../listing/all-of';

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** What the ledger says of a worker's settlements and drawings in a stretch of time. */
export async function workerStatementOf(
  store: Pick<Store, 'list'>,
  workerId: string,
  stretch: Stretch,
): Promise<WorkerStatement> {
  const until = { to: stretch.endMs - 1 };
  const [settled, drawn] = await Promise.all([
    allOf(store, ledgerEntries, 'settled', [workerId], until),
    allOf(store, ledgerEntries, 'drawn', [workerId], until),
  ]);
  return workerStatement([...settled, ...drawn], stretch);
}
