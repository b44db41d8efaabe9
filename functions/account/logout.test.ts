import { accounts } from '../../shared/collections/accounts';
import { testByCode } from '../../tests/support/backend/by-code';
import { acceptAll, createWorld, type World } from '../../tests/support/backend/test-backend';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const login = async () =>
  world.stranger.get('account/login', { code: world.sandbox.loginCode('lin'), accepted: acceptAll });

testByCode('given two devices, when one signs out, then it is out at once and the other stays', async () => {
  const phone = await login();
  const tablet = await login();
  const onPhone = world.actor('', phone.session.accessToken);
  const onTablet = world.actor('', tablet.session.accessToken);
  expect(await onPhone.get('account/logout')).toEqual({});
  expect((await onPhone.call('account/me')).error?.code).toBe('SESSION_EXPIRED');
  const refreshed = await world.stranger.call('account/refresh', {
    refreshToken: phone.session.refreshToken,
  });
  expect(refreshed.error?.code).toBe('SESSION_EXPIRED');
  expect((await onTablet.call('account/me')).ok).toBe(true);
  const account = await world.ports.store.get(accounts, phone.profile.accountId);
  expect(account?.sessions).toHaveLength(1);
});

test('given a session signed out, when it signs out again, then it is told that it has ended', async () => {
  const { session } = await login();
  const lin = world.actor('', session.accessToken);
  await lin.get('account/logout');
  expect((await lin.call('account/logout')).error?.code).toBe('SESSION_EXPIRED');
  expect((await world.stranger.call('account/logout')).error?.code).toBe('NOT_SIGNED_IN');
});

test('given a suspended person, when they sign out, then they are out', async () => {
  const lin = await world.signIn('lin');
  await world.changeAccount(lin.accountId, { status: 'suspended' });
  expect((await lin.call('account/logout')).ok).toBe(true);
});
