import { payoutAccounts } from '../../shared/collections/payouts';
import { randomIds } from '../../shared/platforms/system/random-ids';
import { type MemoryStore, memoryStore } from '../../shared/store/memory/memory-store';
import { documentsIn } from '../../tests/support/system/inspectable-system';
import { createTestSystem, newKey, type TestSystem } from '../../tests/support/system/test-system';

let raw: MemoryStore;
let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem({
    store: (clock) => {
      raw = memoryStore({ clock, ids: randomIds() });
      return raw;
    },
  });
});
afterEach(() => system.close());

test('given bound accounts, when the raw store and the logs are read, then nothing personal is legible', async () => {
  const lin = await system.signIn('lin', 'ready', '1998-03-12');
  await lin.get('account/bindPhone', { code: system.sandbox.phoneCode('lin') });
  const bind = (input: object) =>
    lin.get('payouts/bindAccount', {
      realName: '林晓彤',
      loginCode: system.sandbox.loginCode('lin'),
      idempotencyKey: newKey(),
      ...input,
    });
  const answers = [
    await bind({ channel: 'wechat' }),
    await bind({ channel: 'alipay', alipayLogonId: '13912345678' }),
    await bind({ channel: 'alipay', alipayLogonId: 'xiaotong@example.com' }),
    await lin.get('payouts/accounts'),
  ];
  await system.timer('tick');
  const { unionid } = await system.ports.wechat.exchangeLoginCode(system.sandbox.loginCode('lin'));
  const personal = [
    '林晓彤',
    '晓彤',
    '13800001001',
    '13912345678',
    'xiaotong@example.com',
    '1998-03-12',
    '203.0.113.9',
    system.sandbox.openid('lin'),
    unionid ?? 'no unionid',
  ];
  const stored = JSON.stringify(raw.snapshot());
  expect(stored).toContain('payoutAccounts');
  expect(stored).toContain(lin.accountId);
  for (const text of personal) expect(stored).not.toContain(text);
  for (const text of personal) expect(system.logs.join('\n')).not.toContain(text);
  for (const text of personal.filter((each) => each !== '晓彤'))
    expect(JSON.stringify(answers)).not.toContain(text);
});

test('given the same name in two documents, when the raw store is read, then their ciphertexts differ', async () => {
  const lin = await system.signIn('lin');
  for (const alipayLogonId of ['13912345678', '13912345679']) {
    const loginCode = system.sandbox.loginCode('lin');
    await lin.get('payouts/bindAccount', {
      channel: 'alipay',
      realName: '林晓彤',
      alipayLogonId,
      loginCode,
      idempotencyKey: newKey(),
    });
  }
  const stored = documentsIn(raw, payoutAccounts);
  expect(new Set(stored.map(({ realName }) => realName)).size).toBe(2);
});
