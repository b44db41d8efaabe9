import { checkRisk, hasConsented } from '../../../shared/application/account/consent';
import { identityIdOf } from '../../../shared/application/account/wechat-identity';
import { withConsents } from '../../../shared/application/account/with-consents';
import { spendCall } from '../../../shared/application/limits/spend-call';
import { countOpening } from '../../../shared/application/sharing/share-opening';
import { accounts } from '../../../shared/collections/accounts';
import type { accountContract } from '../../../shared/contract/account';
import type { Context, UseCase } from '../../../shared/ports/context';
import { profileView } from '../profile/profile-view';
import { newSession, tokensFor, withSession } from '../sessions/sessions';
import { findPerson, newAccount, tieIdentity } from './person';
import { recordLogin } from './record-login';

/** A share must never stand in the way of a login: what went wrong may be tried again by openShare. */
async function openingOf(context: Context<'public'>, share: string, accountId: string) {
  try {
    const { counted, reason } = await countOpening(context, share, accountId);
    return { counted, ...(reason && { reason }) };
  } catch (error) {
    context.report(error);
    return { counted: false, reason: 'try-again' as const };
  }
}

/**
 * Signs in who holds the phone: by a `wx.login` code, or by the identity that WeChat passes. Login alone records
 * no consent: until the current agreements are accepted only the keyed hash of the openid is kept and the
 * account may only browse.
 * Errors: those of WeChat; AGREEMENT_UNKNOWN.
 */
export const login: UseCase<
  typeof accountContract.login,
  'wechat' | 'files' | 'hash' | 'tokens' | 'signIn'
> = async (input, context) => {
  const who = await context.signIn.holder({ field: 'code', code: input.code });
  await spendCall(context, 'login', identityIdOf(context, who.openid));
  if (input.accepted) await checkRisk(context, who.openid);
  const signedIn = await context.store.transact(async (tx) => {
    const nowMs = context.clock.nowMs();
    const person = await findPerson(tx, context, who);
    const [known] = person.accounts;
    const current = known ?? newAccount(context.ids.newId(), nowMs);
    const agreed = input.accepted ? withConsents(current, input.accepted, nowMs) : current;
    const opened = newSession(context, person.identityId, context.ids.newId());
    const account = withSession(agreed, opened.session, nowMs);
    if (known) tx.update(accounts, account);
    else tx.create(accounts, account);
    tieIdentity(tx, context, person, account);
    if (hasConsented(account)) recordLogin(tx, context, account.id);
    return { account, opened, isNew: known === undefined };
  });
  const { account, opened, isNew } = signedIn;
  return {
    session: await tokensFor(context, account.id, opened),
    profile: await profileView(context, account),
    isNew,
    ...(input.share && { share: await openingOf(context, input.share, account.id) }),
  };
};
