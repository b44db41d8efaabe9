import { noteReads } from '../../../shared/application/privacy/note-reads';
import { refunds as collection, type Refund } from '../../../shared/collections/fundings';
import type { operationsContract } from '../../../shared/contract/operations';
import type { UseCase } from '../../../shared/ports/context';
import { publisherNames } from './publisher-names';

const rowOf = (refund: Refund, publisher: string) => ({
  refundId: refund.id,
  status: refund.status,
  taskId: refund.taskId,
  title: refund.title,
  publisher,
  reference: refund.fundingId,
  amountFen: refund.amountFen,
  payerName: refund.payerName,
  payerAccount: refund.payerAccount,
  payerBank: refund.payerBank,
  createdAtMs: refund.createdAtMs,
  dueAtMs: refund.dueAtMs,
  ...(refund.failure !== undefined && { failure: refund.failure }),
});

/** What goes back to payers, what is due first, first. Errors: INVALID_INPUT (cursor). */
export const refunds: UseCase<typeof operationsContract.refunds> = async (input, context) => {
  const { store } = context;
  const { status, limit, cursor } = input;
  const { items, next } = await store.list(collection, 'status', [status], { limit, cursor });
  const of = items.map(({ publisherId }) => publisherId);
  await noteReads(context, { as: 'operator', kind: 'refund', of });
  const names = await publisherNames(store, items);
  return {
    refunds: items.map((refund) => rowOf(refund, names.get(refund.publisherId) ?? '')),
    ...(next && { next }),
  };
};
