import { identityIdOf } from '../../../shared/application/account/wechat-identity';
import { identities } from '../../../shared/collections/accounts';
import { shares } from '../../../shared/collections/sharing';
import { AppError } from '../../../shared/contract/errors';
import { minuteMs } from '../../../shared/domain/calendar/calendar';
import { openTask } from '../../../tests/support/data/tasks';
import { tapped } from '../../../tests/support/stores/tapped';
import { testByCode } from '../../../tests/support/system/by-code';
import { callOver } from '../../../tests/support/system/call-over';
import { acceptAll, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';
import { unansweredChecks, weChatFaults } from '../../../tests/support/system/wechat-faults';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const login = (code: string) => system.stranger.call('account/login', { code, accepted: acceptAll });

const hasIdentity = async (person: string): Promise<boolean> =>
  (await system.ports.store.get(identities, identityIdOf(system.ports, system.sandbox.openid(person)))) !==
  undefined;

describe('given that code2session', () => {
  test.each(weChatFaults)(
    '%s, then the login fails clearly and leaves nothing',
    async (_does, fault, code) => {
      system.sandbox.addFault({ endpoint: 'code2session', ...fault });
      const answer = await login(system.sandbox.loginCode('lin'));
      expect(answer).toMatchObject({ ok: false, error: { code, retryable: true } });
      expect(answer.data).toBeUndefined();
      expect(await hasIdentity('lin')).toBe(false);
      system.sandbox.clearFaults();
      expect(await login(system.sandbox.loginCode('lin'))).toMatchObject({ ok: true, data: { isNew: true } });
    },
  );
});

test.each([...weChatFaults, ...unansweredChecks])(
  'when the risk of the person cannot be had, for WeChat %s, then they register, and the log names the fault',
  async (_does, fault) => {
    system.sandbox.addFault({ endpoint: 'getuserriskrank', ...fault });
    expect(await login(system.sandbox.loginCode('lin'))).toMatchObject({
      ok: true,
      data: { profile: { awaitingConsent: [] } },
    });
    const [line] = system.logs.map((each) => JSON.parse(each)).filter(({ outcome }) => outcome !== 'ok');
    expect(line).toMatchObject({ action: 'login', fault: 'wechat', endpoint: 'getuserriskrank' });
    if ('errcode' in fault) expect(line.errcode).toBe(fault.errcode);
  },
);

test('when WeChat counts the code as used because it saw the call twice, then a new code is asked for', async () => {
  system.sandbox.addFault({ endpoint: 'code2session', fault: 'twice' });
  const answer = await login(system.sandbox.loginCode('lin'));
  expect(answer).toMatchObject({ status: 400, error: { code: 'WECHAT_CODE_INVALID' } });
  expect(await hasIdentity('lin')).toBe(false);
});

test('when a code is used a second time, then it opens no second session', async () => {
  const code = system.sandbox.loginCode('lin');
  expect((await login(code)).ok).toBe(true);
  expect((await login(code)).error?.code).toBe('WECHAT_CODE_INVALID');
});

test('when a code is older than five minutes or made up, then a new one is asked for', async () => {
  const code = system.sandbox.loginCode('lin');
  system.clock.pass(5 * minuteMs);
  expect((await login(code)).error?.code).toBe('WECHAT_CODE_INVALID');
  expect((await login('made-up')).error?.code).toBe('WECHAT_CODE_INVALID');
  expect(await hasIdentity('lin')).toBe(false);
});

test('when WeChat blocks the person (40226), then there is no account', async () => {
  const answer = await login(system.sandbox.loginCode('gao'));
  expect(answer).toMatchObject({ status: 403, error: { code: 'WECHAT_RISK_BLOCKED', retryable: false } });
  expect(await hasIdentity('gao')).toBe(false);
});

test('when our own configuration is wrong, then it is INTERNAL and says nothing of it', async () => {
  system.sandbox.addFault({ endpoint: 'code2session', fault: 'errcode', errcode: 40125 });
  const answer = await login(system.sandbox.loginCode('lin'));
  expect(answer).toMatchObject({ status: 500, error: { code: 'INTERNAL' } });
  expect(JSON.stringify(answer)).not.toContain('40125');
});

testByCode.each([40013, 40125, 40164])(
  'when WeChat refuses us with %i, then the log says so, and at which endpoint',
  async (errcode) => {
    system.sandbox.addFault({ endpoint: 'code2session', fault: 'errcode', errcode });
    await login(system.sandbox.loginCode('lin'));
    const line = JSON.parse(system.logs.at(-1) ?? '');
    expect(line).toMatchObject({ level: 'error', outcome: 'INTERNAL', fault: 'wechat' });
    expect(line).toMatchObject({ endpoint: 'code2session', errcode });
  },
);

testByCode('when the input is no login, then it is refused before WeChat is asked', async () => {
  for (const input of [{}, { code: '' }, { code: 'x'.repeat(129) }, { code: 'x', openid: 'oForged' }]) {
    expect((await system.stranger.call('account/login', input)).error?.code).toBe('INVALID_INPUT');
  }
  expect(system.sandbox.weChatCalls()).toEqual([]);
});

test('when the opening of a share cannot be counted right now, then the person is signed in all the same', async () => {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao);
  const { shareId } = await zhao.get('sharing/createShare', { taskId });
  const busyShares = tapped(system.ports.store, {
    before({ method, args }) {
      if (method === 'get' && args[0].name === shares.name) throw new AppError('BUSY');
    },
  });
  const input = { code: system.sandbox.loginCode('chen'), share: shareId };
  const answer = await callOver(system, { store: busyShares }).call(system.stranger, 'account/login', input);
  expect(answer).toMatchObject({ ok: true, data: { share: { counted: false, reason: 'try-again' } } });
});

test('when people sign in, then no openid, code, token or address stands in a log', async () => {
  const code = system.sandbox.loginCode('lin');
  const answer = await login(code);
  const lines = system.logs.join('\n');
  expect(lines).toContain('login');
  const secrets = [
    code,
    system.sandbox.openid('lin'),
    answer.data.session.accessToken,
    answer.data.session.refreshToken,
  ];
  for (const secret of [...secrets, '203.0.113.9']) expect(lines).not.toContain(secret);
});
