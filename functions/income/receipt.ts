import { reversalEntryId, settlementEntryId } from '../../shared/application/money/settlement-ids';
import { earnings } from '../../shared/collections/earnings';
import { ledgerEntries } from '../../shared/collections/ledger';
import { AppError } from '../../shared/contract/errors';
import type { incomeContract } from '../../shared/contract/income';
import { receiptSections } from '../../shared/domain/tax/receipt-sections';
import type { UseCase } from '../../shared/ports/context';
import { settledView } from './settled-view';

/** One own settlement, line by line. Errors: SETTLEMENT_NOT_FOUND. */
export const receipt: UseCase<typeof incomeContract.receipt> = async (
  { settlementId },
  { store, caller },
) => {
  const entry = await store.get(ledgerEntries, settlementEntryId(caller.account.id, settlementId));
  if (!entry?.receipt || !entry.orderIds) throw new AppError('SETTLEMENT_NOT_FOUND');
  const [settled, reversal] = await Promise.all([
    store.getMany(earnings, entry.orderIds),
    store.get(ledgerEntries, reversalEntryId(caller.account.id, settlementId)),
  ]);
  return {
    ...settledView(entry),
    ...(reversal && { reversedAtMs: reversal.atMs }),
    orders: settled.flatMap((earning) =>
      earning
        ? [
            {
              orderId: earning.id,
              title: earning.title,
              amountFen: earning.amountFen,
              earnedAtMs: earning.earnedAtMs,
            },
          ]
        : [],
    ),
    sections: receiptSections(entry.receipt).map(({ title, lines }) => ({ title, lines: [...lines] })),
  };
};
