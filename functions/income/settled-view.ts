import type { LedgerEntry } from '../../shared/collections/ledger';
import { sumOn } from '../../shared/domain/ledger/accounts';

/** A settlement in figures, as its worker sees it; one that is taken back counts less than nothing. */
export interface SettledView {
  readonly settlementId: string;
  readonly atMs: number;
  readonly grossFen: number;
  readonly takenFen: number;
  readonly netFen: number;
  readonly isReversal: boolean;
}

/** What an entry of the ledger says of a settlement. */
export function settledView({ id, kind, atMs, postings }: LedgerEntry): SettledView {
  // No zero below zero.
  const grossFen = 0 - sumOn(postings, 'earned');
  const netFen = sumOn(postings, 'payable');
  const settlementId = id.split(':').at(-1) ?? '';
  return {
    settlementId,
    atMs,
    grossFen,
    takenFen: grossFen - netFen,
    netFen,
    isReversal: kind === 'unsettle',
  };
}
