import { purposeTerms } from '../../../shared/contract/agreements/purpose-terms';
import type { ConsentPurpose } from '../../../shared/domain/account/consent-purposes';
import type { Actor } from '../system/test-system';

/** What somebody sends who agrees to the current text of a purpose. */
export const currentConsent = (purpose: ConsentPurpose) => ({
  purpose,
  version: purposeTerms[purpose].version,
});

/** Somebody agrees to a purpose. */
export const agreeTo = (who: Actor, purpose: ConsentPurpose) =>
  who.get('account/giveConsent', currentConsent(purpose));
