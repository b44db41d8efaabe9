import { identityIdOf, unionIdOf } from '../../../shared/application/account/wechat-identity';
import {
  accounts,
  duplicateAccounts,
  identities,
  unionIdentities,
} from '../../../shared/collections/accounts';
import { testByCode } from '../../../tests/support/system/by-code';
import { callOver } from '../../../tests/support/system/call-over';
import {
  type Actor,
  acceptAll,
  createTestSystem,
  type TestSystem,
} from '../../../tests/support/system/test-system';
import { unansweredChecks, weChatFaults } from '../../../tests/support/system/wechat-faults';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin', 'browse');
});
afterEach(() => system.close());

const consent = (accepted: unknown = acceptAll, loginCode = system.sandbox.loginCode('lin')) =>
  lin.call('account/consent', { accepted, loginCode });

const identityOfLin = () =>
  system.ports.store.get(identities, identityIdOf(system.ports, system.sandbox.openid('lin')));

const consentsOfLin = async () => (await system.ports.store.get(accounts, lin.accountId))?.consents ?? [];

test('given a person who only browses, when they agree, then openid, union and which text are kept', async () => {
  const answer = await consent();
  expect(answer.data.profile).toMatchObject({ accountId: lin.accountId, awaitingConsent: [] });
  expect(await identityOfLin()).toMatchObject({
    openid: system.sandbox.openid('lin'),
    accountId: lin.accountId,
  });
  const { unionid } = await system.ports.wechat.exchangeLoginCode(system.sandbox.loginCode('lin'));
  const union = await system.ports.store.get(unionIdentities, unionIdOf(system.ports, unionid ?? ''));
  expect(union?.accountId).toBe(lin.accountId);
  const given = await consentsOfLin();
  expect(given).toMatchObject(acceptAll);
  expect(new Set(given.map(({ textHash }) => textHash)).size).toBe(acceptAll.length);
  expect((await lin.call('account/updateProfile', { cityCode: '370200' })).ok).toBe(true);
});

test('given consent, when they agree again, then the answer is the same and nothing is added', async () => {
  const first = await consent();
  system.clock.pass(1_000);
  const again = await consent();
  expect(again.data).toEqual(first.data);
  expect(await consentsOfLin()).toHaveLength(acceptAll.length);
});

test('given three texts, when they agree to one, then the account may still only browse', async () => {
  const answer = await consent(acceptAll.slice(1));
  expect(answer.data.profile.awaitingConsent).toEqual(acceptAll.slice(0, 1));
  expect(await identityOfLin()).not.toHaveProperty('openid');
  const write = await lin.call('account/updateProfile', { cityCode: '370200' });
  expect(write).toMatchObject({ status: 403, error: { code: 'CONSENT_REQUIRED' } });
  const rest = await consent(acceptAll.slice(0, 1));
  expect(rest.data.profile.awaitingConsent).toEqual([]);
});

test.each([
  ['an old version', [{ id: acceptAll[0]?.id, version: '0.0.1' }]],
  ['an unknown text', [{ id: 'cookies', version: acceptAll[0]?.version }]],
])('when they agree to %s, then AGREEMENT_UNKNOWN and nothing is recorded', async (_what, accepted) => {
  const answer = await consent([...acceptAll, ...accepted]);
  expect(answer).toMatchObject({ status: 409, error: { code: 'AGREEMENT_UNKNOWN' } });
  expect(await consentsOfLin()).toEqual([]);
});

testByCode(
  "when the code is another person's, then WECHAT_IDENTITY_MISMATCH and nothing is recorded",
  async () => {
    const answer = await consent(acceptAll, system.sandbox.loginCode('chen'));
    expect(answer).toMatchObject({ status: 403, error: { code: 'WECHAT_IDENTITY_MISMATCH' } });
    expect(await consentsOfLin()).toEqual([]);
    expect(await identityOfLin()).not.toHaveProperty('openid');
  },
);

const changeIdentityOfLin = (accountId: string | undefined) =>
  system.ports.store.transact(async (tx) => {
    const id = identityIdOf(system.ports, system.sandbox.openid('lin'));
    const identity = await tx.get(identities, id);
    if (!identity) throw new Error('no identity');
    if (accountId === undefined) tx.remove(identities, id);
    else tx.update(identities, { ...identity, accountId });
  });

const unionAccountOfLin = async () => {
  const { unionid } = await system.ports.wechat.exchangeLoginCode(system.sandbox.loginCode('lin'));
  const union = await system.ports.store.get(unionIdentities, unionIdOf(system.ports, unionid ?? ''));
  return union?.accountId;
};

