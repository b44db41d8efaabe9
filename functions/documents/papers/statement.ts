import { manyOf } from '../../../shared/application/listing/many-of';
import { workerStatementOf } from '../../../shared/application/statements/worker-statement-of';
import { earnings } from '../../../shared/collections/earnings';
import type { documentsContract } from '../../../shared/contract/documents';
import { monthOf } from '../../../shared/domain/calendar/month';
import { workerMonthPaper } from '../../../shared/domain/papers/worker-papers';
import type { UseCase } from '../../../shared/ports/context';
import { holderOf } from '../holder';
import { written } from '../written';

/** The own statement of a month, from the ledger alone. */
export const statement: UseCase<typeof documentsContract.statement, 'files' | 'hash'> = async (
  { month, format },
  context,
) => {
  const { store, caller } = context;
  const [found, holder] = await Promise.all([
    workerStatementOf(store, caller.account.id, monthOf(month)),
    holderOf(context),
  ]);
  const settled = await manyOf(
    store,
    earnings,
    found.settled.flatMap(({ orderIds }) => orderIds),
  );
  const titles = new Map([...settled].map(([id, { title }]) => [id, title]));
  const of = { of: ['statement', month, format], name: `对账单-${month}`, format };
  return written(context, workerMonthPaper(month, found, titles, holder), of);
};
