import {
  consentTo,
  giveConsentTo,
  withdrawConsentTo,
} from '../../../shared/application/account/purpose-consents';
import type { accountContract } from '../../../shared/contract/account';
import { purposeTerms } from '../../../shared/contract/agreements/purpose-terms';
import { consentPurposes } from '../../../shared/domain/account/consent-purposes';
import type { UseCase } from '../../../shared/ports/context';
import { profileView } from '../profile/profile-view';

/** What the caller may agree to apart, and since when they do. */
export const purposes: UseCase<typeof accountContract.purposes> = async (_input, { caller }) => ({
  purposes: consentPurposes.map((purpose) => {
    const { version, title, paragraphs } = purposeTerms[purpose];
    const given = consentTo(caller.account, purpose);
    return {
      purpose,
      version,
      title,
      paragraphs: [...paragraphs],
      ...(given && { givenAtMs: given.givenAtMs }),
    };
  }),
});

/** Errors: AGREEMENT_UNKNOWN for another text than the current one. */
export const giveConsent: UseCase<typeof accountContract.giveConsent, 'files'> = async (
  { purpose, version },
  context,
) => ({ profile: await profileView(context, await giveConsentTo(context, purpose, version)) });

/** What was kept for the purpose alone is gone with it. Errors: none. */
export const withdrawConsent: UseCase<typeof accountContract.withdrawConsent, 'files'> = async (
  { purpose },
  context,
) => ({ profile: await profileView(context, await withdrawConsentTo(context, purpose)) });
