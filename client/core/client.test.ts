import { actions } from '../../shared/contract/contract';
import {
  cutOff,
  done,
  memorySession,
  outcomeOf,
  refused,
  scriptedClient,
  silence,
  tokensOf,
} from '../../tests/support/client/scripted-client';
import { ClientError } from './client-error';

/** What is sent once whatever happens; everything else of the contract is safe to send again. */
const sentOnce = [
  'account/login',
  'account/consent',
  'account/bindPhone',
  'account/refresh',
  'account/logout',
  'groups/claim',
  'privacy/askToLeave',
  'privacy/copy',
];

const called = actions
  .filter(({ access }) => access !== 'timer')
  .map(({ feature, name }) => [`${feature}/${name}`, feature, name] as const);
const failures = {
  busy: refused('BUSY'),
  silence,
  'a lost connection': cutOff,
  'a page of a proxy': '<html>',
};
const signedIn = () => memorySession(tokensOf('old'));

test('the actions that are sent once are in the contract', () => {
  expect(called.map(([path]) => path)).toEqual(expect.arrayContaining(sentOnce));
});

describe.each(Object.entries(failures))('after %s', (_name, failure) => {
  test.each(called)('%s is sent again only if that is safe', async (path, feature, name) => {
    const input = { idempotencyKey: 'key-of-the-caller' };
    const { call, sent } = scriptedClient({ sessions: signedIn(), answers: () => failure });
    await outcomeOf(call(feature, name, input));
    expect(sent).toHaveLength(sentOnce.includes(path) ? 1 : 3);
    for (const each of sent) expect(each.input).toEqual(input);
  });
});

test.each(called)('%s is never sent again after a refusal', async (_path, feature, name) => {
  const { call, sent } = scriptedClient({ sessions: signedIn(), answers: () => refused('NOT_ALLOWED') });
  expect(await outcomeOf(call(feature, name, {}))).toBe('NOT_ALLOWED');
  expect(sent).toHaveLength(1);
});

test.each([
  ['account', 'login', 'code'],
  ['account', 'consent', 'loginCode'],
  ['account', 'bindPhone', 'code'],
  ['payouts', 'bindAccount', 'loginCode'],
])('%s/%s never sends a code twice', async (feature, action, field) => {
  for (const said of [refused('BUSY'), refused('SESSION_EXPIRED'), silence, cutOff]) {
    const { call, sent } = scriptedClient({
      sessions: signedIn(),
      answers: (outgoing) => (outgoing.action === 'refresh' ? done({ session: tokensOf('new') }) : said),
    });
    await outcomeOf(call(feature, action, { [field]: 'typed', idempotencyKey: 'key-of-the-caller' }));
    const inputs = sent.filter((each) => each.action === action).map(({ input }) => ({ ...input }));
    const codes = inputs.map((input) => (input as Record<string, unknown>)[field]);
    expect(codes[0]).toBe('typed');
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(inputs.map((input) => (input as Record<string, unknown>).idempotencyKey)).size).toBe(1);
  }
});

const expiredOnce = () => [
  refused('SESSION_EXPIRED'),
  done({ session: tokensOf('new') }),
  done({ fine: true }),
];

test('a command that meets SESSION_EXPIRED is sent once more with the new session', async () => {
  const { call, sent } = scriptedClient({ sessions: signedIn(), answers: expiredOnce() });
  expect(await call('account', 'logout', {})).toEqual({ fine: true });
  expect(sent.map(({ accessToken }) => accessToken)).toEqual(['access-old', undefined, 'access-new']);
});

test('one with a login code takes a fresh one then', async () => {
  const { call, sent } = scriptedClient({ sessions: signedIn(), answers: expiredOnce() });
  expect(await call('account', 'consent', { accepted: [], loginCode: 'typed' })).toEqual({ fine: true });
  expect(sent[0]?.input).toEqual({ accepted: [], loginCode: 'typed' });
  expect(sent[2]?.input).toEqual({ accepted: [], loginCode: 'code-1' });
});

test('one with a code that only a tap can make anew renews the session and is left to the person', async () => {
  const { call, paths } = scriptedClient({ sessions: signedIn(), answers: expiredOnce() });
  expect(await outcomeOf(call('account', 'bindPhone', { code: 'tapped' }))).toBe('SESSION_EXPIRED');
  expect(paths()).toEqual(['account/bindPhone', 'account/refresh']);
});

test('a try that was not sent leaves its code good for the next one', async () => {
  const sessions = memorySession(tokensOf('old', { accessExpiresAtMs: 0 }));
  const { call, sent } = scriptedClient({
    sessions,
    answers: [cutOff, done({ session: tokensOf('new') }), done({})],
  });
  await call('payouts', 'bindAccount', { loginCode: 'typed', idempotencyKey: 'key-of-the-caller' });
  expect(sent[2]?.input).toMatchObject({ loginCode: 'typed' });
});

test('pauses grow, and half of each is chance', async () => {
  const pausesWith = async (chance: number) => {
    const { call, pausesMs } = scriptedClient({ answers: () => silence, random: () => chance });
    await outcomeOf(call('tasks', 'get', { taskId: 'T' }));
    return pausesMs;
  };
  expect(await pausesWith(0)).toEqual([200, 600]);
  expect(await pausesWith(0.5)).toEqual([300, 900]);
});

test('each try has the time limit, and what is late is called off', async () => {
  const { call, sent, aborted } = scriptedClient({ answers: [silence, silence, done({ tasks: [] })] });
  expect(await call('tasks', 'find', {})).toEqual({ tasks: [] });
  expect(sent.map(({ timeoutMs }) => timeoutMs)).toEqual([10_000, 10_000, 10_000]);
  expect(aborted()).toBe(2);
});

test('what the device says of its network is a hint: the call is tried, once, and the failure named after it', async () => {
  let isOnline = false;
  let said: unknown = cutOff;
  const { call, sent } = scriptedClient({ answers: () => said, isOnline: () => isOnline });
  expect(await outcomeOf(call('tasks', 'find', {}))).toBe('OFFLINE');
  expect(sent).toHaveLength(1);
  said = done({ tasks: [] });
  expect(await call('tasks', 'find', {})).toEqual({ tasks: [] });
  said = silence;
  expect(await outcomeOf(call('tasks', 'find', {}))).toBe('TIMEOUT');
  isOnline = true;
  said = cutOff;
  expect(await outcomeOf(call('tasks', 'find', {}))).toBe('UNREACHABLE');
});

test('an error has the server’s code, text and details, and says in a log where it was', async () => {
  const problems = [{ path: 'nickname', problem: '昵称过长' }];
  const said = {
    ok: false,
    error: { code: 'NEW_CODE', message: '请更新', retryable: true, details: { problems } },
  };
  const { call } = scriptedClient({ sessions: signedIn(), answers: () => said });
  const error = await call('account', 'logout', {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ClientError);
  expect(error).toMatchObject({ code: 'NEW_CODE', text: '请更新', isRetryable: true, details: { problems } });
  expect((error as Error).message).toBe('account/logout: NEW_CODE');
});

test.each([[null], ['<html>'], [{ data: 1 }], [{ ok: false }]])('%j is a bad answer', async (said) => {
  const { call } = scriptedClient({ answers: () => said });
  expect(await outcomeOf(call('tasks', 'find', {}))).toBe('BAD_ANSWER');
});

test('an action that is not in the contract is a fault of the program', async () => {
  const { call } = scriptedClient({ answers: () => done({}) });
  await expect(call('tasks', 'nothing', {})).rejects.toThrow(TypeError);
});
