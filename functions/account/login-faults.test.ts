import { identityIdOf } from '../../shared/application/account/wechat-identity';
import { identities } from '../../shared/collections/accounts';
import { shares } from '../../shared/collections/sharing';
import { AppError } from '../../shared/contract/errors';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import type { Store } from '../../shared/ports/store';
import { testByCode } from '../../tests/support/backend/by-code';
import { callOver } from '../../tests/support/backend/call-over';
import { openTask } from '../../tests/support/data/tasks';
import { hastyTimeoutMs, weChatFaults } from '../../tests/support/backend/wechat-faults';
import { acceptAll, createWorld, type World } from '../../tests/support/backend/test-backend';

let world: World;
beforeEach(async () => {
  world = await createWorld({ timeoutMs: hastyTimeoutMs });
});
afterEach(() => world.close());

const login = (code: string) => world.stranger.call('account/login', { code, accepted: acceptAll });

const hasIdentity = async (person: string): Promise<boolean> =>
  (await world.ports.store.get(identities, identityIdOf(world.ports, world.sandbox.openid(person)))) !==
  undefined;

describe.each(['code2session', 'getuserriskrank'])('given that %s', (endpoint) => {
  test.each(weChatFaults)(
    '%s, then the login fails clearly and leaves nothing',
    async (_does, fault, code) => {
      world.sandbox.addFault({ endpoint, ...fault });
      const answer = await login(world.sandbox.loginCode('lin'));
      expect(answer).toMatchObject({ ok: false, error: { code, retryable: true } });
      expect(answer.data).toBeUndefined();
      expect(await hasIdentity('lin')).toBe(false);
      world.sandbox.clearFaults();
      expect(await login(world.sandbox.loginCode('lin'))).toMatchObject({ ok: true, data: { isNew: true } });
    },
  );
});

test('when WeChat counts the code as used because it saw the call twice, then a new code is asked for', async () => {
  world.sandbox.addFault({ endpoint: 'code2session', fault: 'twice' });
  const answer = await login(world.sandbox.loginCode('lin'));
  expect(answer).toMatchObject({ status: 400, error: { code: 'WECHAT_CODE_INVALID' } });
  expect(await hasIdentity('lin')).toBe(false);
});

test('when a code is used a second time, then it opens no second session', async () => {
  const code = world.sandbox.loginCode('lin');
  expect((await login(code)).ok).toBe(true);
  expect((await login(code)).error?.code).toBe('WECHAT_CODE_INVALID');
});

test('when a code is older than five minutes or made up, then a new one is asked for', async () => {
  const code = world.sandbox.loginCode('lin');
  world.clock.pass(5 * minuteMs);
  expect((await login(code)).error?.code).toBe('WECHAT_CODE_INVALID');
  expect((await login('made-up')).error?.code).toBe('WECHAT_CODE_INVALID');
  expect(await hasIdentity('lin')).toBe(false);
});

test('when WeChat blocks the person (40226), then there is no account', async () => {
  const answer = await login(world.sandbox.loginCode('gao'));
  expect(answer).toMatchObject({ status: 403, error: { code: 'WECHAT_RISK_BLOCKED', retryable: false } });
  expect(await hasIdentity('gao')).toBe(false);
});

test('when our own configuration is wrong, then it is INTERNAL and says nothing of it', async () => {
  world.sandbox.addFault({ endpoint: 'code2session', fault: 'errcode', errcode: 40125 });
  const answer = await login(world.sandbox.loginCode('lin'));
  expect(answer).toMatchObject({ status: 500, error: { code: 'INTERNAL' } });
  expect(JSON.stringify(answer)).not.toContain('40125');
});

testByCode('when the input is no login, then it is refused before WeChat is asked', async () => {
  for (const input of [{}, { code: '' }, { code: 'x'.repeat(129) }, { code: 'x', openid: 'oForged' }]) {
    expect((await world.stranger.call('account/login', input)).error?.code).toBe('INVALID_INPUT');
  }
  expect(world.sandbox.weChatCalls()).toEqual([]);
});

test('when the opening of a share cannot be counted right now, then the person is signed in all the same', async () => {
  const zhao = await world.publisher('zhao');
  const taskId = await openTask(world, zhao);
  const { shareId } = await zhao.get('sharing/createShare', { taskId });
  const { store } = world.ports;
  const busyShares: Store = {
    get: (from, id) =>
      from.name === shares.name ? Promise.reject(new AppError('BUSY')) : store.get(from, id),
    getMany: (from, ids) => store.getMany(from, ids),
    list: (from, index, where, page) => store.list(from, index, where, page),
    transact: (work) => store.transact(work),
  };
  const input = { code: world.sandbox.loginCode('chen'), share: shareId };
  const answer = await callOver(world, { store: busyShares }).call(world.stranger, 'account/login', input);
  expect(answer).toMatchObject({ ok: true, data: { share: { counted: false, reason: 'try-again' } } });
});

test('when people sign in, then no openid, code, token or address stands in a log', async () => {
  const code = world.sandbox.loginCode('lin');
  const answer = await login(code);
  const lines = world.logs.join('\n');
  expect(lines).toContain('login');
  const secrets = [
    code,
    world.sandbox.openid('lin'),
    answer.data.session.accessToken,
    answer.data.session.refreshToken,
  ];
  for (const secret of [...secrets, '203.0.113.9']) expect(lines).not.toContain(secret);
});
