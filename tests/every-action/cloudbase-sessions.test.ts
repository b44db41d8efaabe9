import { identityIdOf } from '../../shared/application/account/wechat-identity';
import { accounts, identities, loginRecords } from '../../shared/collections/accounts';
import { type CloudSystem, callCloud, cloudSystem, injectedFor } from '../support/system/cloud-call';
import { acceptAll, createTestSystem, newKey, type TestSystem } from '../support/system/test-system';

let system: TestSystem;
let cloud: CloudSystem;
beforeEach(async () => {
  system = await createTestSystem();
  cloud = await cloudSystem(system);
});
afterEach(async () => {
  await cloud.close();
  await system.close();
});

const signIn = (person: string, input: object = { accepted: acceptAll }) =>
  cloud.call(person, 'account/login', input);
const me = (person: string) => cloud.call(person, 'account/me', {});
const sessionsOf = async (accountId: string) =>
  (await system.ports.store.get(accounts, accountId))?.sessions ?? [];

test('given somebody new, when they sign in without a code, then WeChat has said who they are', async () => {
  const { data } = await signIn('lin', {});
  expect(data).toMatchObject({ isNew: true, profile: { awaitingConsent: acceptAll } });
  const identityId = identityIdOf(system.ports, system.sandbox.openid('lin'));
  expect(await system.ports.store.get(identities, identityId)).toMatchObject({
    accountId: data.profile.accountId,
  });
  expect((await me('lin')).data.profile.accountId).toBe(data.profile.accountId);
  expect((await me('chen')).error.code).toBe('NOT_SIGNED_IN');
  expect(system.sandbox.weChatCalls().map(({ endpoint }) => endpoint)).not.toContain('code2session');
});

test("given a code in the input, even another person's, then it is not looked at", async () => {
  const code = system.sandbox.loginCode('chen');
  const { data } = await signIn('lin', { code });
  await signIn('chen', {});
  expect((await me('chen')).data.profile.accountId).not.toBe(data.profile.accountId);
  // Nobody has used the code up.
  expect((await system.ports.wechat.exchangeLoginCode(code)).openid).toBe(system.sandbox.openid('chen'));
});

test('given consent and a payout account, when given without a code, then for whom WeChat names', async () => {
  await signIn('lin', {});
  expect(
    (await cloud.call('lin', 'account/consent', { accepted: acceptAll })).data.profile.awaitingConsent,
  ).toEqual([]);
  const binding = { channel: 'wechat', realName: '林晓彤', idempotencyKey: newKey() };
  const { data } = await cloud.call('lin', 'payouts/bindAccount', binding);
  expect(data.account).toMatchObject({ channel: 'wechat', realName: '*晓彤' });
  expect((await cloud.call('lin', 'payouts/bindAccount', binding)).data.account).toEqual(data.account);
});

test('given two phones of one person, then neither signs the other out, by logging in, renewing or logging out', async () => {
  const onTablet = (name: string, input: object = {}) => cloud.call('lin', name, input, {}, 'tablet');
  const { data } = await signIn('lin');
  const { data: later } = await onTablet('account/login', { accepted: acceptAll });
  expect(await sessionsOf(data.profile.accountId)).toHaveLength(2);
  const { refreshToken } = data.session;
  expect((await cloud.call('lin', 'account/refresh', { refreshToken })).ok).toBe(true);
  expect((await onTablet('account/refresh', { refreshToken: later.session.refreshToken })).ok).toBe(true);
  expect((await me('lin')).ok).toBe(true);
  expect((await onTablet('account/logout')).ok).toBe(true);
  expect((await onTablet('account/me')).error.code).toBe('SESSION_EXPIRED');
  expect((await me('lin')).ok).toBe(true);
  expect(await sessionsOf(data.profile.accountId)).toHaveLength(1);
});

