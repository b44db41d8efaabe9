import { accounts } from '../../shared/collections/accounts';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { callOver } from '../../tests/support/backend/call-over';
import { hastyTimeoutMs, weChatFaults } from '../../tests/support/backend/wechat-faults';
import { type Actor, createWorld, type World } from '../../tests/support/backend/test-backend';

let world: World;
let lin: Actor;
beforeEach(async () => {
  world = await createWorld({ timeoutMs: hastyTimeoutMs });
  lin = await world.signIn('lin', 'consented');
});
afterEach(() => world.close());

const bind = (code = world.sandbox.phoneCode('lin')) => lin.call('account/bindPhone', { code });
const storedPhone = async () => (await world.ports.store.get(accounts, lin.accountId))?.phone;

test('when a phone is bound, then it is kept and its owner sees it masked', async () => {
  const answer = await bind();
  expect(answer.data.profile.phone).toBe('138****1001');
  expect(await storedPhone()).toBe('13800001001');
  expect(JSON.stringify(answer)).not.toContain('13800001001');
});

test('when it is bound again, then the answer is the same', async () => {
  expect((await bind()).data).toEqual((await bind()).data);
});

test('when the number is from abroad, then its country code is kept with it', async () => {
  const wechat = {
    ...world.ports.wechat,
    phoneNumber: async () => ({ phone: '91234567', countryCode: '852' }),
  };
  const answer = await callOver(world, { wechat }).call(lin, 'account/bindPhone', { code: 'any' });
  expect(answer.ok).toBe(true);
  expect(await storedPhone()).toBe('+85291234567');
});

test("when the code is another person's, used, old or made up, then it is refused and nothing is kept", async () => {
  const used = world.sandbox.phoneCode('lin');
  await world.ports.wechat.phoneNumber(used, world.sandbox.openid('lin'));
  const old = world.sandbox.phoneCode('lin');
  world.clock.pass(5 * minuteMs);
  for (const code of [
    world.sandbox.phoneCode('chen'),
    used,
    old,
    'made-up',
    world.sandbox.loginCode('lin'),
  ]) {
    expect(await bind(code)).toMatchObject({ status: 400, error: { code: 'WECHAT_CODE_INVALID' } });
  }
  expect(await storedPhone()).toBeUndefined();
});

test.each(weChatFaults)('when WeChat %s, then no phone is kept', async (_does, fault, code) => {
  world.sandbox.addFault({ endpoint: 'getuserphonenumber', ...fault });
  expect(await bind()).toMatchObject({ error: { code, retryable: true } });
  expect(await storedPhone()).toBeUndefined();
});

test('when a phone is bound, then no log line shows it or the code', async () => {
  const code = world.sandbox.phoneCode('lin');
  await bind(code);
  await bind(code);
  const lines = world.logs.join('\n');
  expect(lines).toContain('bindPhone');
  for (const secret of ['13800001001', code, world.sandbox.openid('lin')])
    expect(lines).not.toContain(secret);
});

test('given a stranger, a person who only browses and a suspended one, when they bind, then they are refused', async () => {
  const input = { code: world.sandbox.phoneCode('lin') };
  expect((await world.stranger.call('account/bindPhone', input)).error?.code).toBe('NOT_SIGNED_IN');
  const chen = await world.signIn('chen', 'browse');
  expect((await chen.call('account/bindPhone', input)).error?.code).toBe('CONSENT_REQUIRED');
  await world.changeAccount(lin.accountId, { status: 'suspended' });
  expect((await bind()).error?.code).toBe('ACCOUNT_SUSPENDED');
});
