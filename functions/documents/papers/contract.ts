import { agreedTerms } from '../../../shared/application/orders/agreed-terms';
import { sidesOrder } from '../../../shared/application/orders/order-sides';
import { orderTotalFen } from '../../../shared/application/orders/order-sum';
import { noteReads } from '../../../shared/application/privacy/note-reads';
import { accounts } from '../../../shared/collections/accounts';
import { publishers } from '../../../shared/collections/tasks';
import { workerIdentities } from '../../../shared/collections/worker-identities';
import { agreements } from '../../../shared/contract/agreements';
import type { documentsContract } from '../../../shared/contract/documents';
import { agreementsOf, signedUpAtMs } from '../../../shared/domain/orders/agreed-at';
import { groupedNumber, orderNumberOf } from '../../../shared/domain/orders/order-number';
import { contractPaper } from '../../../shared/domain/papers/contract-paper';
import { maskName, maskNickname } from '../../../shared/domain/text/masking';
import type { UseCase } from '../../../shared/ports/context';
import { written } from '../written';

/** The name of an agreement; of one that is no more, its id. */
const titleOf = (id: string): string => agreements.find((each) => each.id === id)?.title ?? id;

/** What was agreed for an order; its publisher reads the worker's name masked. Errors: ORDER_NOT_FOUND. */
export const contract: UseCase<typeof documentsContract.contract, 'files' | 'hash'> = async (
  { orderId },
  context,
) => {
  const { store, clock, caller } = context;
  const { order, side } = await sidesOrder(store, orderId, caller.account.id);
  if (side === 'publisher')
    await noteReads(context, { as: 'publisher', kind: 'orderPaper', of: [order.accountId] });
  const [agreed, worker, identity, publisher] = await Promise.all([
    agreedTerms(store, order),
    store.get(accounts, order.accountId),
    store.get(workerIdentities, order.accountId),
    store.get(publishers, order.publisherId),
  ]);
  const name = identity?.legalName ?? worker?.legalName;
  const masked = name === undefined ? maskNickname(worker?.nickname ?? '') : maskName(name);
  const { version, ...terms } = order.terms;
  const paper = contractPaper({
    ...terms,
    number: groupedNumber(orderNumberOf(order.id)),
    worker: side === 'worker' ? (name ?? worker?.nickname ?? masked) : masked,
    publisher: publisher?.name ?? '',
    totalFen: orderTotalFen(order),
    signedUpAtMs: signedUpAtMs(order),
    admittedAtMs: order.timeline.findLast(({ status }) => status === 'admitted')?.atMs,
    termsVersion: version,
    rulesVersion: order.rulesVersion,
    place: [agreed?.placeName, agreed?.address].filter(Boolean).join(' '),
    description: agreed?.description ?? '',
    serviceStandard: agreed?.serviceStandard ?? '',
    requirements: agreed?.requirements ?? [],
    bring: agreed?.bring ?? [],
    agreements: agreementsOf(order, worker?.consents ?? []).map(
      ({ id, version: ofText, textHash, acceptedAtMs }) => ({
        title: titleOf(id),
        version: ofText,
        textHash,
        acceptedAtMs,
      }),
    ),
    madeAtMs: clock.nowMs(),
  });
  const of = {
    of: ['contract', orderId, side],
    name: `服务合同-${orderNumberOf(order.id)}`,
    format: 'pdf',
  } as const;
  return written(context, paper, of);
};
