import { manyOf } from '../../shared/application/listing/many-of';
import { publisherStatementOf } from '../../shared/application/statements/publisher-statement-of';
import { tasks } from '../../shared/collections/tasks';
import type { publishingContract } from '../../shared/contract/publishing';
import type { UseCase } from '../../shared/ports/context';

/** What a page shows: files have all of it. */
const mostLines = 100;

/** The own statement of a month, from the ledger alone. */
export const statement: UseCase<typeof publishingContract.statement> = async (
  { month },
  { store, caller },
) => {
  const whole = await publisherStatementOf(store, caller.account.id, month);
  const costs = whole.tasks.slice(0, mostLines);
  const moved = whole.moved.slice(-mostLines);
  const known = await manyOf(
    store,
    tasks,
    [...costs, ...moved].map(({ taskId }) => taskId),
  );
  const titled = <T extends { readonly taskId: string }>(line: T) => ({
    ...line,
    title: known.get(line.taskId)?.title ?? '',
  });
  return {
    month,
    orders: whole.paid.length,
    totals: whole.totals,
    tasks: costs.map(titled),
    moved: moved.map(titled),
  };
};
