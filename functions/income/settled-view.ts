import type { LedgerEntry } from '../../shared/collections/ledger';
import { sumOn } from '../../shared/domain/ledger/accounts';
import { type Fen, fen } from '../../shared/domain/money/money';

/** A settlement in figures, as its worker sees it. */
export interface SettledView {
  readonly settlementId: string;
  readonly atMs: number;
  readonly grossFen: Fen;
  readonly takenFen: number;
  readonly netFen: Fen;
}

/** What an entry of the ledger says of a settlement. */
export function settledView({ id, atMs, postings }: LedgerEntry): SettledView {
  const grossFen = fen(-sumOn(postings, 'earned'));
  const netFen = fen(sumOn(postings, 'payable'));
  return { settlementId: id.split(':').at(-1) ?? '', atMs, grossFen, takenFen: grossFen - netFen, netFen };
}
