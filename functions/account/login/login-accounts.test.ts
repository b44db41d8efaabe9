import { SECOND_APP } from '../../../local/sandbox/apps';
import { identityIdOf, unionIdOf } from '../../../shared/application/account/wechat-identity';
import {
  accounts,
  duplicateAccounts,
  identities,
  unionIdentities,
} from '../../../shared/collections/accounts';
import { acceptAll, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
let second: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
  second = await createTestSystem({ beside: system, app: SECOND_APP });
});
afterEach(() => system.close());

const loginMain = (person: string, more: object = {}) =>
  system.stranger.get('account/login', { code: system.sandbox.loginCode(person), ...more });

const loginSecond = (person: string, more: object = {}) =>
  second.stranger.get('account/login', { code: system.sandbox.loginCode(person, SECOND_APP.appId), ...more });

const unionAccount = async (person: string): Promise<string | undefined> => {
  const { unionid } = await system.ports.wechat.exchangeLoginCode(system.sandbox.loginCode(person));
  return (await system.ports.store.get(unionIdentities, unionIdOf(system.ports, unionid ?? '')))?.accountId;
};

const duplicates = async () =>
  (await system.ports.store.list(duplicateAccounts, 'seen', ['all'], { limit: 10 })).items;

test('given consent in one app, when the person comes by the second app, then it is the same account', async () => {
  const main = await loginMain('lin', { accepted: acceptAll });
  const other = await loginSecond('lin');
  expect(other).toMatchObject({
    isNew: false,
    profile: { accountId: main.profile.accountId, awaitingConsent: [] },
  });
  const openid = system.sandbox.openid('lin', SECOND_APP.appId);
  const identity = await system.ports.store.get(identities, identityIdOf(second.ports, openid));
  expect(identity).toMatchObject({ accountId: main.profile.accountId, appId: SECOND_APP.appId, openid });
  expect(await duplicates()).toEqual([]);
});

test('given no consent, when the person comes by the second app, then nothing ties the two together', async () => {
  const main = await loginMain('lin');
  const other = await loginSecond('lin');
  expect(other.isNew).toBe(true);
  expect(other.profile.accountId).not.toBe(main.profile.accountId);
  expect(await unionAccount('lin')).toBeUndefined();
});

test('given a person without unionid, when they come by the second app, then it is another account', async () => {
  const main = await loginMain('he', { accepted: acceptAll });
  const other = await loginSecond('he', { accepted: acceptAll });
  expect(other.profile.accountId).not.toBe(main.profile.accountId);
});

describe('given two accounts that turn out to be one person', () => {
  let older: string;
  let newer: string;
  beforeEach(async () => {
    older = (await loginMain('lin')).profile.accountId;
    system.clock.pass(1_000);
    newer = (await loginSecond('lin', { accepted: acceptAll })).profile.accountId;
    system.clock.pass(1_000);
    expect(await unionAccount('lin')).toBe(newer);
  });

  test('when the person agrees in the first app, then the older serves and the union points to it', async () => {
    const { profile, isNew } = await loginMain('lin', { accepted: acceptAll });
    expect(profile.accountId).toBe(older);
    expect(isNew).toBe(false);
    expect(await unionAccount('lin')).toBe(older);
  });

  test('when both apps are used, then the older serves in both and the pair is kept once', async () => {
    await loginMain('lin', { accepted: acceptAll });
    expect((await loginSecond('lin')).profile.accountId).toBe(older);
    expect((await loginSecond('lin')).profile.accountId).toBe(older);
    expect((await loginMain('lin')).profile.accountId).toBe(older);
    expect(await duplicates()).toMatchObject([{ id: `${older}:${newer}`, olderId: older, newerId: newer }]);
  });

  test('when they are found out, then nothing of the newer account is moved or changed', async () => {
    const before = await system.ports.store.get(accounts, newer);
    await loginMain('lin', { accepted: acceptAll });
    expect(await system.ports.store.get(accounts, newer)).toEqual(before);
  });

  test('when the older one has not agreed, then it serves without consent and keeps no openid', async () => {
    const { profile } = await loginMain('lin');
    expect(profile).toMatchObject({ accountId: older, awaitingConsent: acceptAll });
    const identity = await system.ports.store.get(
      identities,
      identityIdOf(system.ports, system.sandbox.openid('lin')),
    );
    expect(identity).not.toHaveProperty('openid');
  });

  test('when an earlier session of the newer account agrees again, then it stays there and the union too', async () => {
    const { session } = await loginSecond('lin');
    await loginMain('lin', { accepted: acceptAll });
    const code = system.sandbox.loginCode('lin', SECOND_APP.appId);
    const signedIn = second.actor('', session.accessToken);
    const { profile } = await signedIn.get('account/consent', { accepted: acceptAll, loginCode: code });
    expect(profile.accountId).toBe(newer);
    expect(await unionAccount('lin')).toBe(older);
    expect(await duplicates()).toHaveLength(1);
  });
});

test('given two accounts made in the same moment, when they meet, then the same one serves in both apps', async () => {
  const one = (await loginMain('lin')).profile.accountId;
  const other = (await loginSecond('lin', { accepted: acceptAll })).profile.accountId;
  const serving = (await loginMain('lin', { accepted: acceptAll })).profile.accountId;
  expect([one, other]).toContain(serving);
  expect((await loginSecond('lin')).profile.accountId).toBe(serving);
  expect((await loginMain('lin')).profile.accountId).toBe(serving);
  expect(await duplicates()).toHaveLength(1);
});
