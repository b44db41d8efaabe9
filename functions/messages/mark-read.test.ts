import { notices } from '../../shared/collections/events';
import { openTask } from '../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
let noticeId: string;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
  const taskId = await openTask(system, zhao);
  await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  await system.timer('tick');
  ({
    notices: [{ noticeId }],
  } = await lin.get('messages/notices'));
});
afterEach(() => system.close());

const markRead = (who: Actor, id = noticeId) => who.call('messages/markRead', { noticeId: id });
const isRead = async () => (await system.ports.store.get(notices, noticeId))?.read;

test('given an own notice, when it is marked as read, also twice, then it is read', async () => {
  expect(await isRead()).toBe(false);
  expect((await markRead(lin)).data).toEqual({});
  expect((await markRead(lin)).data).toEqual({});
  expect(await isRead()).toBe(true);
});

test('given a notice that was read, when the relay runs again, then it stays read', async () => {
  await markRead(lin);
  await system.timer('tick');
  expect(await isRead()).toBe(true);
});

test("given another's notice, none or a stranger, when it is marked, then it is refused and stays unread", async () => {
  expect(await markRead(zhao)).toMatchObject({ status: 404, error: { code: 'NOT_FOUND' } });
  expect((await markRead(lin, '0000000000000000')).error?.code).toBe('NOT_FOUND');
  expect((await markRead(system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await markRead(lin, 'x')).error?.code).toBe('INVALID_INPUT');
  expect(await isRead()).toBe(false);
});
