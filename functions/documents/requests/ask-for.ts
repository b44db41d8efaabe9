import { advance, rewrite } from '../../../shared/application/lifecycles/advance';
import { requestView } from '../../../shared/application/papers/request-view';
import { type PaperRequest, paperRequests } from '../../../shared/collections/paper-requests';
import { AppError } from '../../../shared/contract/errors';
import type { Context } from '../../../shared/ports/context';

type Asked = Pick<PaperRequest, 'kind' | 'period' | 'amountFen'> &
  Partial<Pick<PaperRequest, 'form' | 'title' | 'taxNumber' | 'email'>>;

/** What was said the last time holds no more. */
function bare({
  form: _form,
  title: _title,
  taxNumber: _taxNumber,
  email: _email,
  number: _number,
  issuedAtMs: _issued,
  reason: _reason,
  ...kept
}: PaperRequest): PaperRequest {
  return kept;
}

/** One request of each kind and period: what is asked again before anybody took it up is corrected. */
export async function askFor({ store, clock, caller }: Context<'consented'>, asked: Asked) {
  const accountId = caller.account.id;
  const id = `${asked.kind}:${accountId}:${asked.period}`;
  if (asked.amountFen <= 0) throw new AppError('NOTHING_IN_PERIOD');
  const request = await store.transact(async (tx) => {
    const known = await tx.get(paperRequests, id);
    const step = { by: 'person', atMs: clock.nowMs() } as const;
    if (!known)
      return advance(tx, paperRequests, { id, accountId, ...asked, createdAtMs: step.atMs }, 'request', step);
    const again = { ...bare(known), ...asked };
    if (known.status === 'requested') return rewrite(tx, paperRequests, known, again);
    return advance(tx, paperRequests, again, 'request', step);
  });
  return { request: requestView(request) };
}
