import { canChange } from '../../../shared/application/identity/identify-worker';
import { hurdleOf } from '../../../shared/application/money/settlement-hurdle';
import type { WorkerIdentity } from '../../../shared/collections/worker-identities';
import { taxAuthorisation } from '../../../shared/contract/agreements/tax-authorisation';
import type { IdentityView } from '../../../shared/contract/income';
import { hurdleTexts } from '../../../shared/domain/settlement/settlement-hurdles';
import { maskIdNumber, maskName } from '../../../shared/domain/text/masking';

/** What settlements of somebody wait for, as they read it. */
export function hurdleView(
  identity: WorkerIdentity | undefined,
): NonNullable<IdentityView['hurdle']> | undefined {
  const why = hurdleOf(identity);
  return why && { why, text: hurdleTexts[why] };
}

/** An identity as its owner sees it. */
export function identityView(identity: WorkerIdentity | undefined): IdentityView {
  const hurdle = hurdleView(identity);
  return {
    ...(identity && {
      legalName: maskName(identity.legalName),
      idNumber: maskIdNumber(identity.idNumber),
    }),
    proven: identity?.provenAtMs !== undefined,
    canChange: canChange(identity),
    ...(hurdle && { hurdle }),
    terms: taxAuthorisation,
    termsAccepted: identity?.authorisation.version === taxAuthorisation.version,
  };
}
