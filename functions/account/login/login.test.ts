import { identityIdOf, unionIdOf } from '../../../shared/application/account/wechat-identity';
import {
  accounts,
  identities,
  loginRecords,
  maxSessions,
  unionIdentities,
} from '../../../shared/collections/accounts';
import { firstTouches, openings, shares } from '../../../shared/collections/sharing';
import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';
import { openTask } from '../../../tests/support/data/tasks';
import { seenDevice } from '../../../tests/support/system/by-code';
import { acceptAll, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const login = (person: string, more: object = {}) =>
  system.stranger.get('account/login', { code: system.sandbox.loginCode(person), ...more });

const recordsOf = (accountId: string) =>
  system.ports.store.list(loginRecords, 'account', [accountId], { limit: 10 });

describe('given somebody new', () => {
  test('when they sign in and agree, then account, identity, union and login record are kept', async () => {
    const { session, profile, isNew } = await login('lin', { accepted: acceptAll });
    expect(isNew).toBe(true);
    expect(profile).toMatchObject({
      status: 'active',
      roles: [],
      complete: false,
      awaitingConsent: [],
      initials: '我',
    });
    expect(session.accessExpiresAtMs).toBe(system.clock.nowMs() + 2 * hourMs);
    expect(session.refreshExpiresAtMs).toBe(system.clock.nowMs() + 30 * dayMs);

    const openid = system.sandbox.openid('lin');
    const { store } = system.ports;
    const identity = await store.get(identities, identityIdOf(system.ports, openid));
    expect(identity).toMatchObject({
      accountId: profile.accountId,
      appId: system.ports.wechat.appId,
      openid,
    });
    const { unionid } = await system.ports.wechat.exchangeLoginCode(system.sandbox.loginCode('lin'));
    const union = await store.get(unionIdentities, unionIdOf(system.ports, unionid ?? ''));
    expect(union?.accountId).toBe(profile.accountId);
    const account = await store.get(accounts, profile.accountId);
    expect(account?.consents.map(({ id, version }) => ({ id, version }))).toEqual(acceptAll);
    expect(account?.consents.every(({ acceptedAtMs }) => acceptedAtMs === system.clock.nowMs())).toBe(true);
    const { items } = await recordsOf(profile.accountId);
    expect(items).toMatchObject([{ ip: '203.0.113.9', device: seenDevice, atMs: system.clock.nowMs() }]);
  });

  test('when they sign in without agreeing, then only the keyed hash is kept', async () => {
    const { profile } = await login('lin');
    expect(profile.awaitingConsent).toEqual(acceptAll);
    const { store } = system.ports;
    const identity = await store.get(identities, identityIdOf(system.ports, system.sandbox.openid('lin')));
    expect(identity).toMatchObject({ accountId: profile.accountId });
    expect(identity).not.toHaveProperty('openid');
    const { unionid } = await system.ports.wechat.exchangeLoginCode(system.sandbox.loginCode('lin'));
    expect(await store.get(unionIdentities, unionIdOf(system.ports, unionid ?? ''))).toBeUndefined();
    expect((await recordsOf(profile.accountId)).items).toEqual([]);
  });

  test('when they agree to some of the texts, then the others still await them and nothing more is kept', async () => {
    const { profile } = await login('lin', { accepted: acceptAll.slice(0, 1) });
    expect(profile.awaitingConsent).toEqual(acceptAll.slice(1));
    const identity = await system.ports.store.get(
      identities,
      identityIdOf(system.ports, system.sandbox.openid('lin')),
    );
    expect(identity).not.toHaveProperty('openid');
    expect((await recordsOf(profile.accountId)).items).toEqual([]);
  });

  test('when they agree to a version that is not current, then AGREEMENT_UNKNOWN and no account', async () => {
    const [first] = acceptAll;
    const code = system.sandbox.loginCode('lin');
    const answer = await system.stranger.call('account/login', {
      code,
      accepted: [{ ...first, version: '0.0.1' }],
    });
    expect(answer).toMatchObject({ status: 409, error: { code: 'AGREEMENT_UNKNOWN' } });
    const identity = identityIdOf(system.ports, system.sandbox.openid('lin'));
    expect(await system.ports.store.get(identities, identity)).toBeUndefined();
  });

  test('when WeChat tells no unionid of them, then they are found again by their openid', async () => {
    const first = await login('he', { accepted: acceptAll });
    const second = await login('he');
    expect(second).toMatchObject({ isNew: false, profile: { accountId: first.profile.accountId } });
  });
});

test('given somebody who was here, when they sign in again, then it is the same account, record and all', async () => {
  const first = await login('lin', { accepted: acceptAll });
  system.clock.pass(dayMs);
  const second = await login('lin');
  expect(second).toMatchObject({
    isNew: false,
    profile: { accountId: first.profile.accountId, awaitingConsent: [] },
  });
  expect(second.session.refreshToken).not.toBe(first.session.refreshToken);
  expect((await recordsOf(first.profile.accountId)).items).toHaveLength(2);
  const account = await system.ports.store.get(accounts, first.profile.accountId);
  expect(account?.consents).toHaveLength(acceptAll.length);
});

test('given consent, when the same texts are accepted again, then each is recorded once', async () => {
  await login('lin', { accepted: acceptAll });
  const { profile } = await login('lin', { accepted: [...acceptAll, ...acceptAll] });
  const account = await system.ports.store.get(accounts, profile.accountId);
  expect(account?.consents).toHaveLength(acceptAll.length);
});

test('given ten devices, when an eleventh signs in, then the oldest is signed out', async () => {
  const sessions: { accessToken: string }[] = [];
  for (let device = 0; device <= maxSessions; device += 1) {
    system.clock.pass(1);
    sessions.push((await login('lin', { accepted: acceptAll })).session);
  }
  const { profile } = await login('chen');
  expect(profile).toBeDefined();
  const me = (at: number) => system.actor('', sessions[at]?.accessToken).call('account/me');
  expect((await me(0)).error?.code).toBe('SESSION_EXPIRED');
  expect((await me(1)).ok).toBe(true);
  expect((await me(maxSessions)).ok).toBe(true);
  const { profile: mine } = await system.actor('', sessions[maxSessions]?.accessToken).get('account/me');
  expect((await system.ports.store.get(accounts, mine.accountId))?.sessions).toHaveLength(maxSessions);
});

test('given a suspended person, when they sign in, then they read their profile and write nothing', async () => {
  const lin = await system.signIn('lin');
  await system.changeAccount(lin.accountId, { status: 'suspended' });
  const { session, profile } = await login('lin');
  expect(profile.status).toBe('suspended');
  const suspended = system.actor(lin.accountId, session.accessToken);
  expect((await suspended.get('account/me')).profile.accountId).toBe(lin.accountId);
  const answer = await suspended.call('account/updateProfile', { cityCode: '110100' });
  expect(answer).toMatchObject({ status: 403, error: { code: 'ACCOUNT_SUSPENDED' } });
});

describe('given a shared card', () => {
  let shareId: string;
  let taskId: string;
  beforeEach(async () => {
    const zhao = await system.publisher('zhao');
    taskId = await openTask(system, zhao);
    const lin = await system.signIn('lin');
    ({ shareId } = await lin.get('sharing/createShare', { taskId }));
  });

  test('when somebody signs in through it, then the opening counts once', async () => {
    const first = await login('chen', { share: shareId });
    expect(first.share).toEqual({ counted: true });
    const again = await login('chen', { share: shareId });
    expect(again.share).toEqual({ counted: false, reason: 'already-counted' });
    const { store } = system.ports;
    await system.timer('tick');
    expect((await store.get(shares, shareId))?.openings).toBe(1);
    const { accountId } = first.profile;
    expect(await store.get(openings, `${shareId}:${accountId}`)).toBeDefined();
    expect((await store.get(firstTouches, `${taskId}:${accountId}`))?.shareId).toBe(shareId);
  });

  test('when its sharer signs in through it, then it does not count', async () => {
    expect((await login('lin', { share: shareId })).share).toEqual({ counted: false, reason: 'own' });
    await system.timer('tick');
    expect((await system.ports.store.get(shares, shareId))?.openings).toBe(0);
  });

  test.each(['forged', '0000000000000000', "';DROP TABLE shares", '%00'])(
    'when somebody signs in with the forged share %s, then they are in and told that it is unknown',
    async (share) => {
      const { profile, share: outcome } = await login('chen', { share });
      expect(profile.accountId).toMatch(/^\w{16}$/);
      expect(outcome).toEqual({ counted: false, reason: 'unknown' });
    },
  );

  test('when no share is handed in, then nothing is said of one', async () => {
    expect(await login('chen')).not.toHaveProperty('share');
  });
});
