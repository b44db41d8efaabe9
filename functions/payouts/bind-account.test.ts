import { accounts } from '../../shared/collections/accounts';
import { payoutAccounts, payoutBooks } from '../../shared/collections/payouts';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { allEvents } from '../../tests/support/data/events';
import { identified } from '../../tests/support/data/settled-work';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin', 'consented');
});
afterEach(() => system.close());

const bind = (input: object, who = lin, person = 'lin') => {
  const loginCode = system.sandbox.loginCode(person);
  return who.call('payouts/bindAccount', {
    realName: '林晓彤',
    loginCode,
    idempotencyKey: newKey(),
    ...input,
  });
};
const alipay = (alipayLogonId: string, more: object = {}) => ({ channel: 'alipay', alipayLogonId, ...more });
const wechat = { channel: 'wechat' };

const bookOf = (who: Actor) => system.ports.store.get(payoutBooks, who.accountId);

test('given no account yet, when the WeChat wallet is bound, then it is the default, unpaused, and told', async () => {
  const { data } = await bind(wechat);
  expect(data.account).toEqual({
    payoutAccountId: expect.stringMatching(/^\w{32}$/),
    channel: 'wechat',
    realName: '*晓彤',
    destination: '微信零钱',
    isDefault: true,
    boundAtMs: system.clock.nowMs(),
  });
  const { payoutAccountId: id } = data.account;
  expect(await system.ports.store.get(payoutAccounts, id)).toMatchObject({
    accountId: lin.accountId,
    status: 'bound',
    realName: '林晓彤',
    destination: system.sandbox.openid('lin'),
  });
  expect(await bookOf(lin)).toEqual({
    id: lin.accountId,
    accounts: [{ id, channel: 'wechat' }],
    defaultId: id,
  });
  expect((await system.ports.store.get(accounts, lin.accountId))?.legalName).toBe('林晓彤');
  const told = { type: 'payoutAccount.bound', accountId: lin.accountId, facts: { channel: 'wechat' } };
  expect(await allEvents(system)).toMatchObject([told]);
});

test('given a first account, when a second is bound, then nothing is paid to it for a day', async () => {
  const first = await bind(wechat);
  const { data } = await bind(alipay('13812341234'));
  const pausedUntilMs = system.clock.nowMs() + dayMs;
  expect(data.account).toMatchObject({ destination: '138****1234', isDefault: false, pausedUntilMs });
  expect((await bookOf(lin))?.defaultId).toBe(first.data.account.payoutAccountId);
  system.clock.pass(dayMs);
  const later = await system.signIn('lin', 'consented');
  const { accounts: bound } = await later.get('payouts/accounts');
  expect(bound[1]).not.toHaveProperty('pausedUntilMs');
});

test('given all accounts unbound, when one is bound again, then it counts as a change and is paused', async () => {
  const { data } = await bind(wechat);
  await lin.get('payouts/unbind', { payoutAccountId: data.account.payoutAccountId });
  const again = await bind(wechat);
  expect(again.data.account).toMatchObject({ isDefault: true, pausedUntilMs: system.clock.nowMs() + dayMs });
});

describe('given an Alipay logon id', () => {
  test.each([
    ['13812341234', '138****1234'],
    [' LIN.Xiaotong@Example.com ', 'li***@example.com'],
    ['a@b.cn', '***@b.cn'],
    ['\u202d138 1234 1234\u202c', '138****1234'],
    ['+86 138-1234-1234', '138****1234'],
    ['１３８１２３４１２３４', '138****1234'],
    ['ｌｉｎｘ＠Example．com', 'li***@example.com'],
  ])('when it is %s, then it is bound and shown as %s', async (logonId, shown) => {
    expect((await bind(alipay(logonId))).data.account.destination).toBe(shown);
  });

  test.each([
    '12345',
    '1381234123',
    '138123412345',
    '23812341234',
    '+8523812341234',
    'lin@',
    '@b.cn',
    'lin',
    '',
  ])('when it is %p, then it is no Alipay account', async (logonId) => {
    expect(await bind(alipay(logonId))).toMatchObject({ status: 400, error: { code: 'INVALID_INPUT' } });
  });

  test('when it is missing for Alipay, or there for WeChat, then the input is refused', async () => {
    expect((await bind({ channel: 'alipay' })).error?.code).toBe('INVALID_INPUT');
    expect((await bind({ ...wechat, alipayLogonId: '13812341234' })).error?.code).toBe('INVALID_INPUT');
  });

  test('when only its case or spaces differ, then it is the same account', async () => {
    await bind(alipay('lin@example.com'));
    expect((await bind(alipay(' LIN@EXAMPLE.COM'))).error?.code).toBe('PAYOUT_ACCOUNT_BOUND');
  });
});

