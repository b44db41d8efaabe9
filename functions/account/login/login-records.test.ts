import { loginRecords } from '../../../shared/collections/accounts';
import { dayMs } from '../../../shared/domain/calendar/calendar';
import { seenDevice } from '../../../tests/support/system/by-code';
import {
  type Actor,
  acceptAll,
  createTestSystem,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin', 'consented');
});
afterEach(() => system.close());

const loginAgain = async (times: number) => {
  for (let time = 0; time < times; time += 1) {
    system.clock.pass(1_000);
    lin = await system.signIn('lin', 'consented');
  }
};

test('given logins, when their person looks, then newest first with the address masked', async () => {
  const firstAtMs = system.clock.nowMs();
  await loginAgain(1);
  const { records, next } = await lin.get('account/loginRecords');
  const from = { ip: '203.0.*.*', device: seenDevice };
  expect(records).toEqual([
    { atMs: firstAtMs + 1_000, ...from },
    { atMs: firstAtMs, ...from },
  ]);
  expect(next).toBeUndefined();
});

test('given more logins than a page, when paging, then every one comes once', async () => {
  await loginAgain(6);
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await lin.get('account/loginRecords', { limit: 3, ...(cursor && { cursor }) });
    expect(page.records.length).toBeLessThanOrEqual(3);
    for (const { atMs } of page.records) seen.push(atMs);
    cursor = page.next;
  } while (cursor);
  expect(seen).toHaveLength(7);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
});

test("given two people, when one looks, then only their own logins are there, even with the other's cursor", async () => {
  await loginAgain(2);
  const chen = await system.signIn('chen', 'consented');
  expect((await chen.get('account/loginRecords')).records).toHaveLength(1);
  const { next } = await lin.get('account/loginRecords', { limit: 1 });
  const answer = await chen.call('account/loginRecords', { cursor: next });
  expect(answer).toMatchObject({ status: 400, error: { code: 'INVALID_INPUT' } });
  expect((await lin.call('account/loginRecords', { cursor: 'forged' })).error?.code).toBe('INVALID_INPUT');
});

test('given two hundred days, when its person looks, then a record has left; before, it is kept', async () => {
  system.clock.pass(199 * dayMs);
  lin = await system.signIn('lin', 'consented');
  expect((await lin.get('account/loginRecords')).records).toHaveLength(2);
  system.clock.pass(dayMs);
  const { items } = await system.ports.store.list(loginRecords, 'account', [lin.accountId], { limit: 10 });
  expect(items).toHaveLength(1);
});

test('given nobody signed in, when login records are asked for, then NOT_SIGNED_IN', async () => {
  expect((await system.stranger.call('account/loginRecords')).error?.code).toBe('NOT_SIGNED_IN');
});

test('given somebody who only browsed, when they consent, then that visit is their first record', async () => {
  const wang = await system.signIn('wang', 'browse');
  expect((await wang.get('account/loginRecords')).records).toHaveLength(0);
  const consent = { accepted: acceptAll, loginCode: system.sandbox.loginCode('wang') };
  await wang.get('account/consent', consent);
  await wang.get('account/consent', { ...consent, loginCode: system.sandbox.loginCode('wang') });
  expect((await wang.get('account/loginRecords')).records).toHaveLength(1);
});
