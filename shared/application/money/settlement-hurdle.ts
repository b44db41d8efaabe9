import type { WorkerIdentity } from '../../collections/worker-identities';
import { taxAuthorisationVersion } from '../../contract/agreements/versions';
import type { SettlementHurdle } from '../../domain/settlement/settlement-hurdles';

/** What a worker's settlements wait for; undefined: nothing. */
export function hurdleOf(identity: WorkerIdentity | undefined): SettlementHurdle | undefined {
  if (!identity || identity.reopenedAtMs !== undefined) return 'identity';
  if (identity.provenAtMs === undefined) return 'identity-check';
  return identity.authorisation.version === taxAuthorisationVersion ? undefined : 'authorisation';
}
