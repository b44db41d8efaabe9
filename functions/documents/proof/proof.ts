import { settlementEntryId } from '../../../shared/application/money/settlement-ids';
import { agreedTerms } from '../../../shared/application/orders/agreed-terms';
import { type Side, sidesOrder } from '../../../shared/application/orders/order-sides';
import { signedProof } from '../../../shared/application/papers/proof-pack';
import { noteReads } from '../../../shared/application/privacy/note-reads';
import { accounts } from '../../../shared/collections/accounts';
import { type Dispute, disputes } from '../../../shared/collections/disputes';
import { earnings } from '../../../shared/collections/earnings';
import { type LedgerEntry, ledgerEntries } from '../../../shared/collections/ledger';
import type { Order } from '../../../shared/collections/orders';
import { publishers } from '../../../shared/collections/tasks';
import { type Work, works } from '../../../shared/collections/works';
import type { documentsContract } from '../../../shared/contract/documents';
import { agreementsOf } from '../../../shared/domain/orders/agreed-at';
import { orderNumberOf } from '../../../shared/domain/orders/order-number';
import type { UseCase } from '../../../shared/ports/context';
import type { Store } from '../../../shared/ports/store';
import { handOut } from '../hand-out';
import { signingKey } from './proof-key';

/** What the ledger says of an order: what it earned, and for its worker how that was settled, taxes and all. */
async function entriesOf(store: Store, { id, accountId }: Order, side: Side): Promise<LedgerEntry[]> {
  const earning = await store.get(earnings, id);
  const settled = side === 'worker' ? earning?.settlementId : undefined;
  const ids = [`earn:${id}`, ...(settled === undefined ? [] : [settlementEntryId(accountId, settled)])];
  return (await store.getMany(ledgerEntries, ids)).filter((entry) => entry !== undefined);
}

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** Every picture that somebody showed, by where it stands: whoever has it compares its hash. */
function picturesIn(work: Work | undefined, dispute: Dispute | undefined) {
  const marks = (work?.attendances ?? []).flatMap(({ startMs, in: came, out: left }) =>
    [came, left].flatMap((mark) =>
      mark?.picture ? [{ ...mark.picture, of: `check-in ${iso(startMs)}` }] : [],
    ),
  );
  const handedIn = (work?.handIn?.pictures ?? []).map((picture) => ({ ...picture, of: 'hand-in' }));
  const shown = (dispute?.statements ?? []).flatMap(({ pictures, atMs }) =>
    pictures.map((picture) => ({ ...picture, of: `statement ${iso(atMs)}` })),
  );
  return [...marks, ...handedIn, ...shown];
}

/** The proof of an order, signed, for either side of it. Errors: ORDER_NOT_FOUND. */
export const proof: UseCase<typeof documentsContract.proof, 'files' | 'hash'> = async (
  { orderId },
  context,
) => {
  const { store, clock, caller } = context;
  const { order, side } = await sidesOrder(store, orderId, caller.account.id);
  if (side === 'publisher')
    await noteReads(context, { as: 'publisher', kind: 'orderPaper', of: [order.accountId] });
  const [agreed, work, dispute, worker, publisher, entries] = await Promise.all([
    agreedTerms(store, order),
    store.get(works, orderId),
    store.get(disputes, orderId),
    store.get(accounts, order.accountId),
    store.get(publishers, order.publisherId),
    entriesOf(store, order, side),
  ]);
  const orderNumber = orderNumberOf(orderId);
  const { operatorId: _whoever, ...decision } = dispute?.decision ?? {};
  const parts = {
    terms: { ...order.terms, cost: order.cost, rulesVersion: order.rulesVersion, texts: agreed ?? null },
    parties: { workerId: order.accountId, publisherId: order.publisherId, publisher: publisher?.name ?? '' },
    agreements: agreementsOf(order, worker?.consents ?? []),
    states: order.timeline,
    checkIns: work?.attendances ?? [],
    handIn: work?.handIn ?? null,
    pictures: picturesIn(work, dispute),
    dispute: dispute ? { statements: dispute.statements, decision } : null,
    entries,
  };
  const subject = { orderNumber, orderId, madeFor: side, madeAt: iso(clock.nowMs()) };
  const pack = signedProof(subject, parts, signingKey(context));
  return handOut(context, {
    of: ['proof', orderId, side],
    name: `订单凭证-${orderNumber}`,
    type: 'json',
    bytes: new TextEncoder().encode(`${JSON.stringify(pack, null, 2)}\n`),
  });
};
