import { manyOf } from '../../../shared/application/listing/many-of';
import { publisherStatementOf } from '../../../shared/application/statements/publisher-statement-of';
import { accounts } from '../../../shared/collections/accounts';
import { orders } from '../../../shared/collections/orders';
import { publishers, tasks } from '../../../shared/collections/tasks';
import type { documentsContract } from '../../../shared/contract/documents';
import { payUnitNames } from '../../../shared/domain/money/pay';
import {
  type PaidOrder,
  paidForPaper,
  publisherMonthPaper,
} from '../../../shared/domain/papers/publisher-papers';
import type { Titles } from '../../../shared/domain/papers/worker-papers';
import type { PublisherStatement } from '../../../shared/domain/statements/publisher-statement';
import { maskNickname } from '../../../shared/domain/text/masking';
import type { UseCase } from '../../../shared/ports/context';
import type { Store } from '../../../shared/ports/store';
import { written } from '../written';

async function titlesOf(store: Store, { tasks: costs, moved }: PublisherStatement): Promise<Titles> {
  const known = await manyOf(
    store,
    tasks,
    [...costs, ...moved].map(({ taskId }) => taskId),
  );
  return new Map([...known].map(([id, { title }]) => [id, title]));
}

/** A publisher's own statement of a month, from the ledger alone. */
export const publisherStatement: UseCase<
  typeof documentsContract.publisherStatement,
  'files' | 'hash'
> = async ({ month, format }, context) => {
  const { store, clock, caller } = context;
  const { id } = caller.account;
  const [found, publisher] = await Promise.all([
    publisherStatementOf(store, id, month),
    store.get(publishers, id),
  ]);
  const holder = { name: publisher?.name ?? '', madeAtMs: clock.nowMs() };
  const of = { of: ['publisher', month, format], name: `发布方对账单-${month}`, format };
  return written(context, publisherMonthPaper(month, found, await titlesOf(store, found), holder), of);
};

/** Who worked how much on what was paid for, names masked. */
async function paidOrders(store: Store, { paid }: PublisherStatement): Promise<Map<string, PaidOrder>> {
  const found = await manyOf(
    store,
    orders,
    paid.map(({ orderId }) => orderId),
  );
  const people = await manyOf(
    store,
    accounts,
    [...found.values()].map(({ accountId }) => accountId),
  );
  return new Map(
    [...found].map(([id, { accountId, acceptedQuantity, terms }]) => [
      id,
      {
        worker: maskNickname(people.get(accountId)?.nickname ?? ''),
        quantity: acceptedQuantity === undefined ? '' : `${acceptedQuantity} ${payUnitNames[terms.payUnit]}`,
      },
    ]),
  );
}

/** What a publisher paid for in a month, order by order. */
export const paidFor: UseCase<typeof documentsContract.paidFor, 'files' | 'hash'> = async (
  { month },
  context,
) => {
  const { store, caller } = context;
  const found = await publisherStatementOf(store, caller.account.id, month);
  const [titles, of] = await Promise.all([titlesOf(store, found), paidOrders(store, found)]);
  return written(context, paidForPaper(month, found, titles, of), {
    of: ['paid-for', month],
    name: `已付费订单-${month}`,
    format: 'csv',
  });
};
