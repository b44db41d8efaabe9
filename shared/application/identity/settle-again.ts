import { workerBooks } from '../../collections/ledger';
import type { Transaction } from '../../ports/store';
import { bringForward } from '../deadlines/deadlines';
import { settlementOf } from '../money/settlement-deadline';

/** What waited for somebody's identity or authorisation is settled now; in the commit that brings it. */
export async function settleAgain(tx: Transaction, workerId: string, nowMs: number): Promise<void> {
  const book = await tx.get(workerBooks, workerId);
  if (book && book.earnedFen > 0) await bringForward(tx, nowMs, settlementOf(workerId, nowMs));
}
