import { taxYearId, taxYears } from '../../collections/taxes';
import { moved } from '../../domain/ledger/accounts';
import { fen } from '../../domain/money/money';
import { taxPeriodAt } from '../../domain/tax/tax-period';
import { joinedTaxYears } from '../../domain/tax/tax-year';
import type { Transaction } from '../../ports/store';
import { post } from '../ledger/post';
import { taxYearOf } from '../money/tax-years';

interface Correction {
  readonly workerId: string;
  readonly formerKey: string;
  readonly personKey: string;
  /** How often this worker's number was corrected, this time included. */
  readonly corrections: number;
  readonly atMs: number;
}

/**
 * A worker's identity number was wrong: the year under it goes on under the right one, whose year is open, by an entry
 * that moves what was earned from one taxpayer to the other and nothing between accounts. Years before are filed, and
 * need a corrected return.
 */
export async function moveTaxYear(
  tx: Transaction,
  { workerId, formerKey, personKey, corrections, atMs }: Correction,
): Promise<void> {
  const { year } = taxPeriodAt(atMs);
  const [former, right] = await Promise.all([
    tx.get(taxYears, taxYearId(formerKey, year)),
    tx.get(taxYears, taxYearId(personKey, year)),
  ]);
  if (!right) throw new Error('no tax year is open');
  if (!former || former.isClosed) return;
  const joined = joinedTaxYears(taxYearOf(right), taxYearOf(former));
  tx.update(taxYears, { ...right, ...joined, isClosed: false, updatedAtMs: atMs });
  tx.update(taxYears, { ...former, months: [], toRecoverFen: fen(0), isClosed: true, updatedAtMs: atMs });
  const grossFen = former.months.reduce((sum, month) => sum + month.grossFen, 0);
  if (grossFen === 0) return;
  await post(tx, atMs, {
    id: `taxpayer:${workerId}:${corrections}`,
    kind: 'taxpayer',
    workerId,
    personKey,
    formerKey,
    postings: moved('earned', { earned: grossFen }),
    inputs: { year, grossFen },
  });
}
