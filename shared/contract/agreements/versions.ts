/** The day on which each text takes effect; apart from the texts, which most functions do without. */
export const userAgreementVersion = '2026-11-01';
export const privacyPolicyVersion = '2026-11-26';
export const freelancerServiceVersion = '2026-11-26';
/** Agreed to with the identity check, before the first settlement. */
export const taxAuthorisationVersion = '2026-11-26';
/** Only publishers agree to it. */
export const publisherTermsVersion = '2026-11-26';

/** The current version of every agreement, in the order in which they are shown. */
export const agreementVersions = [
  { id: 'user-agreement', version: userAgreementVersion },
  { id: 'privacy-policy', version: privacyPolicyVersion },
  { id: 'freelancer-service', version: freelancerServiceVersion },
] as const;
