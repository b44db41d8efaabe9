import { payoutBooks } from '../../shared/collections/payouts';
import { nextCrash } from '../../tests/support/crash-steps';
import { allEvents } from '../../tests/support/data/events';
import { crashingStore } from '../../tests/support/stores/crashing-store';
import { describeByCode } from '../../tests/support/system/by-code';
import { callOver } from '../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';
import { weChatFaults } from '../../tests/support/system/wechat-faults';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin', 'consented');
});
afterEach(() => system.close());

const input = (more: object = {}) => ({
  channel: 'alipay',
  realName: '林晓彤',
  alipayLogonId: '13812341234',
  loginCode: system.sandbox.loginCode('lin'),
  idempotencyKey: newKey(),
  ...more,
});
const bind = (sent: object, who = lin) => who.call('payouts/bindAccount', sent);
const boundOf = async (who: Actor) => (await who.get('payouts/accounts')).accounts.length;

describe('given an idempotency key', () => {
  test('when the same call comes again with its used login code, then it answers the same', async () => {
    const sent = input();
    const first = await bind(sent);
    expect((await bind(sent)).data).toEqual(first.data);
    expect(await boundOf(lin)).toBe(1);
    expect(await allEvents(system)).toHaveLength(1);
  });

  test('when it comes again with a fresh login code, then it answers the same too', async () => {
    const sent = input();
    const first = await bind(sent);
    expect((await bind({ ...sent, loginCode: system.sandbox.loginCode('lin') })).data).toEqual(first.data);
    expect(await boundOf(lin)).toBe(1);
  });

  test('when it comes three times at once, then one account is bound and all answers are the same', async () => {
    const sent = input();
    const codes = [1, 2, 3].map(() => system.sandbox.loginCode('lin'));
    const answers = await Promise.all(codes.map((loginCode) => bind({ ...sent, loginCode })));
    for (const answer of answers) expect(answer.data).toEqual(answers[0]?.data);
    expect(answers[0]?.ok).toBe(true);
    expect(await boundOf(lin)).toBe(1);
  });

  test('when another account comes under it, then IDEMPOTENCY_KEY_REUSED', async () => {
    const sent = input();
    await bind(sent);
    const other = await bind({
      ...sent,
      loginCode: system.sandbox.loginCode('lin'),
      alipayLogonId: '13900000000',
    });
    expect(other).toMatchObject({ status: 409, error: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await boundOf(lin)).toBe(1);
  });

  test('when the account was unbound meanwhile, then a late copy of the call binds nothing', async () => {
    const sent = input();
    const { data } = await bind(sent);
    await lin.get('payouts/unbind', { payoutAccountId: data.account.payoutAccountId });
    expect(await bind(sent)).toMatchObject({ status: 404, error: { code: 'PAYOUT_ACCOUNT_NOT_FOUND' } });
    expect(await boundOf(lin)).toBe(0);
  });
});

describeByCode('given that a fresh login proves who holds the phone', () => {
  test("when the code is another person's, then WECHAT_IDENTITY_MISMATCH and nothing is bound", async () => {
    const answer = await bind(input({ loginCode: system.sandbox.loginCode('chen') }));
    expect(answer).toMatchObject({ status: 403, error: { code: 'WECHAT_IDENTITY_MISMATCH' } });
    expect(await system.ports.store.get(payoutBooks, lin.accountId)).toBeUndefined();
  });

  test('when the code was used for another try, then WECHAT_CODE_INVALID', async () => {
    const sent = input();
    await bind(sent);
    const answer = await bind({ ...sent, alipayLogonId: '13900000000', idempotencyKey: newKey() });
    expect(answer.error?.code).toBe('WECHAT_CODE_INVALID');
  });

  test('when WeChat blocks the login (40226), then WECHAT_RISK_BLOCKED', async () => {
    system.sandbox.addFault({ endpoint: 'code2session', fault: 'errcode', errcode: 40226 });
    expect((await bind(input())).error?.code).toBe('WECHAT_RISK_BLOCKED');
  });

  test.each(weChatFaults)(
    'when WeChat %s, then nothing is bound and the same key works later',
    async (_does, fault, code) => {
      const sent = input();
      system.sandbox.addFault({ endpoint: 'code2session', ...fault });
      expect(await bind(sent)).toMatchObject({ error: { code, retryable: true } });
      expect(await boundOf(lin)).toBe(0);
      system.sandbox.clearFaults();
      expect((await bind({ ...sent, loginCode: system.sandbox.loginCode('lin') })).ok).toBe(true);
    },
  );
});

test('given a stranger and a person who only browses, when they bind, then they are refused; a suspended one is to be paid', async () => {
  expect((await bind(input(), system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  const chen = await system.signIn('chen', 'browse');
  expect((await bind(input({ loginCode: system.sandbox.loginCode('chen') }), chen)).error?.code).toBe(
    'CONSENT_REQUIRED',
  );
  await system.changeAccount(lin.accountId, { status: 'suspended' });
  expect((await bind(input())).ok).toBe(true);
});

test('given a crash at each step, when an account is bound, then it is there with its event or not at all', async () => {
  let at = 1;
  for (; ; at = nextCrash(at)) {
    const person = `crowd-${at}`;
    const who = await system.signIn(person, 'consented');
    const before = (await allEvents(system)).length;
    const sent = input({
      alipayLogonId: `${person}@example.com`,
      loginCode: system.sandbox.loginCode(person),
    });
    const store = crashingStore(system.ports.store, at);
    await callOver(system, { store }).call(who, 'payouts/bindAccount', sent);
    if (!store.hasCrashed()) break;
    expect((await allEvents(system)).length - before).toBe(await boundOf(who));
    const again = await bind({ ...sent, loginCode: system.sandbox.loginCode(person) }, who);
    expect(again.data.account).toMatchObject({ isDefault: true });
    expect(await boundOf(who)).toBe(1);
    expect(await allEvents(system)).toHaveLength(before + 1);
  }
  expect(at).toBeGreaterThan(10);
});
