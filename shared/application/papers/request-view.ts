import type { PaperRequest } from '../../collections/paper-requests';
import type { PaperRequestView } from '../../contract/documents';

/** A request as the one who made it sees it. */
export function requestView(request: PaperRequest): PaperRequestView {
  const { id: requestId, kind, period, status, amountFen, createdAtMs, updatedAtMs } = request;
  const { form, title, taxNumber, email, number, issuedAtMs, reason } = request;
  return {
    requestId,
    kind,
    period,
    status,
    amountFen,
    createdAtMs,
    updatedAtMs,
    ...(form !== undefined && { form }),
    ...(title !== undefined && { title }),
    ...(taxNumber !== undefined && { taxNumber }),
    ...(email !== undefined && { email }),
    ...(status === 'issued' && number !== undefined && { number }),
    ...(status === 'issued' && issuedAtMs !== undefined && { issuedAtMs }),
    ...(status === 'refused' && reason !== undefined && { reason }),
  };
}
