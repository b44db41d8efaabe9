import { manyOf } from '../../shared/application/listing/many-of';
import { workerStatementOf } from '../../shared/application/statements/worker-statement-of';
import { earnings } from '../../shared/collections/earnings';
import type { incomeContract } from '../../shared/contract/income';
import { monthOf } from '../../shared/domain/calendar/month';
import type { UseCase } from '../../shared/ports/context';

/** The own statement of a month, from the ledger alone. */
export const statement: UseCase<typeof incomeContract.statement> = async ({ month }, { store, caller }) => {
  const { openingFen, closingFen, settled, drawn, totals } = await workerStatementOf(
    store,
    caller.account.id,
    monthOf(month),
  );
  const titles = await manyOf(
    store,
    earnings,
    settled.flatMap(({ orderIds }) => orderIds),
  );
  return {
    month,
    openingFen,
    closingFen,
    settled: settled.map(({ orderIds, ...line }) => ({
      ...line,
      orders: orderIds.map((orderId) => ({ orderId, title: titles.get(orderId)?.title ?? '' })),
    })),
    drawn: drawn.map((line) => ({ ...line })),
    totals,
  };
};
