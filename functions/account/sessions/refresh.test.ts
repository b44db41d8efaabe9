import { accounts } from '../../../shared/collections/accounts';
import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';
import { testByCode } from '../../../tests/support/system/by-code';
import { acceptAll, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
// biome-ignore lint/suspicious/noExplicitAny: a session as answered
let session: any;
let accountId: string;
beforeEach(async () => {
  system = await createTestSystem();
  const code = system.sandbox.loginCode('lin');
  const answer = await system.stranger.get('account/login', { code, accepted: acceptAll });
  session = answer.session;
  accountId = answer.profile.accountId;
});
afterEach(() => system.close());

const refresh = (refreshToken: string) => system.stranger.call('account/refresh', { refreshToken });
const me = (token: string) => system.actor(accountId, token).call('account/me');
const sessions = async () => (await system.ports.store.get(accounts, accountId))?.sessions ?? [];

testByCode(
  'given an access token that has run out, when it is refreshed, then both tokens are new and good',
  async () => {
    system.clock.pass(3 * hourMs);
    expect((await me(session.accessToken)).error?.code).toBe('SESSION_EXPIRED');
    const { data } = await refresh(session.refreshToken);
    expect(data.session.refreshToken).not.toBe(session.refreshToken);
    expect(data.session.accessExpiresAtMs).toBe(system.clock.nowMs() + 2 * hourMs);
    expect(data.session.refreshExpiresAtMs).toBe(system.clock.nowMs() + 30 * dayMs);
    expect((await me(data.session.accessToken)).ok).toBe(true);
    expect(await sessions()).toHaveLength(1);
  },
);

test('given a rotated token, when the old one is used again, then the whole session ends', async () => {
  const { data } = await refresh(session.refreshToken);
  expect(await refresh(session.refreshToken)).toMatchObject({
    status: 401,
    error: { code: 'SESSION_EXPIRED' },
  });
  expect((await me(data.session.accessToken)).error?.code).toBe('SESSION_EXPIRED');
  expect((await refresh(data.session.refreshToken)).error?.code).toBe('SESSION_EXPIRED');
  expect(await sessions()).toEqual([]);
});

test('given a copied token, when both copies are used at once, then no session is left', async () => {
  const answers = await Promise.all([refresh(session.refreshToken), refresh(session.refreshToken)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await sessions()).toEqual([]);
});

test('given two sessions, when a copied token ends one, then the other goes on', async () => {
  const other = await system.stranger.get('account/login', { code: system.sandbox.loginCode('lin') });
  await refresh(session.refreshToken);
  await refresh(session.refreshToken);
  expect((await me(other.session.accessToken)).ok).toBe(true);
  expect((await refresh(other.session.refreshToken)).ok).toBe(true);
});

test('given thirty days without use, when it is refreshed, then the session has expired', async () => {
  system.clock.pass(30 * dayMs - 1);
  const kept = await refresh(session.refreshToken);
  expect(kept.ok).toBe(true);
  system.clock.pass(30 * dayMs);
  expect((await refresh(kept.data.session.refreshToken)).error?.code).toBe('SESSION_EXPIRED');
});

test('given a token that is no token, when it is used, then SESSION_EXPIRED and the session stays', async () => {
  const [account, family, secret] = session.refreshToken.split('.');
  const malformed = [
    'x',
    `${account}.${family}`,
    `${account}.${family}.${secret}x`,
    `${account}.${family}.`,
    '..',
  ];
  const foreign = [`0000000000000000.${family}.${secret}`, `${account}.0000000000000000.${secret}`];
  for (const token of [...malformed, ...foreign]) {
    expect((await refresh(token)).error?.code).toBe('SESSION_EXPIRED');
  }
  expect((await refresh(session.refreshToken)).ok).toBe(true);
});

test('given a stored session, when the store is read, then only a hash of the token is there', async () => {
  const [, , secret] = session.refreshToken.split('.');
  expect(JSON.stringify(await sessions())).not.toContain(secret);
});
