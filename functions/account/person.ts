import { hasConsented } from '../../shared/application/account/consent';
import { byAge, identityIdOf, unionIdOf } from '../../shared/application/account/wechat-identity';
import {
  type Account,
  accounts,
  duplicateAccounts,
  type Identity,
  identities,
  unionIdentities,
} from '../../shared/collections/accounts';
import type { Ports } from '../../shared/ports/context';
import type { Transaction } from '../../shared/ports/store';
import type { WeChatIdentity } from '../../shared/ports/wechat';

/** What is known of the person behind a WeChat identity, as read in one transaction. */
interface Person {
  readonly identityId: string;
  readonly identity: Identity | undefined;
  readonly unionId: string | undefined;
  readonly unionAccountId: string | undefined;
  readonly account: Account;
  readonly isNew: boolean;
}

const newAccount = (id: string, nowMs: number): Account => ({
  id,
  status: 'active',
  roles: [],
  consents: [],
  sessions: [],
  createdAtMs: nowMs,
  updatedAtMs: nowMs,
});

/**
 * Two accounts of one person: the older one serves from now on and the pair is kept for an operator.
 * Nothing is merged.
 */
async function olderOf(
  tx: Transaction,
  ports: Pick<Ports, 'clock'>,
  one: Account,
  other: Account,
): Promise<Account> {
  const [older, newer] = byAge(one, other) < 0 ? [one, other] : [other, one];
  const id = `${older.id}:${newer.id}`;
  if (!(await tx.get(duplicateAccounts, id))) {
    tx.create(duplicateAccounts, { id, olderId: older.id, newerId: newer.id, seenAtMs: ports.clock.nowMs() });
  }
  return older;
}

/** Finds the person by (app id, openid), then by unionid; without either there is a new account. */
export async function findPerson(
  tx: Transaction,
  ports: Pick<Ports, 'hash' | 'wechat' | 'ids' | 'clock'>,
  who: WeChatIdentity,
): Promise<Person> {
  const identityId = identityIdOf(ports, who.openid);
  const unionId = who.unionid === undefined ? undefined : unionIdOf(ports, who.unionid);
  const [identity, union] = await Promise.all([
    tx.get(identities, identityId),
    unionId === undefined ? undefined : tx.get(unionIdentities, unionId),
  ]);
  const found = { identityId, identity, unionId, unionAccountId: union?.accountId };
  const ids = [...new Set([identity?.accountId, union?.accountId].filter((id) => id !== undefined))];
  const [first, second] = await Promise.all(ids.map((id) => tx.get(accounts, id)));
  if (!first) return { ...found, account: newAccount(ports.ids.newId(), ports.clock.nowMs()), isNew: true };
  return { ...found, account: second ? await olderOf(tx, ports, first, second) : first, isNew: false };
}

/**
 * Writes the account, and what ties the WeChat identity to it. Before consent that is the keyed hash of the
 * openid alone; from consent on the openid is kept encrypted, and the unionid's keyed hash is attached.
 */
export function savePerson(
  tx: Transaction,
  { wechat, clock }: Pick<Ports, 'wechat' | 'clock'>,
  person: Person,
  account: Account,
  who: WeChatIdentity,
): void {
  const createdAtMs = clock.nowMs();
  const { identityId, identity, unionId } = person;
  if (person.isNew) tx.create(accounts, account);
  else tx.update(accounts, account);
  const consented = hasConsented(account);
  const openid = consented ? { openid: who.openid } : {};
  if (!identity) {
    tx.create(identities, {
      id: identityId,
      accountId: account.id,
      appId: wechat.appId,
      createdAtMs,
      ...openid,
    });
  } else if (consented && !identity.openid) {
    tx.update(identities, { ...identity, ...openid });
  }
  const owner = person.account.id;
  if (!unionId || !consented || person.unionAccountId === owner) return;
  const union = { id: unionId, accountId: owner, createdAtMs };
  if (person.unionAccountId === undefined) tx.create(unionIdentities, union);
  else tx.update(unionIdentities, union);
}
