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

/** A text that is agreed to where it is needed, not at the door, as whoever asks for it there gets it. */
const elsewhere: ReadonlyMap<string, () => Promise<Omit<Agreements[number], 'id'>>> = new Map([
  ['publisher-terms', async () => (await api.publishers.application({})).terms],
  ['tax-authorisation', async () => (await api.income.identity({})).identity.terms],
]);

/** An agreement in its current version; undefined: there is none of this id. Errors: ClientError. */
export async function currentAgreement(id: string): Promise<Omit<Agreements[number], 'id'> | undefined> {
  const asked = elsewhere.get(id);
  return asked ? asked() : (await currentAgreements()).find((each) => each.id === id);
}

/** Has them read anew: the server no longer knows the version that was shown. */
export function forgetAgreements(): void {
  known = undefined;
}