test('given a session of somebody else, or a refresh token in its place, then nobody is signed in', async () => {
  const { data } = await signIn('lin');
  await signIn('chen');
  const called = cloud.deployment.functions.people.get('account');
  const meWith = (session: unknown, person: string) =>
    callCloud(called, { action: 'me', session }, injectedFor(system.sandbox.openid(person)));
  const { accessToken, refreshToken } = data.session;
  expect((await meWith(accessToken, 'lin')).ok).toBe(true);
  expect((await meWith(accessToken, 'chen')).error?.code).toBe('SESSION_EXPIRED');
  for (const session of [refreshToken, refreshToken.split('.').slice(1).join('.'), `${accessToken}.x`, 'x'])
    expect((await meWith(session, 'lin')).error?.code).toBe('SESSION_EXPIRED');
  for (const session of [undefined, 7, [accessToken], { id: accessToken }])
    expect((await meWith(session, 'lin')).error?.code).toBe('NOT_SIGNED_IN');
});

test('given a session, when it is renewed, then it lives on; when not, it ends after thirty days', async () => {
  const { data } = await signIn('lin');
  system.clock.pass(20 * 86_400_000);
  const renewed = await cloud.call('lin', 'account/refresh', { refreshToken: data.session.refreshToken });
  expect(renewed.data.session.refreshToken).not.toBe(data.session.refreshToken);
  system.clock.pass(20 * 86_400_000);
  expect((await me('lin')).ok).toBe(true);
  system.clock.pass(11 * 86_400_000);
  expect((await me('lin')).error.code).toBe('SESSION_EXPIRED');
});

test('given two accounts of one person, then the older one, where the session stands, is theirs', async () => {
  // lin is known by unionid from another mini-program of the same owner.
  const first = await signIn('lin');
  const unionid =
    (await system.ports.wechat.exchangeLoginCode(system.sandbox.loginCode('lin'))).unionid ?? '';
  system.clock.pass(1);
  const without = await signIn('chen');
  const withUnion = { WX_UNIONID: unionid };
  // chen's WeChat now tells lin's unionid: the older account serves from now on.
  expect((await cloud.call('lin', 'account/login', { accepted: acceptAll }, withUnion)).ok).toBe(true);
  const joined = await cloud.call('chen', 'account/login', { accepted: acceptAll }, withUnion);
  expect(joined.data.profile.accountId).toBe(first.data.profile.accountId);
  expect(without.data.profile.accountId).not.toBe(first.data.profile.accountId);
  const { data } = await cloud.call('chen', 'account/me', {}, withUnion);
  expect(data.profile.accountId).toBe(first.data.profile.accountId);
});

test('given an account that is gone, then nobody is signed in, also where it was remembered', async () => {
  const { data } = await signIn('lin');
  expect((await me('lin')).ok).toBe(true);
  await system.ports.store.transact(async (tx) => {
    await tx.get(accounts, data.profile.accountId);
    tx.remove(accounts, data.profile.accountId);
  });
  expect((await me('lin')).error.code).toBe('SESSION_EXPIRED');
});

test('given logins, then their record has the address that WeChat tells', async () => {
  const { data } = await signIn('lin');
  const { items } = await system.ports.store.list(loginRecords, 'account', [data.profile.accountId], {
    limit: 10,
  });
  expect(items).toMatchObject([{ ip: '203.0.113.9', device: '' }]);
});

test('given a phone and a text, then they reach WeChat by cloud calls, without any token', async () => {
  await signIn('lin');
  const code = system.sandbox.phoneCode('lin');
  expect((await cloud.call('lin', 'account/bindPhone', { code })).data.profile.phone).toMatch(/^138\*{4}/);
  const rude = await cloud.call('lin', 'account/updateProfile', { nickname: '低俗小能手' });
  expect(rude.error.code).toBe('CONTENT_REJECTED');
  const endpoints = new Set(system.sandbox.weChatCalls().map(({ endpoint }) => endpoint));
  expect(endpoints).toEqual(new Set(['getuserriskrank', 'getuserphonenumber', 'msg_sec_check']));
});