describe('given a legal name', () => {
  test('when another name comes with the second account, then LEGAL_NAME_MISMATCH and nothing is bound', async () => {
    await bind(wechat);
    const answer = await bind(alipay('13812341234', { realName: '陈海' }));
    expect(answer).toMatchObject({ status: 409, error: { code: 'LEGAL_NAME_MISMATCH' } });
    expect((await bookOf(lin))?.accounts).toHaveLength(1);
    expect((await bind(alipay('13812341234'))).ok).toBe(true);
  });

  const unbind = async ({ data }: Awaited<ReturnType<typeof bind>>) =>
    lin.get('payouts/unbind', { payoutAccountId: data.account.payoutAccountId });
  const nameOf = async () => (await system.ports.store.get(accounts, lin.accountId))?.legalName;

  test("when another's account was bound by mistake and is unbound, then the own name may be bound", async () => {
    const chen = await system.signIn('chen', 'consented');
    const mistaken = await bind(alipay('13812341234'), chen, 'chen');
    const own = { ...wechat, realName: '陈海' };
    expect((await bind(own, chen, 'chen')).error?.code).toBe('LEGAL_NAME_MISMATCH');
    await chen.get('payouts/unbind', { payoutAccountId: mistaken.data.account.payoutAccountId });
    expect((await bind(own, chen, 'chen')).ok).toBe(true);
    expect((await system.ports.store.get(accounts, chen.accountId))?.legalName).toBe('陈海');
    expect((await bind(alipay('13812341234'))).ok).toBe(true);
  });

  test('when one of two accounts is unbound, then the name stays', async () => {
    await bind(wechat);
    await unbind(await bind(alipay('13812341234')));
    expect(await nameOf()).toBe('林晓彤');
  });

  test('when something was paid under it, then it stays with the last unbinding', async () => {
    const bound = await bind(wechat);
    await system.ports.store.transact(async (tx) => {
      const book = await tx.get(payoutBooks, lin.accountId);
      if (book) tx.update(payoutBooks, { ...book, firstPaidAtMs: system.clock.nowMs() });
    });
    await unbind(bound);
    expect(await nameOf()).toBe('林晓彤');
    expect((await bind({ ...wechat, realName: '陈海' })).error?.code).toBe('LEGAL_NAME_MISMATCH');
    expect((await bind(wechat)).ok).toBe(true);
    expect(await bookOf(lin)).toHaveProperty('firstPaidAtMs');
  });

  test('when everything is unbound and the name is told again, then it holds again', async () => {
    await unbind(await bind(wechat));
    expect(await nameOf()).toBeUndefined();
    expect((await bind(wechat, lin)).ok).toBe(true);
    expect((await bind(alipay('13812341234', { realName: '陈海' }))).error?.code).toBe('LEGAL_NAME_MISMATCH');
  });

  test.each([
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['Ａｎｎａ  Smith', 'Anna Smith'],
    [' 欧阳若溪 ', '欧阳若溪'],
    ['林 晓彤', '林晓彤'],
    ['王𠮷', '王𠮷'],
    ['Anne O’Neil', "Anne O'Neil"],
  ])('when it is written %s, then it is kept as %s', async (realName, kept) => {
    expect((await bind({ ...wechat, realName })).ok).toBe(true);
    expect((await system.ports.store.get(accounts, lin.accountId))?.legalName).toBe(kept);
  });

  test.each(['林', '林晓彤1', '林晓彤·', '々々', '林\ue000', 'A', '', '林😀彤', 'x'.repeat(51)])(
    'when it is %p, then it is no name',
    async (realName) => {
      expect((await bind({ ...wechat, realName })).error?.code).toBe('INVALID_INPUT');
    },
  );
});

describe('given the limits', () => {
  test('when a fourth Alipay account comes, then PAYOUT_ACCOUNT_LIMIT; one that is unbound makes room', async () => {
    const ids: string[] = [];
    for (const at of [1, 2, 3]) {
      ids.push((await bind(alipay(`lin${at}@example.com`))).data.account.payoutAccountId);
    }
    const answer = await bind(alipay('lin4@example.com'));
    expect(answer).toMatchObject({ status: 409, error: { code: 'PAYOUT_ACCOUNT_LIMIT' } });
    expect((await bookOf(lin))?.accounts).toHaveLength(3);
    // Whether somebody else uses it is not to be learned.
    const chen = await system.signIn('chen', 'consented');
    expect((await bind(alipay('13812341234', { realName: '陈海' }), chen, 'chen')).ok).toBe(true);
    expect((await bind(alipay('13812341234'))).error?.code).toBe('PAYOUT_ACCOUNT_LIMIT');
    expect((await bind(alipay('lin1@example.com'))).error?.code).toBe('PAYOUT_ACCOUNT_BOUND');
    expect((await bind(wechat)).ok).toBe(true);
    await lin.get('payouts/unbind', { payoutAccountId: ids[0] });
    expect((await bind(alipay('lin4@example.com'))).ok).toBe(true);
  });

  test('when five Alipay accounts come at once, then three are bound and the default is one of them', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map((at) => bind(alipay(`lin${at}@example.com`))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    for (const { error } of answers.filter(({ ok }) => !ok)) expect(error?.code).toBe('PAYOUT_ACCOUNT_LIMIT');
    const book = await bookOf(lin);
    expect(book?.accounts).toHaveLength(3);
    expect(book?.accounts.map(({ id }) => id)).toContain(book?.defaultId);
    expect((await lin.get('payouts/accounts')).accounts).toHaveLength(3);
  });
});

