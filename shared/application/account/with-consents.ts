import type { Account } from '../../collections/accounts';
import { agreements } from '../../contract/agreements';
import { AppError } from '../../contract/errors';
import { type AgreementRef, textHash } from './consent';

/**
 * The account with consents added: which text, which version, when (PIPL art. 14).
 * Errors: AGREEMENT_UNKNOWN when a version is not the current one.
 */
export function withConsents(account: Account, accepted: readonly AgreementRef[], nowMs: number): Account {
  const given = accepted.map(({ id, version }) => {
    const agreement = agreements.find((each) => each.id === id && each.version === version);
    if (!agreement) throw new AppError('AGREEMENT_UNKNOWN');
    return { id, version, textHash: textHash(agreement), acceptedAtMs: nowMs };
  });
  const fresh = given.filter(
    ({ id, version }, at) =>
      !account.consents.some((old) => old.id === id && old.version === version) &&
      given.findIndex((each) => each.id === id) === at,
  );
  return { ...account, consents: [...account.consents, ...fresh], updatedAtMs: nowMs };
}
