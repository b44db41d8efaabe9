import { hourMs } from '../../../shared/domain/calendar/calendar';
import { testByCode } from '../../../tests/support/system/by-code';
import { createTestSystem, newKey, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

test('given a person with everything told, when they look, then phone and legal name are masked', async () => {
  const lin = await system.signIn('lin');
  await lin.get('account/bindPhone', { code: system.sandbox.phoneCode('lin') });
  const loginCode = system.sandbox.loginCode('lin');
  await lin.get('payouts/bindAccount', {
    channel: 'wechat',
    realName: '林晓彤',
    loginCode,
    idempotencyKey: newKey(),
  });
  const { profile } = await lin.get('account/me');
  expect(profile).toEqual({
    accountId: lin.accountId,
    status: 'active',
    roles: [],
    nickname: '小明',
    initials: '小',
    cityCode: '370200',
    cityName: expect.stringContaining('青岛'),
    birthDate: '1996-05-20',
    phone: '138****1001',
    legalName: '*晓彤',
    complete: true,
    awaitingConsent: [],
    agreedPurposes: [],
    birthDateFixed: false,
  });
});

test('given a person who only browses, when they look, then nothing is there but what awaits them', async () => {
  const lin = await system.signIn('lin', 'browse');
  const { profile } = await lin.get('account/me');
  expect(profile).toMatchObject({ complete: false, initials: '我' });
  expect(profile.awaitingConsent.length).toBeGreaterThanOrEqual(3);
  expect(Object.keys(profile)).not.toEqual(expect.arrayContaining(['nickname']));
});

testByCode(
  'given no token, a made-up one or one of another key, when me is called, then nobody is answered',
  async () => {
    expect(await system.stranger.call('account/me')).toMatchObject({
      status: 401,
      error: { code: 'NOT_SIGNED_IN' },
    });
    const lin = await system.signIn('lin');
    const [header, payload] = (lin.token ?? '').split('.');
    for (const forged of ['a.b.c', `${header}.${payload}.AAAA`, `${header}.${payload}.`, 'x']) {
      expect((await system.actor('', forged).call('account/me')).error?.code).toBe('SESSION_EXPIRED');
    }
  },
);

testByCode(
  'given a session, when two hours have passed, then its access token is no longer good',
  async () => {
    const lin = await system.signIn('lin');
    system.clock.pass(2 * hourMs - 1_000);
    expect((await lin.call('account/me')).ok).toBe(true);
    system.clock.pass(1_000);
    expect((await lin.call('account/me')).error?.code).toBe('SESSION_EXPIRED');
  },
);
