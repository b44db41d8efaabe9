import { advance } from '../../../shared/application/lifecycles/advance';
import { requestView } from '../../../shared/application/papers/request-view';
import { type PaperRequest, paperRequests } from '../../../shared/collections/paper-requests';
import { AppError } from '../../../shared/contract/errors';
import type { Context } from '../../../shared/ports/context';

type Asked = Pick<PaperRequest, 'kind' | 'period' | 'amountFen'> &
  Partial<Pick<PaperRequest, 'form' | 'title' | 'taxNumber' | 'email'>>;

/** One request of each kind and period: asked for again while it is open it answers the same. */
export async function askFor({ store, clock, caller }: Context<'consented'>, asked: Asked) {
  const accountId = caller.account.id;
  const id = `${asked.kind}:${accountId}:${asked.period}`;
  if (asked.amountFen <= 0) throw new AppError('NOTHING_IN_PERIOD');
  const request = await store.transact(async (tx) => {
    const known = await tx.get(paperRequests, id);
    if (known?.status === 'requested') return known;
    const atMs = clock.nowMs();
    const status = known && { status: known.status, updatedAtMs: known.updatedAtMs };
    const doc = { id, accountId, ...asked, createdAtMs: known?.createdAtMs ?? atMs };
    const step = { by: 'person', atMs } as const;
    return status
      ? advance(tx, paperRequests, { ...doc, ...status }, 'request', step)
      : advance(tx, paperRequests, doc, 'request', step);
  });
  return { request: requestView(request) };
}
