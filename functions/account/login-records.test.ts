import { loginRecords } from '../../shared/collections/accounts';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { seenDevice } from '../../tests/support/backend/by-code';
import { type Actor, acceptAll, createWorld, type World } from '../../tests/support/backend/test-backend';

let world: World;
let lin: Actor;
beforeEach(async () => {
  world = await createWorld();
  lin = await world.signIn('lin', 'consented');
});
afterEach(() => world.close());

const loginAgain = async (times: number) => {
  for (let time = 0; time < times; time += 1) {
    world.clock.pass(1_000);
    lin = await world.signIn('lin', 'consented');
  }
};

test('given logins, when their person looks, then newest first with the address masked', async () => {
  const firstAtMs = world.clock.nowMs();
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
  const chen = await world.signIn('chen', 'consented');
  expect((await chen.get('account/loginRecords')).records).toHaveLength(1);
  const { next } = await lin.get('account/loginRecords', { limit: 1 });
  const answer = await chen.call('account/loginRecords', { cursor: next });
  expect(answer).toMatchObject({ status: 400, error: { code: 'INVALID_INPUT' } });
  expect((await lin.call('account/loginRecords', { cursor: 'forged' })).error?.code).toBe('INVALID_INPUT');
});

test('given two hundred days, when its person looks, then a record has left; before, it is kept', async () => {
  world.clock.pass(199 * dayMs);
  lin = await world.signIn('lin', 'consented');
  expect((await lin.get('account/loginRecords')).records).toHaveLength(2);
  world.clock.pass(dayMs);
  const { items } = await world.ports.store.list(loginRecords, 'account', [lin.accountId], { limit: 10 });
  expect(items).toHaveLength(1);
});

test('given nobody signed in, when login records are asked for, then NOT_SIGNED_IN', async () => {
  expect((await world.stranger.call('account/loginRecords')).error?.code).toBe('NOT_SIGNED_IN');
});

test('given somebody who only browsed, when they consent, then that visit is their first record', async () => {
  const wang = await world.signIn('wang', 'browse');
  expect((await wang.get('account/loginRecords')).records).toHaveLength(0);
  const consent = { accepted: acceptAll, loginCode: world.sandbox.loginCode('wang') };
  await wang.get('account/consent', consent);
  await wang.get('account/consent', { ...consent, loginCode: world.sandbox.loginCode('wang') });
  expect((await wang.get('account/loginRecords')).records).toHaveLength(1);
});
