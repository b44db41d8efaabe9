import { workerIdentities } from '../../shared/collections/worker-identities';
import type { Holder } from '../../shared/domain/papers/worker-papers';
import type { Context } from '../../shared/ports/context';

/** In whose name papers of the caller are made. */
export async function holderOf({ store, clock, caller }: Context<'person'>): Promise<Holder> {
  const { id, legalName, nickname } = caller.account;
  const identity = await store.get(workerIdentities, id);
  return { name: identity?.legalName ?? legalName ?? nickname ?? '未实名', madeAtMs: clock.nowMs() };
}
