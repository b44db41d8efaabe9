import { type Account, identities } from '../../collections/accounts';
import { AppError, loginNeeded } from '../../contract/errors';
import type { Caller, Ports } from '../../ports/context';
import type { SignIn } from '../../ports/sign-in';
import type { WeChatIdentity } from '../../ports/wechat';

/** Id of a WeChat user of one mini-program: openids themselves are personal data. */
export const identityIdOf = ({ hash, wechat }: Pick<Ports, 'hash' | 'wechat'>, openid: string): string =>
  hash.hash('wechat-openid', wechat.appId, openid);

/** Id of a WeChat user of all apps of one owner. */
export const unionIdOf = ({ hash }: Pick<Ports, 'hash'>, unionid: string): string =>
  hash.hash('wechat-unionid', unionid);

/** Of two accounts of one person the older one serves: negative when it is `one`. */
export const byAge = (one: Account, other: Account): number =>
  // Stryker disable next-line EqualityOperator: two accounts never have one id
  one.createdAtMs - other.createdAtMs || (one.id < other.id ? -1 : 1);

/**
 * Asks WeChat who holds the phone right now. Errors: WECHAT_IDENTITY_MISMATCH when it is not the person
 * of this session, and those of the ports.
 */
export async function freshIdentity(
  context: Pick<Ports, 'hash' | 'wechat'> & { readonly caller: Caller; readonly signIn: SignIn },
  loginCode: string | undefined,
): Promise<WeChatIdentity> {
  const identity = await context.signIn.holder({ field: 'loginCode', code: loginCode });
  if (identityIdOf(context, identity.openid) !== context.caller.session.identityId) {
    throw new AppError('WECHAT_IDENTITY_MISMATCH');
  }
  return identity;
}

/** The openid of an account in this mini-program, whoever calls; undefined where none is kept. */
export async function openidOfAccount(
  { store, wechat }: Pick<Ports, 'store' | 'wechat'>,
  accountId: string,
): Promise<string | undefined> {
  const known = await store.list(identities, 'account', [accountId], { limit: 10, order: 'desc' });
  return known.items.find(({ appId }) => appId === wechat.appId)?.openid;
}

/** The openid of the session's person, kept since consent. Errors: SESSION_EXPIRED when it is not there. */
export async function openidOf({
  store,
  caller,
}: Pick<Ports, 'store'> & { readonly caller: Caller }): Promise<string> {
  const identity = await store.get(identities, caller.session.identityId);
  if (!identity?.openid) throw new AppError('SESSION_EXPIRED', loginNeeded);
  return identity.openid;
}
