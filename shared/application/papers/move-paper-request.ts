import { type PaperRequest, paperRequests } from '../../collections/paper-requests';
import { AppError } from '../../contract/errors';
import type { Ports } from '../../ports/context';
import { advance } from '../lifecycles/advance';

/** What an operator does about a request. */
export type PaperStep =
  | { readonly requestId: string; readonly step: 'start' }
  | { readonly requestId: string; readonly step: 'issue'; readonly number: string }
  | { readonly requestId: string; readonly step: 'refuse'; readonly reason: string };

/** Whether the step was taken already, as it is asked for now. */
const isTaken = (request: PaperRequest, asked: PaperStep): boolean => {
  if (asked.step === 'start') return request.status === 'working';
  if (asked.step === 'issue') return request.status === 'issued' && request.number === asked.number;
  return request.status === 'refused' && request.reason === asked.reason;
};

/** Moves a request on; repeated, it answers the same. Errors: PAPER_REQUEST_NOT_FOUND, PAPER_REQUEST_DONE. */
export const movePaperRequest = (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  asked: PaperStep,
): Promise<PaperRequest> =>
  store.transact(async (tx) => {
    const request = await tx.get(paperRequests, asked.requestId);
    if (!request) throw new AppError('PAPER_REQUEST_NOT_FOUND');
    if (isTaken(request, asked)) return request;
    const step = { by: 'operator', atMs: clock.nowMs() } as const;
    if (asked.step === 'start') return advance(tx, paperRequests, request, 'start', step);
    if (asked.step === 'issue') {
      const { number } = asked;
      return advance(tx, paperRequests, { ...request, number, issuedAtMs: step.atMs }, 'issue', step);
    }
    return advance(tx, paperRequests, { ...request, reason: asked.reason }, 'refuse', step);
  });
