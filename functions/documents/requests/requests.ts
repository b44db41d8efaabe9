import { advance } from '../../../shared/application/lifecycles/advance';
import { requestView } from '../../../shared/application/papers/request-view';
import { publisherStatementOf } from '../../../shared/application/statements/publisher-statement-of';
import { paperRequests } from '../../../shared/collections/paper-requests';
import { workerIdentities } from '../../../shared/collections/worker-identities';
import type { documentsContract } from '../../../shared/contract/documents';
import { AppError } from '../../../shared/contract/errors';
import { monthOf } from '../../../shared/domain/calendar/month';
import type { UseCase } from '../../../shared/ports/context';
import { accountsOf, yearOf } from '../papers/person-year';
import { askFor } from './ask-for';

/**
 * Asks for an invoice for a month that is over, of all that the publisher's work has cost. Errors: PERIOD_NOT_OVER,
 * NOTHING_IN_PERIOD, PAPER_REQUESTED.
 */
export const requestInvoice: UseCase<typeof documentsContract.requestInvoice> = async (
  { month, ...invoice },
  context,
) => {
  const { store, clock, caller } = context;
  if (monthOf(month).endMs > clock.nowMs()) throw new AppError('PERIOD_NOT_OVER');
  const { totals } = await publisherStatementOf(store, caller.account.id, month);
  return askFor(context, { kind: 'invoice', period: month, amountFen: totals.totalFen, ...invoice });
};

/**
 * Asks for the certificate of what was withheld of the person in a year, so far, under whichever account. Errors:
 * IDENTITY_NOT_FOUND, NOTHING_IN_PERIOD, PAPER_REQUESTED.
 */
export const requestCertificate: UseCase<typeof documentsContract.requestCertificate> = async (
  { year, email },
  context,
) => {
  const { store, caller } = context;
  const own = await store.get(workerIdentities, caller.account.id);
  if (!own) throw new AppError('IDENTITY_NOT_FOUND');
  const months = await yearOf(store, await accountsOf(store, own), year);
  const amountFen = months.reduce((sum, { totals }) => sum + totals.incomeTaxFen + totals.vatFen, 0);
  return askFor(context, { kind: 'certificate', period: String(year), amountFen, email });
};

/** The own requests of a kind, newest period first. Errors: INVALID_INPUT (cursor). */
export const requests: UseCase<typeof documentsContract.requests> = async (
  { kind, limit, cursor },
  { store, caller },
) => {
  const page = { limit, cursor, order: 'desc' } as const;
  const { items, next } = await store.list(paperRequests, 'mine', [caller.account.id, kind], page);
  return { requests: items.map(requestView), ...(next !== undefined && { next }) };
};

/** Takes back an own request that nobody has taken up; repeated, it answers the same. Errors: PAPER_REQUEST_NOT_FOUND, PAPER_REQUEST_TAKEN_UP. */
export const withdrawRequest: UseCase<typeof documentsContract.withdrawRequest> = async (
  { requestId },
  { store, clock, caller },
) => {
  const request = await store.transact(async (tx) => {
    const known = await tx.get(paperRequests, requestId);
    if (known?.accountId !== caller.account.id) throw new AppError('PAPER_REQUEST_NOT_FOUND');
    if (known.status === 'withdrawn') return known;
    return advance(tx, paperRequests, known, 'withdraw', { by: 'person', atMs: clock.nowMs() });
  });
  return { request: requestView(request) };
};
