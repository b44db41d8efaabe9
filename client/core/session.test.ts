import {
  done,
  memorySession,
  nowMs,
  outcomeOf,
  refused,
  scriptedClient,
  silence,
  tokensOf,
} from '../../tests/support/client/scripted-client';
import type { Outgoing } from './transport';

const soon = tokensOf('old', { accessExpiresAtMs: nowMs + 59_000 });
const renewal = done({ session: tokensOf('new') });
const login = done({ session: tokensOf('new'), profile: { accountId: 'A1' }, isNew: false });

test('many calls at once share one renewal of a session that ends soon', async () => {
  const sessions = memorySession(soon);
  const { call, paths, sent } = scriptedClient({
    sessions,
    answers: ({ action }) => (action === 'refresh' ? renewal : done({})),
  });
  await Promise.all(Array.from({ length: 5 }, () => call('account', 'me', {})));
  expect(paths()).toEqual(['account/refresh', ...Array(5).fill('account/me')]);
  expect(sent[0]).toMatchObject({ input: { refreshToken: 'refresh-old' } });
  expect(new Set(sent.slice(1).map(({ accessToken }) => accessToken))).toEqual(new Set(['access-new']));
});

test('a session that lasts another minute is used as it is', async () => {
  const sessions = memorySession(tokensOf('old', { accessExpiresAtMs: nowMs + 60_001 }));
  const { call, paths } = scriptedClient({ sessions, answers: [done({})] });
  await call('account', 'me', {});
  expect(paths()).toEqual(['account/me']);
});

/** A server that knows the new session only. */
const knowsNew = ({ action, accessToken }: Outgoing) => {
  if (action === 'refresh') return renewal;
  return accessToken === 'access-new' ? done({}) : refused('SESSION_EXPIRED');
};

test('many calls that meet SESSION_EXPIRED share one renewal, and each is sent once more', async () => {
  const { call, paths } = scriptedClient({ sessions: memorySession(tokensOf('old')), answers: knowsNew });
  await Promise.all([call('account', 'me', {}), call('orders', 'mine', {}), call('messages', 'notices', {})]);
  const count = (path: string) => paths().filter((each) => each === path).length;
  expect([count('account/refresh'), count('account/me'), count('orders/mine')]).toEqual([1, 2, 2]);
});

test('whoever hears SESSION_EXPIRED after another call had it renewed takes the new session', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { call, paths } = scriptedClient({
    sessions: memorySession(tokensOf('old')),
    answers: (outgoing) =>
      outgoing.action === 'mine' && outgoing.accessToken === 'access-old'
        ? held.then(() => refused('SESSION_EXPIRED'))
        : knowsNew(outgoing),
  });
  const late = call('orders', 'mine', {});
  await call('account', 'me', {});
  release();
  await late;
  expect(paths().filter((each) => each === 'account/refresh')).toHaveLength(1);
});

test('a session that cannot be renewed becomes a new one by a login code, without a word', async () => {
  const sessions = memorySession(soon);
  const { call, paths, sent } = scriptedClient({
    sessions,
    answers: [refused('SESSION_EXPIRED'), login, done({})],
  });
  await call('account', 'me', {});
  expect(paths()).toEqual(['account/refresh', 'account/login', 'account/me']);
  expect(sent[1]?.input).toEqual({ code: 'code-1' });
  expect(sessions.tokens()).toEqual(tokensOf('new'));
});

test('where nobody can be signed in without a word, the session is forgotten and the call says so', async () => {
  const { loginCode: _, ...sessions } = memorySession(soon);
  const { call, paths } = scriptedClient({ sessions, answers: [refused('SESSION_EXPIRED')] });
  expect(await outcomeOf(call('account', 'me', {}))).toBe('SESSION_EXPIRED');
  expect(paths()).toEqual(['account/refresh']);
  expect(sessions.tokens()).toBeUndefined();
});

test('a renewal that is lost on the way ends no session; the next call tries it again', async () => {
  const sessions = memorySession(soon);
  const { call, paths } = scriptedClient({ sessions, answers: [silence, renewal, done({})] });
  expect(await outcomeOf(call('account', 'logout', {}))).toBe('TIMEOUT');
  await call('account', 'me', {});
  expect(paths()).toEqual(['account/refresh', 'account/refresh', 'account/me']);
});

test('a login code that never comes is waited for no longer than a call', async () => {
  const sessions = { ...memorySession(soon), loginCode: () => new Promise<string>(() => undefined) };
  const limits: number[] = [];
  const { call } = scriptedClient({
    sessions,
    answers: [refused('SESSION_EXPIRED')],
    timeouts: {
      after(ms, run) {
        limits.push(ms);
        // The second limit is that of the code.
        if (limits.length === 2) queueMicrotask(run);
        return () => undefined;
      },
    },
  });
  expect(await outcomeOf(call('account', 'logout', {}))).toBe('TIMEOUT');
  expect(limits).toEqual([10_000, 10_000]);
});

