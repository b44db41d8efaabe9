import { readServiceKey } from '../shared/application/services/service-key';
import { serviceClients } from '../shared/collections/services';
import { groupsContract } from '../shared/contract/groups';
import { createTestSystem, type TestSystem } from '../tests/support/system/test-system';
import { changeServiceKey, serviceKeyRequest } from './service-keys';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const change = (request: Parameters<typeof changeServiceKey>[1]) => changeServiceKey(system.ports, request);
const issue = (replaceOldest?: true) =>
  change({ change: 'issue', client: 'bot', ...(replaceOldest && { replaceOldest }) });
const revoke = (keyId: string) => change({ change: 'revoke', client: 'bot', keyId });
const works = async (key: string | undefined) => (await system.actor('', key).call('groups/list')).ok;
const idOf = (key: string | undefined) => readServiceKey(key ?? '')?.keyId ?? '';

test('an issued key opens the bot’s actions; only its hash is kept', async () => {
  const { key = '' } = await issue();
  expect(key).toMatch(/^jd_bot_[0-9A-Za-z]{8}_[0-9A-Za-z]{32}$/);
  expect(await works(key)).toBe(true);
  const client = await system.ports.store.get(serviceClients, 'bot');
  expect(JSON.stringify(client)).not.toContain(readServiceKey(key)?.secret);
  expect(client?.actions).toEqual(Object.keys(groupsContract).map((name) => `groups/${name}`));
});

test('two keys are valid side by side, a third is refused by the names of those', async () => {
  const [one, two] = [(await issue()).key, (await issue()).key];
  const { error, key } = await issue();
  expect(key).toBeUndefined();
  for (const known of [one, two]) {
    expect(error).toContain(idOf(known));
    expect(await works(known)).toBe(true);
  }
});

test('asked to, the oldest makes room', async () => {
  const keys = [];
  for (let at = 0; at < 3; at += 1) keys.push((await issue(true)).key);
  expect(await Promise.all(keys.map(works))).toEqual([false, true, true]);
});

test('two issues at once are two keys', async () => {
  const [one, two] = await Promise.all([issue(), issue()]);
  expect([await works(one.key), await works(two.key)]).toEqual([true, true]);
});

test('a revoked key is shut at once, and the client keeps its beginning', async () => {
  const { key } = await issue();
  const before = await system.ports.store.get(serviceClients, 'bot');
  expect((await revoke(idOf(key))).done).toContain(idOf(key));
  expect(await works(key)).toBe(false);
  expect((await revoke(idOf(key))).error).toBeDefined();
  system.clock.pass(1_000);
  await issue();
  expect((await system.ports.store.get(serviceClients, 'bot'))?.createdAtMs).toBe(before?.createdAtMs);
});

test('a list names keys by their ids', async () => {
  expect((await change({ change: 'list', client: 'bot' })).done).toContain('无');
  const { key = '' } = await issue();
  const { done } = await change({ change: 'list', client: 'bot' });
  expect(done).toContain(idOf(key));
  expect(done).not.toContain(readServiceKey(key)?.secret);
});

test.each([
  { change: 'issue', client: 'nobody' },
  { change: 'issue', client: 'constructor' },
  { change: 'issue' },
  { change: 'revoke', client: 'bot' },
  { change: 'grant', client: 'bot' },
])('%j is no request', (request) => {
  expect(serviceKeyRequest.safeParse(request).success).toBe(false);
});
