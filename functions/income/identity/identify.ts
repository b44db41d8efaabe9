import { authorisationOf, identifyWorker } from '../../../shared/application/identity/identify-worker';
import type { incomeContract } from '../../../shared/contract/income';
import type { UseCase } from '../../../shared/ports/context';
import { identityView } from './identity-view';

/**
 * Has the own name and number checked; what waited for it is settled then. Errors: AGREEMENT_UNKNOWN, IDENTITY_FIXED,
 * WORKER_UNDER_AGE, LEGAL_NAME_MISMATCH, IDENTITY_MISMATCH, SESSION_EXPIRED.
 */
export const identify: UseCase<typeof incomeContract.identify, 'hash' | 'identity'> = async (
  { legalName, idNumber, terms },
  context,
) => {
  const authorisation = authorisationOf(terms, context.clock.nowMs());
  const { id } = context.caller.account;
  return {
    identity: identityView(await identifyWorker(context, id, { legalName, idNumber }, authorisation)),
  };
};
