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
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
});
afterEach(() => system.close());

type Row = { noticeId: string; atMs: number; read: boolean };

const admittedTo = async (count: number) => {
  for (let at = 0; at < count; at += 1) {
    const taskId = await openTask(system, zhao);
    system.clock.pass(1_000);
    await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  }
  await system.timer('tick');
};

test('given an admission, when the person looks, then the notice says what happened and where to see more', async () => {
  const taskId = await openTask(system, zhao);
  const { order } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  await system.timer('tick');
  expect(await lin.get('messages/notices')).toEqual({
    notices: [
      {
        noticeId: expect.stringMatching(/^\w{16}$/),
        kind: 'work',
        title: '您已被录用',
        text: '您报名的「台东步行街传单派发」已录用，请按时到岗。',
        page: `pages/orders/detail?id=${order.orderId}`,
        read: false,
        atMs: system.clock.nowMs(),
      },
    ],
  });
});

test('given more than a page, when paging, then every notice comes once, newest first', async () => {
  await admittedTo(5);
  const seen: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await lin.get('messages/notices', { limit: 2, ...(cursor && { cursor }) });
    seen.push(...page.notices);
    cursor = page.next;
  } while (cursor);
  expect(new Set(seen.map(({ noticeId }) => noticeId)).size).toBe(5);
  expect(seen.map(({ atMs }) => atMs)).toEqual(seen.map(({ atMs }) => atMs).sort((a, b) => b - a));
});

test('given some that were read, when only unread ones are asked for, then those', async () => {
  await admittedTo(3);
  const { notices } = await lin.get('messages/notices');
  await lin.get('messages/markRead', { noticeId: notices[1].noticeId });
  const unread = await lin.get('messages/notices', { unread: true });
  expect(unread.notices.map(({ noticeId }: Row) => noticeId)).toEqual([
    notices[0].noticeId,
    notices[2].noticeId,
  ]);
  const all = await lin.get('messages/notices', { unread: false });
  expect(all.notices.map(({ read }: Row) => read)).toEqual([false, true, false]);
});

test("given another person, when they look, then nothing of it, even with the other's cursor; strangers never", async () => {
  await admittedTo(2);
  const chen = await system.signIn('chen', 'browse');
  expect(await chen.get('messages/notices')).toEqual({ notices: [] });
  const { next } = await lin.get('messages/notices', { limit: 1 });
  expect((await chen.call('messages/notices', { cursor: next })).error?.code).toBe('INVALID_INPUT');
  expect((await lin.call('messages/notices', { cursor: next, unread: true })).error?.code).toBe(
    'INVALID_INPUT',
  );
  expect((await system.stranger.call('messages/notices')).error?.code).toBe('NOT_SIGNED_IN');
});