test('SESSION_EXPIRED again after the renewal comes out, with no third try', async () => {
  const { call, paths } = scriptedClient({
    sessions: memorySession(tokensOf('old')),
    answers: [refused('SESSION_EXPIRED'), renewal, refused('SESSION_EXPIRED')],
  });
  expect(await outcomeOf(call('account', 'me', {}))).toBe('SESSION_EXPIRED');
  expect(paths()).toEqual(['account/me', 'account/refresh', 'account/me']);
});

test('a public call takes no session along, one that likes to know its caller does', async () => {
  const { call, sent } = scriptedClient({
    sessions: memorySession(tokensOf('old')),
    answers: () => done({}),
  });
  await call('tasks', 'find', { city: '370200', sort: 'newest' });
  await call('sharing', 'openShare', { share: 'x' });
  expect(sent.map(({ accessToken }) => accessToken)).toEqual([undefined, 'access-old']);
});

const unseen = { ok: false, error: { ...refused('SESSION_EXPIRED').error, details: { needs: 'login' } } };

test('what no refresh cures becomes a new session by a login code, and the call is sent once more', async () => {
  const { call, paths, sent } = scriptedClient({
    sessions: memorySession(tokensOf('old')),
    answers: [unseen, login, done({ fine: true })],
  });
  expect(await call('publishing', 'openTask', {})).toEqual({ fine: true });
  expect(paths()).toEqual(['publishing/openTask', 'account/login', 'publishing/openTask']);
  expect(sent.map(({ accessToken }) => accessToken)).toEqual(['access-old', undefined, 'access-new']);
});

test('when it is still wanted then, the call says so, with no third try', async () => {
  const { call, paths } = scriptedClient({
    sessions: memorySession(tokensOf('old')),
    answers: [unseen, login, unseen],
  });
  expect(await outcomeOf(call('publishing', 'openTask', {}))).toBe('SESSION_EXPIRED');
  expect(paths()).toEqual(['publishing/openTask', 'account/login', 'publishing/openTask']);
});

test.each(['INVALID_INPUT', 'NOT_FOUND'] as const)(
  'a session whose renewal is refused by %s becomes a new one, too',
  async (code) => {
    const { call, paths } = scriptedClient({
      sessions: memorySession(soon),
      answers: [refused(code), login, done({})],
    });
    await call('account', 'me', {});
    expect(paths()).toEqual(['account/refresh', 'account/login', 'account/me']);
  },
);

test('a login that is lost on the way forgets nobody', async () => {
  const sessions = memorySession(tokensOf('old'));
  const { call } = scriptedClient({ sessions, answers: [unseen, silence] });
  expect(await outcomeOf(call('account', 'logout', {}))).toBe('TIMEOUT');
  expect(sessions.tokens()).toEqual(tokensOf('old'));
});

describe.each(['NOT_SIGNED_IN', 'CONSENT_REQUIRED'] as const)('a call that is refused by %s', (code) => {
  const asking = (answer: boolean) => {
    const asked: string[][] = [];
    const readmit = async (...of: string[]) => asked.push(of) > 0 && answer;
    return { asked, sessions: { ...memorySession(tokensOf('old')), readmit } };
  };

  test('is sent once more when the person was admitted where they stand', async () => {
    const { asked, sessions } = asking(true);
    const { call, paths } = scriptedClient({ sessions, answers: [refused(code), done({ fine: true })] });
    expect(await call('orders', 'withdraw', {})).toEqual({ fine: true });
    expect(asked).toEqual([[code, 'orders/withdraw']]);
    expect(paths()).toEqual(['orders/withdraw', 'orders/withdraw']);
  });

  test('and again comes out; so does one that nobody admits, and a quiet one asks nobody', async () => {
    const admitted = asking(true);
    const again = scriptedClient({ sessions: admitted.sessions, answers: () => refused(code) });
    expect(await outcomeOf(again.call('orders', 'withdraw', {}))).toBe(code);
    expect(admitted.asked).toHaveLength(1);
    const declined = asking(false);
    const once = scriptedClient({ sessions: declined.sessions, answers: () => refused(code) });
    expect(await outcomeOf(once.call('orders', 'withdraw', {}))).toBe(code);
    expect(once.sent).toHaveLength(1);
    expect(await outcomeOf(once.call('orders', 'withdraw', {}, { isQuiet: true }))).toBe(code);
    expect(declined.asked).toHaveLength(1);
  });

  test('takes a fresh login code the second time', async () => {
    const { sessions } = asking(true);
    const { call, sent } = scriptedClient({ sessions, answers: [refused(code), done({})] });
    await call('payouts', 'bindAccount', { loginCode: 'typed', idempotencyKey: 'key-of-the-caller' });
    expect(sent.map(({ input }) => Reflect.get(input, 'loginCode'))).toEqual(['typed', 'code-1']);
  });
});
