import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { api } from './api';

export type Agreements = OutputOf<typeof contract.account.agreements>['agreements'];

let known: Agreements | undefined;

/** The agreements in their current version; they change so seldom that one reading serves a visit. Errors: ClientError. */
export async function currentAgreements(): Promise<Agreements> {
  known ??= (await api.account.agreements({})).agreements;
  return known;
}

/** Has them read anew: the server no longer knows the version that was shown. */
export function forgetAgreements(): void {
  known = undefined;
}
