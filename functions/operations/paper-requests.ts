import { movePaperRequest as move } from '../../shared/application/papers/move-paper-request';
import { requestView } from '../../shared/application/papers/request-view';
import { requestsWaiting } from '../../shared/application/papers/requests-waiting';
import { noteReads } from '../../shared/application/privacy/note-reads';
import type { operationsContract } from '../../shared/contract/operations';
import type { UseCase } from '../../shared/ports/context';

/** Invoices and certificates that people wait for, longest first. Errors: INVALID_INPUT (cursor). */
export const paperRequests: UseCase<typeof operationsContract.paperRequests> = async (
  { limit, cursor },
  context,
) => {
  const { items, next } = await requestsWaiting(context.store, { limit, cursor });
  const of = items.map(({ request }) => request.accountId);
  await noteReads(context, { as: 'operator', kind: 'paperRequest', of });
  return {
    requests: items.map(({ request, ...person }) => ({ ...requestView(request), ...person })),
    ...(next !== undefined && { next }),
  };
};

/** Moves a request on; repeated, it answers the same. Errors: PAPER_REQUEST_NOT_FOUND, PAPER_REQUEST_DONE. */
export const movePaperRequest: UseCase<typeof operationsContract.movePaperRequest> = async (
  input,
  context,
) => {
  const { id: requestId, status } = await move(context, input);
  return { requestId, status };
};
