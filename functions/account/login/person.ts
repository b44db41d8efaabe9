import { hasConsented } from '../../../shared/application/account/consent';
import { byAge, identityIdOf, unionIdOf } from '../../../shared/application/account/wechat-identity';
import {
  type Account,
  accounts,
  duplicateAccounts,
  type Identity,
  identities,
  unionIdentities,
} from '../../../shared/collections/accounts';
import type { Ports } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';
import type { WeChatIdentity } from '../../../shared/ports/wechat';

/** A WeChat identity, what is stored of it and the accounts it leads to, as read in one transaction. */
interface Person {
  readonly who: WeChatIdentity;
  readonly identityId: string;
  readonly identity: Identity | undefined;
  readonly unionId: string | undefined;
  readonly unionAccountId: string | undefined;
  /** Oldest first: that one serves. None when nobody has signed in by this identity yet. */
  readonly accounts: readonly Account[];
}

/** An account for a person who has none. */
export const newAccount = (id: string, nowMs: number): Account => ({
  id,
  status: 'active',
  roles: [],
  consents: [],
  sessions: [],
  createdAtMs: nowMs,
  updatedAtMs: nowMs,
});

/** Records two accounts of one person for an operator. Nothing is merged. */
async function recordDuplicate(
  tx: Transaction,
  { clock }: Pick<Ports, 'clock'>,
  older: Account,
  newer: Account,
): Promise<void> {
  const id = `${older.id}:${newer.id}`;
  if (await tx.get(duplicateAccounts, id)) return;
  tx.create(duplicateAccounts, { id, olderId: older.id, newerId: newer.id, seenAtMs: clock.nowMs() });
}

/**
 * Finds the person by (app id, openid), by unionid, and by the account they are signed in to, if they are. More
 * than one account of theirs is recorded for an operator.
 */
export async function findPerson(
  tx: Transaction,
  ports: Pick<Ports, 'hash' | 'wechat' | 'clock'>,
  who: WeChatIdentity,
  signedInTo?: string,
): Promise<Person> {
  const identityId = identityIdOf(ports, who.openid);
  const unionId = who.unionid === undefined ? undefined : unionIdOf(ports, who.unionid);
  const [identity, union] = await Promise.all([
    tx.get(identities, identityId),
    unionId === undefined ? undefined : tx.get(unionIdentities, unionId),
  ]);
  const unionAccountId = union?.accountId;
  const ids = new Set([identity?.accountId, unionAccountId, signedInTo].filter((id) => id !== undefined));
  const read = await Promise.all([...ids].map((id) => tx.get(accounts, id)));
  const known = read.filter((account) => account !== undefined).sort(byAge);
  const [oldest, ...others] = known;
  if (oldest) await Promise.all(others.map((newer) => recordDuplicate(tx, ports, oldest, newer)));
  return { who, identityId, identity, unionId, unionAccountId, accounts: known };
}

/**
 * Writes what ties the WeChat identity to an account, which is one of the person's or their new one. Before
 * consent that is the keyed hash of the openid alone; from consent on the openid is kept encrypted, and the
 * unionid's keyed hash leads to the person's oldest account.
 */
export function tieIdentity(
  tx: Transaction,
  { wechat, clock }: Pick<Ports, 'wechat' | 'clock'>,
  person: Person,
  account: Account,
): void {
  const createdAtMs = clock.nowMs();
  const { who, identityId: id, identity, unionId, unionAccountId } = person;
  const consented = hasConsented(account);
  const openid = consented ? { openid: who.openid } : {};
  if (!identity) {
    tx.create(identities, { id, accountId: account.id, appId: wechat.appId, createdAtMs, ...openid });
  } else if (consented && !identity.openid) {
    tx.update(identities, { ...identity, ...openid });
  }
  const owner = (person.accounts[0] ?? account).id;
  if (!unionId || !consented || unionAccountId === owner) return;
  const union = { id: unionId, accountId: owner, createdAtMs };
  if (unionAccountId === undefined) tx.create(unionIdentities, union);
  else tx.update(unionIdentities, union);
}
