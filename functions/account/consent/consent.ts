import { checkRisk, hasConsented } from '../../../shared/application/account/consent';
import { freshIdentity } from '../../../shared/application/account/wechat-identity';
import { withConsents } from '../../../shared/application/account/with-consents';
import { accounts } from '../../../shared/collections/accounts';
import type { accountContract } from '../../../shared/contract/account';
import { AppError } from '../../../shared/contract/errors';
import type { UseCase } from '../../../shared/ports/context';
import { findPerson, tieIdentity } from '../login/person';
import { recordLogin } from '../login/record-login';
import { profileView } from '../profile/profile-view';

/**
 * Records acceptance of the current agreements. A fresh login code proves that the person of the session
 * agrees, and brings the openid, which is kept from now on.
 * Errors: AGREEMENT_UNKNOWN, WECHAT_IDENTITY_MISMATCH, WECHAT_RISK_BLOCKED, and those of WeChat.
 */
export const consent: UseCase<
  typeof accountContract.consent,
  'wechat' | 'files' | 'hash' | 'signIn'
> = async (input, context) => {
  const who = await freshIdentity(context, input.loginCode);
  await checkRisk(context, who.openid);
  const account = await context.store.transact(async (tx) => {
    const { id } = context.caller.account;
    const person = await findPerson(tx, context, who, id);
    const current = person.accounts.find((account) => account.id === id);
    if (!current) throw new AppError('SESSION_EXPIRED');
    const agreed = withConsents(current, input.accepted, context.clock.nowMs());
    tx.update(accounts, agreed);
    tieIdentity(tx, context, person, agreed);
    // The session in which a person registers is their first login that may be recorded.
    if (!hasConsented(current) && hasConsented(agreed)) recordLogin(tx, context, agreed.id);
    return agreed;
  });
  return { profile: await profileView(context, account) };
};
