import { allOf } from '../../../shared/application/listing/all-of';
import { manyOf } from '../../../shared/application/listing/many-of';
import { noteReads } from '../../../shared/application/privacy/note-reads';
import { accounts } from '../../../shared/collections/accounts';
import { orders } from '../../../shared/collections/orders';
import type { documentsContract } from '../../../shared/contract/documents';
import { payUnitNames } from '../../../shared/domain/money/pay';
import { mostResultLines } from '../../../shared/domain/orders/result-lines';
import { toAcceptPaper } from '../../../shared/domain/papers/publisher-papers';
import { maskNickname } from '../../../shared/domain/text/masking';
import type { UseCase } from '../../../shared/ports/context';
import { written } from '../written';

/** What waits longest for a publisher's acceptance, as many as one file may say of. */
export const toAccept: UseCase<typeof documentsContract.toAccept, 'files' | 'hash'> = async (
  { taskId },
  context,
) => {
  const { store, caller } = context;
  const all = await allOf(store, orders, 'toAccept', [caller.account.id]);
  const waiting = all
    .filter((order) => taskId === undefined || order.taskId === taskId)
    .slice(0, mostResultLines);
  const accountIds = waiting.map(({ accountId }) => accountId);
  await noteReads(context, { as: 'publisher', kind: 'orderTable', of: accountIds });
  const people = await manyOf(store, accounts, accountIds);
  const paper = toAcceptPaper(
    waiting.map(({ id, accountId, terms, handedInQuantity = 0 }) => ({
      orderId: id,
      title: terms.title,
      worker: maskNickname(people.get(accountId)?.nickname ?? ''),
      quantity: `${handedInQuantity} ${payUnitNames[terms.payUnit]}`,
    })),
  );
  return written(context, paper, { of: ['to-accept', taskId ?? ''], name: '待验收订单', format: 'csv' });
};
