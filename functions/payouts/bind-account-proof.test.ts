import { payoutBooks } from '../../shared/collections/payouts';
import { describeByCode } from '../../tests/support/backend/by-code';
import { callOver } from '../../tests/support/backend/call-over';
import { crashingStore } from '../../tests/support/stores/crashing-store';
import { allEvents } from '../../tests/support/data/events';
import { hastyTimeoutMs, weChatFaults } from '../../tests/support/backend/wechat-faults';
import { type Actor, createWorld, newKey, type World } from '../../tests/support/backend/test-backend';

let world: World;
let lin: Actor;
beforeEach(async () => {
  world = await createWorld({ timeoutMs: hastyTimeoutMs });
  lin = await world.signIn('lin', 'consented');
});
afterEach(() => world.close());

const input = (more: object = {}) => ({
  channel: 'alipay',
  realName: '林晓彤',
  alipayLogonId: '13812341234',
  loginCode: world.sandbox.loginCode('lin'),
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
    expect(await allEvents(world)).toHaveLength(1);
  });

  test('when it comes again with a fresh login code, then it answers the same too', async () => {
    const sent = input();
    const first = await bind(sent);
    expect((await bind({ ...sent, loginCode: world.sandbox.loginCode('lin') })).data).toEqual(first.data);
    expect(await boundOf(lin)).toBe(1);
  });

  test('when it comes three times at once, then one account is bound and all answers are the same', async () => {
    const sent = input();
    const codes = [1, 2, 3].map(() => world.sandbox.loginCode('lin'));
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
      loginCode: world.sandbox.loginCode('lin'),
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
    const answer = await bind(input({ loginCode: world.sandbox.loginCode('chen') }));
    expect(answer).toMatchObject({ status: 403, error: { code: 'WECHAT_IDENTITY_MISMATCH' } });
    expect(await world.ports.store.get(payoutBooks, lin.accountId)).toBeUndefined();
  });

  test('when the code was used for another try, then WECHAT_CODE_INVALID', async () => {
    const sent = input();
    await bind(sent);
    const answer = await bind({ ...sent, alipayLogonId: '13900000000', idempotencyKey: newKey() });
    expect(answer.error?.code).toBe('WECHAT_CODE_INVALID');
  });

  test('when WeChat blocks the login (40226), then WECHAT_RISK_BLOCKED', async () => {
    world.sandbox.addFault({ endpoint: 'code2session', fault: 'errcode', errcode: 40226 });
    expect((await bind(input())).error?.code).toBe('WECHAT_RISK_BLOCKED');
  });

  test.each(weChatFaults)(
    'when WeChat %s, then nothing is bound and the same key works later',
    async (_does, fault, code) => {
      const sent = input();
      world.sandbox.addFault({ endpoint: 'code2session', ...fault });
      expect(await bind(sent)).toMatchObject({ error: { code, retryable: true } });
      expect(await boundOf(lin)).toBe(0);
      world.sandbox.clearFaults();
      expect((await bind({ ...sent, loginCode: world.sandbox.loginCode('lin') })).ok).toBe(true);
    },
  );
});

test('given a stranger, a person who only browses and a suspended one, when they bind, then they are refused', async () => {
  expect((await bind(input(), world.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  const chen = await world.signIn('chen', 'browse');
  expect((await bind(input({ loginCode: world.sandbox.loginCode('chen') }), chen)).error?.code).toBe(
    'CONSENT_REQUIRED',
  );
  await world.changeAccount(lin.accountId, { status: 'suspended' });
  expect((await bind(input())).error?.code).toBe('ACCOUNT_SUSPENDED');
});

test('given a crash at each step, when an account is bound, then it is there with its event or not at all', async () => {
  let at = 1;
  for (; ; at += 1) {
    const person = `crowd-${at}`;
    const who = await world.signIn(person, 'consented');
    const before = (await allEvents(world)).length;
    const sent = input({
      alipayLogonId: `${person}@example.com`,
      loginCode: world.sandbox.loginCode(person),
    });
    const store = crashingStore(world.ports.store, at);
    await callOver(world, { store }).call(who, 'payouts/bindAccount', sent);
    if (!store.hasCrashed()) break;
    expect((await allEvents(world)).length - before).toBe(await boundOf(who));
    const again = await bind({ ...sent, loginCode: world.sandbox.loginCode(person) }, who);
    expect(again.data.account).toMatchObject({ isDefault: true });
    expect(await boundOf(who)).toBe(1);
    expect(await allEvents(world)).toHaveLength(before + 1);
  }
  expect(at).toBeGreaterThan(10);
});
