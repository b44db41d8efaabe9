import { freelancerServiceAgreement } from './freelancer-service-agreement';
import { privacyPolicy } from './privacy-policy';
import { userAgreement } from './user-agreement';

/** A text that people accept before they go on. A changed text needs a new version, and so a fresh consent. */
export interface Agreement {
  readonly id: 'user-agreement' | 'privacy-policy' | 'freelancer-service';
  /** The day it takes effect, YYYY-MM-DD; published at least 7 days ahead (E-commerce Law art. 34). */
  readonly version: string;
  readonly title: string;
  /** What a person should know who reads nothing else. */
  readonly summary: string;
  readonly sections: { heading: string; paragraphs: string[] }[];
}

/** The current version of every agreement. */
export const agreements: readonly Agreement[] = [userAgreement, privacyPolicy, freelancerServiceAgreement];

/** The current version of one agreement. */
export function agreementById(id: string): Agreement | undefined {
  return agreements.find((agreement) => agreement.id === id);
}
