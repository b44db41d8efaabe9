import { payoutBooks } from '../../shared/collections/payouts';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { allEvents } from '../../tests/support/data/events';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
let first: string;
let second: string;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin', 'consented');
  first = await bind('13812341234');
  second = await bind('lin@example.com');
  system.clock.pass(2 * dayMs);
  lin = await system.signIn('lin', 'consented');
});
afterEach(() => system.close());

async function bind(alipayLogonId: string): Promise<string> {
  const loginCode = system.sandbox.loginCode('lin');
  const input = { channel: 'alipay', realName: '林晓彤', alipayLogonId, loginCode, idempotencyKey: newKey() };
  return (await lin.get('payouts/bindAccount', input)).account.payoutAccountId;
}

const setDefault = (payoutAccountId: string, who = lin) =>
  who.call('payouts/setDefault', { payoutAccountId });
const changes = async () =>
  (await allEvents(system)).filter(({ type }) => type === 'payoutAccount.defaultChanged');

test('given two accounts, when the other becomes the default, then it is paused for a day and its owner told', async () => {
  const { data } = await setDefault(second);
  const pausedUntilMs = system.clock.nowMs() + dayMs;
  expect(data.accounts).toMatchObject([
    { payoutAccountId: first, isDefault: false },
    { payoutAccountId: second, isDefault: true, pausedUntilMs },
  ]);
  expect(data.accounts[0]).not.toHaveProperty('pausedUntilMs');
  expect((await system.ports.store.get(payoutBooks, lin.accountId))?.defaultId).toBe(second);
  expect(await changes()).toMatchObject([{ accountId: lin.accountId, facts: { channel: 'alipay' } }]);
});

test('given the change, when it is repeated, also at once, then the pause does not grow and it is told once', async () => {
  const pausedUntilMs = system.clock.nowMs() + dayMs;
  await Promise.all([setDefault(second), setDefault(second)]);
  system.clock.pass(1_000);
  const { data } = await setDefault(second);
  expect(data.accounts[1].pausedUntilMs).toBe(pausedUntilMs);
  expect(await changes()).toHaveLength(1);
});

test('given the default, when it is made the default, then nothing changes', async () => {
  const { data } = await setDefault(first);
  expect(data.accounts[0]).toMatchObject({ isDefault: true });
  expect(data.accounts[0]).not.toHaveProperty('pausedUntilMs');
  expect(await changes()).toEqual([]);
});

test("given another's account, one unbound or none, when it is made the default, then PAYOUT_ACCOUNT_NOT_FOUND", async () => {
  const chen = await system.signIn('chen', 'consented');
  await lin.get('payouts/unbind', { payoutAccountId: second });
  for (const [who, id] of [
    [chen, first],
    [lin, second],
    [lin, '0'.repeat(32)],
  ] as const) {
    expect(await setDefault(id, who)).toMatchObject({
      status: 404,
      error: { code: 'PAYOUT_ACCOUNT_NOT_FOUND' },
    });
  }
  expect((await setDefault(first, system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await setDefault('x')).error?.code).toBe('INVALID_INPUT');
  await system.changeAccount(lin.accountId, { status: 'suspended' });
  // What was earned is paid, wherever the person wants to have it.
  expect((await setDefault(first)).ok).toBe(true);
});
