import { accounts } from '../shared/collections/accounts';
import { publishers } from '../shared/collections/tasks';
import { createTestSystem, type TestSystem } from '../tests/support/system/test-system';
import { changeRole, roleRequest } from './roles';

let system: TestSystem;
beforeAll(async () => {
  system = await createTestSystem();
});
afterAll(() => system.close());

const rolesOf = async (id: string) => (await system.ports.store.get(accounts, id))?.roles;
const pageOf = (id: string) => system.ports.store.get(publishers, id);
const change = (request: Parameters<typeof changeRole>[1]) => changeRole(system.ports, request);

test('a granted role is there once, however often it is granted, and gone when revoked', async () => {
  const { accountId } = await system.signIn('lin');
  const grant = { change: 'grant', role: 'operator', accountId } as const;
  expect(await change(grant)).toContain(accountId);
  await change(grant);
  expect(await rolesOf(accountId)).toEqual(['operator']);
  await change({ ...grant, role: 'publisher' });
  await change({ ...grant, change: 'revoke' });
  expect(await rolesOf(accountId)).toEqual(['publisher']);
  await change({ ...grant, change: 'revoke' });
  expect(await rolesOf(accountId)).toEqual(['publisher']);
});

test('a publisher gets the page that tasks show, and keeps it', async () => {
  const { accountId } = await system.signIn('zhao');
  const grant = { change: 'grant', role: 'publisher', accountId } as const;
  await change(grant);
  expect(await pageOf(accountId)).toMatchObject({ name: '小明', verification: 'none' });
  await change({ ...grant, name: '青岛晴天会展', verification: 'enterprise' });
  const named = await pageOf(accountId);
  expect(named).toMatchObject({ name: '青岛晴天会展', verification: 'enterprise' });
  system.clock.pass(1_000);
  await change(grant);
  await change({ ...grant, change: 'revoke' });
  expect(await pageOf(accountId)).toEqual(named);
});

test('somebody without a nickname publishes as a person', async () => {
  const { accountId } = await system.signIn('chen', 'consented');
  await change({ change: 'grant', role: 'publisher', accountId });
  expect(await pageOf(accountId)).toMatchObject({ name: '个人发布方' });
});

test('an operator has no page', async () => {
  const { accountId } = await system.signIn('wang');
  await change({ change: 'grant', role: 'operator', accountId });
  expect(await pageOf(accountId)).toBeUndefined();
});

test('an unknown account is told as such, and nothing is made', async () => {
  const accountId = 'nobody0000000000';
  expect(await change({ change: 'grant', role: 'publisher', accountId })).toBeUndefined();
  expect([await rolesOf(accountId), await pageOf(accountId)]).toEqual([undefined, undefined]);
});

test.each([
  {},
  { change: 'grant', role: 'king', accountId: 'a' },
  { change: 'make', role: 'publisher', accountId: 'a' },
  { change: 'grant', role: 'publisher', accountId: '' },
  { change: 'grant', role: 'publisher', accountId: 'a', name: '' },
  { change: 'grant', role: 'publisher', accountId: 'a', more: 1 },
])('a wrong request is refused: %j', (request) => {
  expect(roleRequest.safeParse(request).success).toBe(false);
});

test.each([
  ['接单官方客服', '名称不得冒充官方或客服'],
  ['招人13800138000', '名称不得含电话或账号'],
])('a publisher is not called %s', (name, message) => {
  const asked = roleRequest.safeParse({ change: 'grant', role: 'publisher', accountId: 'a', name });
  expect(asked.error?.issues).toMatchObject([{ path: ['name'], message }]);
});
