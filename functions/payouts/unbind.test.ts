import { payoutAccounts, payoutBooks } from '../../shared/collections/payouts';
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
let third: string;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin', 'consented');
  [first, second, third] = [
    await bind('a1@example.com'),
    await bind('a2@example.com'),
    await bind('a3@example.com'),
  ];
  system.clock.pass(2 * dayMs);
  lin = await system.signIn('lin', 'consented');
});
afterEach(() => system.close());

async function bind(alipayLogonId: string): Promise<string> {
  const loginCode = system.sandbox.loginCode('lin');
  const input = { channel: 'alipay', realName: '林晓彤', alipayLogonId, loginCode, idempotencyKey: newKey() };
  return (await lin.get('payouts/bindAccount', input)).account.payoutAccountId;
}

const unbind = (payoutAccountId: string, who = lin) => who.call('payouts/unbind', { payoutAccountId });
const bookOf = () => system.ports.store.get(payoutBooks, lin.accountId);
const idsOf = (accounts: { payoutAccountId: string }[]) =>
  accounts.map(({ payoutAccountId }) => payoutAccountId);

test('given three accounts, when one that is not the default is unbound, then the default stays and it is told', async () => {
  const { data } = await unbind(second);
  expect(idsOf(data.accounts)).toEqual([first, third]);
  expect(data.accounts[0].isDefault).toBe(true);
  expect(await system.ports.store.get(payoutAccounts, second)).toMatchObject({ status: 'unbound' });
  const told = (await allEvents(system)).filter(({ type }) => type === 'payoutAccount.unbound');
  expect(told).toMatchObject([{ accountId: lin.accountId, facts: { channel: 'alipay' } }]);
});

test('given the default, when it is unbound, then the oldest that is left becomes the default', async () => {
  const { data } = await unbind(first);
  expect(data.accounts).toMatchObject([
    { payoutAccountId: second, isDefault: true },
    { payoutAccountId: third, isDefault: false },
  ]);
  expect((await bookOf())?.defaultId).toBe(second);
});

test('given the default, when it is unbound, then the new default is paused for a day, as by setDefault', async () => {
  const { data } = await unbind(first);
  expect(data.accounts[0]).toMatchObject({
    payoutAccountId: second,
    pausedUntilMs: system.clock.nowMs() + dayMs,
  });
});

test('given the last one, when it is unbound, then there is no default', async () => {
  for (const id of [first, second, third]) await unbind(id);
  expect(await bookOf()).toEqual({ id: lin.accountId, accounts: [] });
  expect((await lin.get('payouts/accounts')).accounts).toEqual([]);
});

test('given an account, when it is unbound twice at once and once more, then it leaves once and is told once', async () => {
  const answers = await Promise.all([unbind(first), unbind(first)]);
  const again = await unbind(first);
  for (const { data } of answers) expect(data).toEqual(again.data);
  expect((await bookOf())?.accounts.map(({ id }) => id)).toEqual([second, third]);
  expect((await allEvents(system)).filter(({ type }) => type === 'payoutAccount.unbound')).toHaveLength(1);
});

test('given an account that another person bound since, when it is unbound late, then it stays with them', async () => {
  await unbind(first);
  const chen = await system.signIn('chen', 'consented');
  const loginCode = system.sandbox.loginCode('chen');
  const input = {
    channel: 'alipay',
    realName: '陈海',
    alipayLogonId: 'a1@example.com',
    loginCode,
    idempotencyKey: newKey(),
  };
  await chen.get('payouts/bindAccount', input);
  expect((await unbind(first)).error?.code).toBe('PAYOUT_ACCOUNT_NOT_FOUND');
  expect((await chen.get('payouts/accounts')).accounts).toHaveLength(1);
});

test("given another's account, none or a stranger, when it is unbound, then it is refused and stays bound", async () => {
  const chen = await system.signIn('chen', 'consented');
  expect(await unbind(first, chen)).toMatchObject({
    status: 404,
    error: { code: 'PAYOUT_ACCOUNT_NOT_FOUND' },
  });
  expect((await unbind('0'.repeat(32))).error?.code).toBe('PAYOUT_ACCOUNT_NOT_FOUND');
  expect((await unbind(first, system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  await system.changeAccount(lin.accountId, { status: 'suspended' });
  expect((await unbind(first)).error?.code).toBe('ACCOUNT_SUSPENDED');
  expect(await system.ports.store.get(payoutAccounts, first)).toMatchObject({ status: 'bound' });
});