testByCode(
  'given an identity that is gone, when they agree, then all leads to the account signed in to',
  async () => {
    await changeIdentityOfLin(undefined);
    expect((await consent()).data.profile).toMatchObject({ accountId: lin.accountId, awaitingConsent: [] });
    expect(await identityOfLin()).toMatchObject({
      accountId: lin.accountId,
      openid: system.sandbox.openid('lin'),
    });
    expect(await unionAccountOfLin()).toBe(lin.accountId);
  },
);

testByCode(
  'given an identity that leads elsewhere, when they agree, then both accounts are kept as a pair',
  async () => {
    system.clock.pass(1_000);
    const other = await system.signIn('chen', 'browse');
    await changeIdentityOfLin(other.accountId);
    expect((await consent()).data.profile.accountId).toBe(lin.accountId);
    expect((await system.ports.store.get(accounts, other.accountId))?.consents).toEqual([]);
    expect(await unionAccountOfLin()).toBe(lin.accountId);
    const pairs = await system.ports.store.list(duplicateAccounts, 'seen', ['all'], { limit: 10 });
    expect(pairs.items).toMatchObject([{ olderId: lin.accountId, newerId: other.accountId }]);
  },
);

testByCode('when the code was used before, then a new one is asked for', async () => {
  const code = system.sandbox.loginCode('lin');
  await consent(acceptAll.slice(0, 1), code);
  expect((await consent(acceptAll, code)).error?.code).toBe('WECHAT_CODE_INVALID');
});

testByCode('when WeChat blocks the login meanwhile (40226), then there is no consent', async () => {
  system.sandbox.addFault({ endpoint: 'code2session', fault: 'errcode', errcode: 40226 });
  expect((await consent()).error?.code).toBe('WECHAT_RISK_BLOCKED');
  expect(await consentsOfLin()).toEqual([]);
});

describe('given that code2session', () => {
  testByCode.each(weChatFaults)(
    '%s, then consent fails clearly and nothing is recorded',
    async (_does, fault, code) => {
      system.sandbox.addFault({ endpoint: 'code2session', ...fault });
      expect(await consent()).toMatchObject({ ok: false, error: { code, retryable: true } });
      expect(await consentsOfLin()).toEqual([]);
      system.sandbox.clearFaults();
      expect((await consent()).ok).toBe(true);
    },
  );
});

test.each([...weChatFaults, ...unansweredChecks])(
  'given that the risk of a person cannot be had, for WeChat %s, when they agree, then they are registered',
  async (_does, fault) => {
    system.sandbox.addFault({ endpoint: 'getuserriskrank', ...fault });
    expect(await consent()).toMatchObject({ ok: true, data: { profile: { awaitingConsent: [] } } });
    expect(await consentsOfLin()).toHaveLength(acceptAll.length);
  },
);

describe('given the risk that WeChat sees in a person', () => {
  const over = (rank: number) =>
    callOver(system, { wechat: { ...system.ports.wechat, riskRank: async () => rank } });
  const input = () => ({ accepted: acceptAll, loginCode: system.sandbox.loginCode('lin') });

  test('when it is 4, then they cannot agree', async () => {
    const answer = await over(4).call(lin, 'account/consent', input());
    expect(answer).toMatchObject({ status: 403, error: { code: 'WECHAT_RISK_BLOCKED' } });
    expect(await consentsOfLin()).toEqual([]);
    expect(await identityOfLin()).not.toHaveProperty('openid');
  });

  test('when it is 3, then they can', async () => {
    const feng = await system.signIn('feng', 'browse');
    const loginCode = system.sandbox.loginCode('feng');
    expect((await feng.call('account/consent', { accepted: acceptAll, loginCode })).ok).toBe(true);
  });

  test('when it is 4 and they agree while signing in, then they cannot either', async () => {
    const login = { code: system.sandbox.loginCode('chen'), accepted: acceptAll };
    const answer = await over(4).call(system.stranger, 'account/login', login);
    expect(answer.error?.code).toBe('WECHAT_RISK_BLOCKED');
  });
});

test('given nobody signed in, when consent is called, then NOT_SIGNED_IN', async () => {
  const input = { accepted: acceptAll, loginCode: system.sandbox.loginCode('lin') };
  expect((await system.stranger.call('account/consent', input)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await consent([])).error?.code).toBe('INVALID_INPUT');
});

test('given a session signed out meanwhile, when consent is called, then SESSION_EXPIRED', async () => {
  await lin.get('account/logout');
  expect((await consent()).error?.code).toBe('SESSION_EXPIRED');
});
