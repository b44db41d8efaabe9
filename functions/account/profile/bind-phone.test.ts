import { accounts } from '../../../shared/collections/accounts';
import { minuteMs } from '../../../shared/domain/calendar/calendar';
import { callOver } from '../../../tests/support/system/call-over';
import { type Actor, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';
import { weChatFaults } from '../../../tests/support/system/wechat-faults';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin', 'consented');
});
afterEach(() => system.close());

const bind = (code = system.sandbox.phoneCode('lin')) => lin.call('account/bindPhone', { code });
const storedPhone = async () => (await system.ports.store.get(accounts, lin.accountId))?.phone;

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
    ...system.ports.wechat,
    phoneNumber: async () => ({ phone: '91234567', countryCode: '852' }),
  };
  const answer = await callOver(system, { wechat }).call(lin, 'account/bindPhone', { code: 'any' });
  expect(answer.ok).toBe(true);
  expect(await storedPhone()).toBe('+85291234567');
});

test("when the code is another person's, used, old or made up, then it is refused and nothing is kept", async () => {
  const used = system.sandbox.phoneCode('lin');
  await system.ports.wechat.phoneNumber(used, system.sandbox.openid('lin'));
  const old = system.sandbox.phoneCode('lin');
  system.clock.pass(5 * minuteMs);
  for (const code of [
    system.sandbox.phoneCode('chen'),
    used,
    old,
    'made-up',
    system.sandbox.loginCode('lin'),
  ]) {
    expect(await bind(code)).toMatchObject({ status: 400, error: { code: 'WECHAT_CODE_INVALID' } });
  }
  expect(await storedPhone()).toBeUndefined();
});

test.each(weChatFaults)('when WeChat %s, then no phone is kept', async (_does, fault, code) => {
  system.sandbox.addFault({ endpoint: 'getuserphonenumber', ...fault });
  expect(await bind()).toMatchObject({ error: { code, retryable: true } });
  expect(await storedPhone()).toBeUndefined();
});

test('when a phone is bound, then no log line shows it or the code', async () => {
  const code = system.sandbox.phoneCode('lin');
  await bind(code);
  await bind(code);
  const lines = system.logs.join('\n');
  expect(lines).toContain('bindPhone');
  for (const secret of ['13800001001', code, system.sandbox.openid('lin')])
    expect(lines).not.toContain(secret);
});

test('given a stranger, a person who only browses and a suspended one, when they bind, then they are refused', async () => {
  const input = { code: system.sandbox.phoneCode('lin') };
  expect((await system.stranger.call('account/bindPhone', input)).error?.code).toBe('NOT_SIGNED_IN');
  const chen = await system.signIn('chen', 'browse');
  expect((await chen.call('account/bindPhone', input)).error?.code).toBe('CONSENT_REQUIRED');
  await system.changeAccount(lin.accountId, { status: 'suspended' });
  expect((await bind()).error?.code).toBe('ACCOUNT_SUSPENDED');
});
