import { byAge, identityIdOf, unionIdOf } from '../../application/account/wechat-identity';
import { type Account, accounts, identities, unionIdentities } from '../../collections/accounts';
import { AppError } from '../../contract/errors';
import type { Caller, Ports } from '../../ports/context';
import type { SignIn } from '../../ports/sign-in';
import type { WeChatIdentity } from '../../ports/wechat';
import type { Authenticator, Identified } from '../doors/door';
import type { Injected } from '../doors/injected-context';

/** Ports where WeChat tells who is calling. */
export interface CloudbasePorts extends Ports {
  /** From where people may call: `wx_client`; in test environments also `wx_devtools`. */
  readonly sources: readonly string[];
  /** Removes expired documents for good, which this cloud does not do by itself. */
  readonly sweep: () => Promise<number>;
  /** Tells operators what needs them; undefined where nobody is to be told. */
  readonly watch?: (() => Promise<void>) | undefined;
}

/** Accounts of identities that called this instance: one read at the door instead of two. */
const maxKnown = 1_000;
export type KnownAccounts = Map<string, string>;

/** Who WeChat says is calling this very mini-program; undefined when it names nobody. */
function personOf(injected: Injected, { wechat }: Pick<Ports, 'wechat'>): WeChatIdentity | undefined {
  const { openid, unionid, appId, fromAppId } = injected;
  // An environment may be shared with other mini-programs: their people have other openids.
  const isOurs = appId === wechat.appId && (fromAppId === undefined || fromAppId === appId);
  if (!isOurs || openid === undefined) return undefined;
  return unionid === undefined ? { openid } : { openid, unionid };
}

/** WeChat itself says who holds the phone; a login code would add nothing and is not looked at. */
const signInByContext = (person: WeChatIdentity | undefined): SignIn => ({
  async holder() {
    if (!person) throw new AppError('WECHAT_CODE_INVALID');
    return person;
  },
});

/** A session as its phone names it; its id is no secret, so it must be that of the person whom WeChat names. */
interface Claimed {
  readonly identityId: string;
  readonly sessionId: string;
}

function callerIn(account: Account | undefined, claimed: Claimed, nowMs: number): Caller | undefined {
  const session = account?.sessions.find(
    ({ id, identityId, expiresAtMs }) =>
      id === claimed.sessionId && identityId === claimed.identityId && expiresAtMs > nowMs,
  );
  return account && session && { account, session };
}

/** The same rule as behind a token: somebody is signed in while the account holds a live session of theirs. */
async function identify(
  ports: Ports,
  person: WeChatIdentity,
  sessionId: string,
  known: KnownAccounts,
): Promise<Identified> {
  const { store, clock } = ports;
  const identityId = identityIdOf(ports, person.openid);
  const look = async (accountId: string): Promise<Caller | undefined> =>
    callerIn(await store.get(accounts, accountId), { identityId, sessionId }, clock.nowMs());

  // A unionid that is told from now on may lead to another account.
  const key = `${identityId}:${person.unionid ?? ''}`;
  const before = known.get(key);
  const remembered = before === undefined ? undefined : await look(before);
  if (remembered) return { caller: remembered, isClaimed: true };
  const identity = await store.get(identities, identityId);
  if (!identity) return { caller: undefined, isClaimed: true };
  const union =
    person.unionid === undefined
      ? undefined
      : await store.get(unionIdentities, unionIdOf(ports, person.unionid));
  const ids = new Set([identity.accountId, union?.accountId ?? identity.accountId]);
  const callers = (await Promise.all([...ids].map(look))).filter((caller) => caller !== undefined);
  // Of two accounts of one person the older one serves; an earlier session may still stand in the other.
  const [caller] = callers.sort((one, other) => byAge(one.account, other.account));
  if (!caller) return { caller: undefined, isClaimed: true };
  if (known.size >= maxKnown) known.clear();
  known.set(key, caller.account.id);
  return { caller, isClaimed: true };
}

/** Finds out who is calling on CloudBase. Errors: ACTION_NOT_FOUND for whoever is not WeChat's client. */
export function cloudbaseAuthenticator(
  injected: Injected,
  session: string | undefined,
  ports: CloudbasePorts,
  known: KnownAccounts,
): Authenticator {
  const { source = 'none' } = injected;
  if (!ports.sources.includes(source)) {
    // Whoever sets a door up wrongly finds out here; the caller learns nothing.
    ports.log({ level: 'warn', outcome: 'FOREIGN_SOURCE', source });
    throw new AppError('ACTION_NOT_FOUND');
  }
  const person = personOf(injected, ports);
  return {
    identify: async () =>
      person && session !== undefined
        ? identify(ports, person, session, known)
        : { caller: undefined, isClaimed: false },
    signIn: () => signInByContext(person),
    client: { ip: injected.ip, device: '' },
  };
}