describe('given one owner for each destination', () => {
  const bindAsChen = (chen: Actor, logonId: string) =>
    bind(alipay(logonId, { realName: '陈海' }), chen, 'chen');

  test('when another person binds the same Alipay account, then PAYOUT_ACCOUNT_TAKEN and no name is kept', async () => {
    const chen = await system.signIn('chen', 'consented');
    await bind(alipay('13812341234'));
    const answer = await bindAsChen(chen, '13812341234');
    expect(answer).toMatchObject({ status: 409, error: { code: 'PAYOUT_ACCOUNT_TAKEN' } });
    expect(await bookOf(chen)).toBeUndefined();
    expect(await system.ports.store.get(accounts, chen.accountId)).not.toHaveProperty('legalName');
  });

  test('when two people bind it at once, then one wins', async () => {
    const chen = await system.signIn('chen', 'consented');
    const answers = await Promise.all([bind(alipay('13812341234')), bindAsChen(chen, '13812341234')]);
    expect(answers.map(({ error }) => error?.code).sort()).toEqual(['PAYOUT_ACCOUNT_TAKEN', undefined]);
    const books = [await bookOf(lin), await bookOf(chen)];
    expect(books.filter((book) => book)).toHaveLength(1);
  });

  test('when its owner has unbound it, then another person may bind it, and the first sees it no more', async () => {
    const chen = await system.signIn('chen', 'consented');
    const { data } = await bind(alipay('13812341234'));
    await lin.get('payouts/unbind', { payoutAccountId: data.account.payoutAccountId });
    expect((await bindAsChen(chen, '13812341234')).ok).toBe(true);
    expect((await lin.get('payouts/accounts')).accounts).toEqual([]);
    expect((await bind(alipay('13812341234'))).error?.code).toBe('PAYOUT_ACCOUNT_TAKEN');
  });

  test('when its holder never proved who they are, then it yields to somebody whose name was checked', async () => {
    const chen = await system.signIn('chen', 'consented');
    await bind(alipay('13812341234'));
    const { data } = await bind(wechat);
    await identified(chen, 'chen');
    expect((await bindAsChen(chen, '13812341234')).ok).toBe(true);
    expect((await lin.get('payouts/accounts')).accounts).toMatchObject([
      { payoutAccountId: data.account.payoutAccountId, isDefault: true, pausedUntilMs: expect.any(Number) },
    ]);
    const told = (await allEvents(system)).filter(({ type }) => type === 'payoutAccount.unbound');
    expect(told).toMatchObject([{ accountId: lin.accountId, facts: { channel: 'alipay' } }]);
    await identified(lin, 'lin');
    expect((await bind(alipay('13812341234'))).error?.code).toBe('PAYOUT_ACCOUNT_TAKEN');
  });

  test('when its holder was checked too, then it stays theirs, unless the rail says that the name is another', async () => {
    const chen = await system.signIn('chen', 'consented');
    const { data } = await bind(alipay('13812341234'));
    const { payoutAccountId } = data.account;
    await identified(lin, 'lin');
    await identified(chen, 'chen');
    expect((await bindAsChen(chen, '13812341234')).error?.code).toBe('PAYOUT_ACCOUNT_TAKEN');
    await system.ports.store.transact(async (tx) => {
      const account = await tx.get(payoutAccounts, payoutAccountId);
      if (account) tx.update(payoutAccounts, { ...account, refusedAtMs: system.clock.nowMs() });
    });
    expect((await bindAsChen(chen, '13812341234')).ok).toBe(true);
    expect((await lin.get('payouts/accounts')).accounts).toEqual([]);
    expect((await system.ports.store.get(accounts, lin.accountId))?.legalName).toBe('林晓彤');
  });

  test('when the same person binds it twice, then PAYOUT_ACCOUNT_BOUND', async () => {
    await bind(wechat);
    expect(await bind(wechat)).toMatchObject({ status: 409, error: { code: 'PAYOUT_ACCOUNT_BOUND' } });
    await bind(alipay('13812341234'));
    expect((await bind(alipay('13812341234'))).error?.code).toBe('PAYOUT_ACCOUNT_BOUND');
  });
});
