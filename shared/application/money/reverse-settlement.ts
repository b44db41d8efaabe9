import { earnings } from '../../collections/earnings';
import { type LedgerEntry, ledgerEntries, workerBooks } from '../../collections/ledger';
import { taxYearId, taxYears } from '../../collections/taxes';
import { workerIdentities } from '../../collections/worker-identities';
import { AppError } from '../../contract/errors';
import { monthAt } from '../../domain/calendar/month';
import { fen } from '../../domain/money/money';
import { settlementPostings } from '../../domain/settlement/settlement';
import type { TaxReceipt } from '../../domain/tax/tax-receipt';
import { reverse } from '../../domain/tax/withhold';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { bringForward } from '../deadlines/deadlines';
import { post } from '../ledger/post';
import { settlementOf } from './settlement-deadline';
import { reversalEntryId, settlementEntryId } from './settlement-ids';
import { taxYearOf } from './tax-years';

type Needs = Pick<Ports, 'store' | 'clock'>;

/** A settlement as the ledger has it. */
interface Settled {
  readonly workerId: string;
  readonly settlementId: string;
  readonly orderIds: readonly string[];
  readonly receipt: TaxReceipt;
  /** Whom the year is under by now, whatever number it was settled under. */
  readonly personKey: string;
}

async function settledBy({ store }: Needs, workerId: string, settlementId: string): Promise<Settled> {
  const [entry, identity] = await Promise.all([
    store.get(ledgerEntries, settlementEntryId(workerId, settlementId)),
    store.get(workerIdentities, workerId),
  ]);
  const { receipt, orderIds, personKey = '' } = entry ?? ({} as Partial<LedgerEntry>);
  if (!receipt || !orderIds) throw new AppError('SETTLEMENT_NOT_FOUND');
  return { workerId, settlementId, orderIds, receipt, personKey: identity?.personKey ?? personKey };
}

/** Posts the opposite, taxes and all; the orders are to be settled again. */
async function takeBack(tx: Transaction, settled: Settled, atMs: number): Promise<void> {
  const { workerId, settlementId, orderIds, personKey, receipt: before } = settled;
  const [year, book, ...earned] = await Promise.all([
    tx.get(taxYears, taxYearId(personKey, before.period.year)),
    tx.get(workerBooks, workerId),
    ...orderIds.map((id) => tx.get(earnings, id)),
  ]);
  if (!year || year.isClosed) throw new Error('no tax year is open');
  const payment = { atMs: before.atMs, grossFen: fen(before.grossFen) };
  const { state, receipt } = reverse(taxYearOf(year), payment, before.settings);
  if ((book?.payableFen ?? 0) + receipt.netFen < 0) throw new AppError('SETTLEMENT_DRAWN');
  for (const earning of earned) {
    if (earning?.settlementId !== settlementId) throw new Error('an order of another settlement');
    const { settlementId: _over, reversals = 0, ...open } = earning;
    tx.update(earnings, { ...open, reversals: reversals + 1 });
  }
  tx.update(taxYears, { ...year, ...state, updatedAtMs: atMs });
  await post(tx, atMs, {
    id: reversalEntryId(workerId, settlementId),
    kind: 'unsettle',
    workerId,
    personKey,
    orderIds: [...orderIds],
    receipt,
    postings: settlementPostings(receipt),
    inputs: { grossFen: receipt.grossFen, personKey, rules: receipt.ruleVersion },
  });
  const facts = { settlementId, grossFen: before.grossFen, netFen: Math.max(0, -receipt.netFen) };
  tx.emit({ type: 'settlement.reversed', accountId: workerId, facts });
}

/**
 * An operator takes a settlement back that should not have been: the ledger gets its opposite, taxes and all, and what the
 * orders earned waits to be settled again, at once where nothing is in its way. Repeated, it does the same. A month that
 * is over is filed and stays. Errors: SETTLEMENT_NOT_FOUND, SETTLEMENT_FILED, SETTLEMENT_DRAWN.
 */
export async function reverseSettlement(
  context: Needs,
  workerId: string,
  settlementId: string,
): Promise<void> {
  const { store, clock } = context;
  const settled = await settledBy(context, workerId, settlementId);
  await store.transact(async (tx) => {
    const atMs = clock.nowMs();
    if (await tx.get(ledgerEntries, reversalEntryId(workerId, settlementId))) return;
    if (monthAt(settled.receipt.atMs) !== monthAt(atMs)) throw new AppError('SETTLEMENT_FILED');
    await takeBack(tx, settled, atMs);
    // In the same commit: nobody else would settle what was taken back.
    await bringForward(tx, atMs, settlementOf(workerId, atMs));
  });
}
