import { accounts } from '../../../shared/collections/accounts';
import { acceptAll, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const login = async () =>
  system.stranger.get('account/login', { code: system.sandbox.loginCode('lin'), accepted: acceptAll });

test('given two devices, when one signs out, then it is out at once and the other stays', async () => {
  const phone = await login();
  const tablet = await login();
  const onPhone = system.actor('', phone.session.accessToken);
  const onTablet = system.actor('', tablet.session.accessToken);
  expect(await onPhone.get('account/logout')).toEqual({});
  expect((await onPhone.call('account/me')).error?.code).toBe('SESSION_EXPIRED');
  const refreshed = await system.stranger.call('account/refresh', {
    refreshToken: phone.session.refreshToken,
  });
  expect(refreshed.error?.code).toBe('SESSION_EXPIRED');
  expect((await onTablet.call('account/me')).ok).toBe(true);
  const account = await system.ports.store.get(accounts, phone.profile.accountId);
  expect(account?.sessions).toHaveLength(1);
});

test('given a session signed out, when it signs out again, then it is told that it has ended', async () => {
  const { session } = await login();
  const lin = system.actor('', session.accessToken);
  await lin.get('account/logout');
  expect((await lin.call('account/logout')).error?.code).toBe('SESSION_EXPIRED');
  expect((await system.stranger.call('account/logout')).error?.code).toBe('NOT_SIGNED_IN');
});

test('given a suspended person, when they sign out, then they are out', async () => {
  const lin = await system.signIn('lin');
  await system.changeAccount(lin.accountId, { status: 'suspended' });
  expect((await lin.call('account/logout')).ok).toBe(true);
});
