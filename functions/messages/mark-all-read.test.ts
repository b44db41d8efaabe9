import { type Notice, notices } from '../../shared/collections/events';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { type Actor, createTestSystem, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
let chen: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  [lin, chen] = [await system.signIn('lin'), await system.signIn('chen')];
});
afterEach(() => system.close());

/** So many notices, a minute apart, the last one now; answers when it happened. */
async function told(who: Actor, count: number, type: Notice['type'] = 'order.admitted'): Promise<number> {
  for (let at = 0; at < count; at += 1) {
    system.clock.pass(minuteMs);
    const id = system.ports.ids.newId();
    const notice = {
      id,
      eventId: id,
      accountId: who.accountId,
      type,
      title: '您已被录用',
      text: '请按时到岗。',
      page: 'pages/orders/detail',
      read: false,
      atMs: system.clock.nowMs(),
      expiresAtMs: system.clock.nowMs() + 100 * minuteMs * 1_440,
    };
    await system.ports.store.transact(async (tx) => tx.create(notices, notice));
  }
  return system.clock.nowMs();
}

const unread = async (who = lin): Promise<number> =>
  (await who.get('messages/notices', { unread: true, limit: 50 })).notices.length;
const markAll = (upToMs: number, who = lin) => who.call('messages/markAllRead', { upToMs });

test('given unread notices, when all are marked, also twice, then none is unread, and nobody else’s is', async () => {
  const upToMs = await told(lin, 23);
  await told(chen, 2);
  expect((await markAll(upToMs)).data).toEqual({ left: false });
  expect((await markAll(upToMs)).data).toEqual({ left: false });
  expect([await unread(), await unread(chen)]).toEqual([0, 2]);
  expect((await lin.get('messages/notices', { limit: 50 })).notices).toHaveLength(23);
});

test('given one that came after the person looked, when all are marked, then it stays unread', async () => {
  const upToMs = await told(lin, 2);
  await told(lin, 1);
  await markAll(upToMs);
  expect(await unread()).toBe(1);
});

test('given more than one call takes, when it is called until nothing is left, then all are read', async () => {
  const upToMs = await told(lin, 51);
  expect((await markAll(upToMs)).data).toEqual({ left: true });
  expect((await markAll(upToMs)).data).toEqual({ left: false });
  expect(await unread()).toBe(0);
});

test('given two phones at once, when both mark all, then all are read and both are answered', async () => {
  const upToMs = await told(lin, 12);
  const answers = await Promise.all([markAll(upToMs), markAll(upToMs)]);
  expect(answers.map(({ data }) => data)).toEqual([{ left: false }, { left: false }]);
  expect(await unread()).toBe(0);
});

test('given a stranger or no moment, when they mark, then it is refused', async () => {
  expect((await markAll(0, system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await lin.call('messages/markAllRead')).error?.code).toBe('INVALID_INPUT');
  expect((await markAll(-1)).error?.code).toBe('INVALID_INPUT');
});

test('given notices of several kinds, when one kind is asked for, then only that, page by page', async () => {
  await told(lin, 3);
  await told(lin, 2, 'payoutAccount.bound');
  await told(lin, 2, 'order.applied');
  const kinds = async (kind: string) =>
    (await lin.get('messages/notices', { kind })).notices.map((notice: { kind: string }) => notice.kind);
  expect(await kinds('work')).toEqual(['work', 'work', 'work']);
  expect(await kinds('account')).toEqual(['account', 'account']);
  expect(await kinds('hiring')).toEqual(['hiring', 'hiring']);
  const first = await lin.get('messages/notices', { kind: 'work', limit: 2 });
  const rest = await lin.get('messages/notices', { kind: 'work', limit: 2, cursor: first.next });
  expect([first.notices.length, rest.notices.length, rest.next]).toEqual([2, 1, undefined]);
});
