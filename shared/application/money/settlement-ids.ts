import type { Earning } from '../../collections/earnings';
import { sha256 } from '../ledger/entry-hash';

/** The same orders of a worker are one settlement, whoever settles them, however often; after each reversal another one. */
export function settlementIdOf(due: readonly Pick<Earning, 'id' | 'reversals'>[]): string {
  const ids = due.map(({ id }) => id).toSorted();
  const reversals = due.reduce((sum, { reversals: times = 0 }) => sum + times, 0);
  return sha256([...ids, ...(reversals > 0 ? [`#${reversals}`] : [])].join(' ')).slice(0, 32);
}

/** The entry of the ledger that is a worker's settlement. */
export const settlementEntryId = (workerId: string, settlementId: string): string =>
  `settle:${workerId}:${settlementId}`;

/** The one that takes it back. */
export const reversalEntryId = (workerId: string, settlementId: string): string =>
  `unsettle:${workerId}:${settlementId}`;
