import { checkRisk, hasConsented, withConsents } from '../../shared/application/consent';
import { countOpening } from '../../shared/application/share-opening';
import { loginRecords } from '../../shared/collections/accounts';
import type { accountContract } from '../../shared/contract/account';
import { dayMs } from '../../shared/domain/calendar';
import type { Context, UseCase } from '../../shared/ports/context';
import type { Transaction } from '../../shared/ports/store';
import { findPerson, savePerson } from './person';
import { profileView } from './profile-view';
import { newSession, tokensFor, withSession } from './sessions';

/** Six months and some days (Cybersecurity Law art. 21). */
const loginRecordLifeMs = 200 * dayMs;

function recordLogin(
  tx: Transaction,
  { ids, clock, client, wechat }: Context<'public'>,
  accountId: string,
): void {
  const atMs = clock.nowMs();
  tx.create(loginRecords, {
    id: ids.newId(),
    accountId,
    appId: wechat.appId,
    ...client,
    atMs,
    expiresAtMs: atMs + loginRecordLifeMs,
  });
}

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
 * Signs a person in with a `wx.login` code. Login alone records no consent: until the current agreements
 * are accepted only the keyed hash of the openid is kept and the account may only browse.
 * Errors: those of WeChat; AGREEMENT_UNKNOWN.
 */
export const login: UseCase<typeof accountContract.login> = async (input, context) => {
  const who = await context.wechat.exchangeLoginCode(input.code);
  if (input.accepted) await checkRisk(context, who.openid);
  const signedIn = await context.store.transact(async (tx) => {
    const nowMs = context.clock.nowMs();
    const person = await findPerson(tx, context, who);
    const agreed = input.accepted ? withConsents(person.account, input.accepted, nowMs) : person.account;
    const opened = newSession(context, person.identityId, context.ids.newId());
    const account = withSession(agreed, opened.session, nowMs);
    savePerson(tx, context, person, account, who);
    if (hasConsented(account)) recordLogin(tx, context, account.id);
    return { account, opened, isNew: person.isNew };
  });
  const { account, opened, isNew } = signedIn;
  return {
    session: await tokensFor(context, account.id, opened),
    profile: profileView(account),
    isNew,
    ...(input.share && { share: await openingOf(context, input.share, account.id) }),
  };
};
