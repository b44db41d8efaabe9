import { createTestSystem, newKey, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

test('given accounts of two people, when one looks, then only their own are there, masked, oldest first', async () => {
  const [lin, chen] = [await system.signIn('lin', 'consented'), await system.signIn('chen', 'consented')];
  const bind = (who: typeof lin, person: string, input: object) =>
    who.get('payouts/bindAccount', {
      loginCode: system.sandbox.loginCode(person),
      idempotencyKey: newKey(),
      ...input,
    });
  await bind(lin, 'lin', { channel: 'alipay', realName: '林晓彤', alipayLogonId: '13812341234' });
  system.clock.pass(1_000);
  await bind(lin, 'lin', { channel: 'wechat', realName: '林晓彤' });
  await bind(chen, 'chen', { channel: 'wechat', realName: '陈海' });
  const { accounts } = await lin.get('payouts/accounts');
  expect(accounts).toMatchObject([
    { channel: 'alipay', realName: '*晓彤', destination: '138****1234', isDefault: true },
    { channel: 'wechat', realName: '*晓彤', destination: '微信零钱', isDefault: false },
  ]);
  expect((await chen.get('payouts/accounts')).accounts).toMatchObject([{ realName: '*海', isDefault: true }]);
});

test('given none, a suspended person and a stranger, when they look, then nothing, nothing and NOT_SIGNED_IN', async () => {
  const lin = await system.signIn('lin', 'browse');
  expect(await lin.get('payouts/accounts')).toEqual({ accounts: [] });
  await system.changeAccount(lin.accountId, { status: 'suspended' });
  expect(await lin.get('payouts/accounts')).toEqual({ accounts: [] });
  expect((await system.stranger.call('payouts/accounts')).error?.code).toBe('NOT_SIGNED_IN');
});
