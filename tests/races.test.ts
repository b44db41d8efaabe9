import { accounts } from '../shared/collections/accounts';
import type { Collection, Document } from '../shared/collections/collection';
import { eventsOf, outbox } from '../shared/collections/events';
import { type Order, orders } from '../shared/collections/orders';
import { payoutAccounts, payoutBooks } from '../shared/collections/payouts';
import type { MemoryStore } from '../shared/store/memory/memory-store';
import { crowd } from './support/data/crowd';
import { placesOf } from './support/data/places-of';
import { taskDraft } from './support/data/task-draft';
import { openTask } from './support/data/tasks';
import { type HttpSystem, httpSystem } from './support/system/http-system';
import { createInspectableSystem, documentsIn } from './support/system/inspectable-system';
import { type Actor, type Answer, acceptAll, newKey, type TestSystem } from './support/system/test-system';

let system: TestSystem;
let raw: MemoryStore;
let http: HttpSystem;
let zhao: Actor;

beforeAll(async () => {
  ({ system, raw } = await createInspectableSystem({ isRace: true }));
  http = await httpSystem(system);
  zhao = await system.publisher('zhao');
});
afterAll(async () => {
  await http.close();
  await system.close();
});

const all = <D extends Document>(of: Collection<D>): D[] => documentsIn(raw, of) as unknown as D[];

const signUp = (who: Actor, taskId: string, idempotencyKey = newKey()): Promise<Answer> =>
  http.call(who.token, 'orders/signUp', { taskId, termsVersion: 1, idempotencyKey });

/** How often each code was answered; `ok` for success. */
function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { error } of answers) {
    const code = error?.code ?? 'ok';
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** What must hold of a task whatever happened: places are neither lost nor made. */
async function expectPlaces(taskId: string, places: number): Promise<{ admitted: Order[]; left: number }> {
  const { left, signUps } = await placesOf(system.ports.store, taskId);
  const of = all(orders).filter((order) => order.taskId === taskId);
  const admitted = of.filter(({ status }) => status === 'admitted');
  const waiting = of.filter(({ status }) => status === 'applied');
  expect(left).toBe(places - admitted.length);
  expect(signUps).toBe(admitted.length + waiting.length);
  return { admitted, left };
}

test.each([
  [100, 10],
  [1_000, 100],
])('%i people at once for %i places: exactly as many are admitted', async (count, places) => {
  const taskId = await openTask(system, zhao, { places });
  const people = await crowd(system, count);
  const answers = await Promise.all(people.map((who) => signUp(who, taskId)));
  expect(tally(answers)).toEqual({ ok: places, TASK_FULL: count - places });
  const { admitted, left } = await expectPlaces(taskId, places);
  expect([admitted.length, left]).toEqual([places, 0]);
  const told = all(outbox)
    .flatMap((doc) => eventsOf(doc))
    .flatMap((event) =>
      event.type === 'order.admitted' && event.facts.taskId === taskId ? [event.accountId] : [],
    );
  expect(new Set(told)).toEqual(new Set(admitted.map((it) => it.accountId)));
  expect(told).toHaveLength(places);
});

test('one person 20 times at once: one order', async () => {
  const taskId = await openTask(system, zhao, { places: 30 });
  const [who] = await crowd(system, 1);
  if (!who) throw new Error('nobody came');
  const answers = await Promise.all(Array.from({ length: 20 }, () => signUp(who, taskId)));
  expect(tally(answers)).toEqual({ ok: 1, ALREADY_SIGNED_UP: 19 });
  expect((await expectPlaces(taskId, 30)).left).toBe(29);
});

test('one call 20 times at once under one key: 20 equal answers, one order', async () => {
  const taskId = await openTask(system, zhao, { places: 30 });
  const [who] = await crowd(system, 1);
  if (!who) throw new Error('nobody came');
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 20 }, () => signUp(who, taskId, key)));
  expect(tally(answers)).toEqual({ ok: 20 });
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect((await expectPlaces(taskId, 30)).left).toBe(29);
});

test('one key for two tasks at once: one of them, the other is refused', async () => {
  const ids = [await openTask(system, zhao), await openTask(system, zhao)];
  const [who] = await crowd(system, 1);
  if (!who) throw new Error('nobody came');
  const key = newKey();
  const answers = await Promise.all(ids.map((taskId) => signUp(who, taskId, key)));
  expect(tally(answers)).toEqual({ ok: 1, IDEMPOTENCY_KEY_REUSED: 1 });
  expect(all(orders).filter(({ accountId }) => accountId === who.accountId)).toHaveLength(1);
});

test('a draft made 20 times at once under one key is one task', async () => {
  const { task } = await zhao.get('publishing/createTask', {
    task: taskDraft(system.clock.nowMs()),
    idempotencyKey: newKey(),
  });
  const { taskId: _id, status: _status, termsVersion: _version, ...draft } = task;
  const input = { task: draft, idempotencyKey: newKey() };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => http.call(zhao.token, 'publishing/createTask', input)),
  );
  expect(tally(answers)).toEqual({ ok: 20 });
  expect(new Set(answers.map(({ data }) => data.task.taskId)).size).toBe(1);
});

test('sign-ups while the task closes: either in or TASK_CLOSED, and nobody in afterwards', async () => {
  const taskId = await openTask(system, zhao, { places: 200 });
  const people = await crowd(system, 61);
  const calls = people.slice(0, 60).map((who) => () => signUp(who, taskId));
  calls.splice(30, 0, () => http.call(zhao.token, 'publishing/closeTask', { taskId }));
  const answers = await Promise.all(calls.map((call) => call()));
  const { ok = 0, TASK_CLOSED = 0 } = tally(answers);
  expect(ok + TASK_CLOSED).toBe(61);
  // One of those is the closing itself.
  expect((await expectPlaces(taskId, 200)).admitted).toHaveLength(ok - 1);
  const late = people.at(-1);
  expect(late && (await signUp(late, taskId)).error?.code).toBe('TASK_CLOSED');
});

test('a place that is given back goes to exactly one of those who want it', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  const [holder, ...others] = await crowd(system, 30);
  if (!holder) throw new Error('nobody came');
  const { data } = await signUp(holder, taskId);
  const { orderId } = data.order;
  const withdraw = () => http.call(holder.token, 'orders/withdraw', { orderId });
  const calls = [...others.slice(0, 14).map((who) => () => signUp(who, taskId)), withdraw, withdraw];
  calls.push(...others.slice(14, 28).map((who) => () => signUp(who, taskId)));
  const answers = await Promise.all(calls.map((call) => call()));
  const { ok = 0, TASK_FULL = 0 } = tally(answers);
  expect(ok + TASK_FULL).toBe(30);
  const { admitted, left } = await expectPlaces(taskId, 1);
  expect(admitted).toHaveLength(ok - 2);
  const last = others.at(-1);
  expect(last && (await signUp(last, taskId)).ok).toBe(left === 1);
  await expectPlaces(taskId, 1);
});

test('withdrawing and signing up again at once keeps the place count', async () => {
  const taskId = await openTask(system, zhao, { places: 2 });
  const [who] = await crowd(system, 1);
  if (!who) throw new Error('nobody came');
  const { orderId } = (await signUp(who, taskId)).data.order;
  const withdraw = () => http.call(who.token, 'orders/withdraw', { orderId });
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) => (at % 2 ? withdraw() : signUp(who, taskId))),
  );
  const known = ['ok', 'ALREADY_SIGNED_UP', 'TOO_MANY_WITHDRAWALS'];
  expect(Object.keys(tally(answers)).filter((code) => !known.includes(code))).toEqual([]);
  const { admitted } = await expectPlaces(taskId, 2);
  expect(admitted.length).toBeLessThanOrEqual(1);
});

describe('a publisher with two tabs', () => {
  const decide = (action: string, orderId: string, more = {}) =>
    http.call(zhao.token, `publishing/${action}`, { orderId, ...more });

  async function waiting(count: number, places: number): Promise<[string, string[]]> {
    const taskId = await openTask(system, zhao, { places, admission: 'reviewed' });
    const people = await crowd(system, count);
    const answers = await Promise.all(people.map((who) => signUp(who, taskId)));
    return [taskId, answers.map(({ data }) => data.order.orderId)];
  }

  test('admits one person once', async () => {
    const [taskId, [orderId = '']] = await waiting(1, 5);
    const answers = await Promise.all(Array.from({ length: 6 }, () => decide('admit', orderId)));
    expect(tally(answers)).toEqual({ ok: 6 });
    expect((await expectPlaces(taskId, 5)).left).toBe(4);
  });

  test('admits no more than there are places', async () => {
    const [taskId, orderIds] = await waiting(12, 3);
    const answers = await Promise.all(orderIds.map((orderId) => decide('admit', orderId)));
    expect(tally(answers)).toEqual({ ok: 3, NO_PLACE_LEFT: 9 });
    expect((await expectPlaces(taskId, 3)).admitted).toHaveLength(3);
  });

  test('admits or refuses, never both', async () => {
    const [taskId, [orderId = '']] = await waiting(1, 5);
    const answers = await Promise.all([
      decide('admit', orderId),
      decide('refuse', orderId, { reason: '名额已满' }),
      decide('admit', orderId),
      decide('refuse', orderId, { reason: '名额已满' }),
    ]);
    expect(tally(answers)).toEqual({ ok: 2, ORDER_NOT_WAITING: 2 });
    await expectPlaces(taskId, 5);
  });
});

describe('payout accounts at once', () => {
  const bind = (who: Actor, person: string, alipayLogonId: string, realName = '林晓彤') =>
    http.call(who.token, 'payouts/bindAccount', {
      channel: 'alipay',
      realName,
      alipayLogonId,
      loginCode: system.sandbox.loginCode(person),
      idempotencyKey: newKey(),
    });

  const bookOf = ({ accountId }: Actor) => system.ports.store.get(payoutBooks, accountId);

  test('one Alipay account has one owner', async () => {
    const names = ['crowd-1', 'crowd-2', 'crowd-3', 'crowd-4'];
    const people = await Promise.all(names.map((name) => system.signIn(name)));
    const answers = await Promise.all(
      people.map((who, at) => bind(who, names[at] ?? '', 'same@example.com')),
    );
    expect(tally(answers)).toEqual({ ok: 1, PAYOUT_ACCOUNT_TAKEN: 3 });
    const owner = people[answers.findIndex(({ ok }) => ok)];
    const books = await Promise.all(people.map(bookOf));
    expect(books.map((book) => book?.accounts.length ?? 0).sort()).toEqual([0, 0, 0, 1]);
    expect(all(payoutAccounts).filter(({ accountId }) => accountId === owner?.accountId)).toHaveLength(1);
  });

  test('one person binds three Alipay accounts, not five', async () => {
    const who = await system.signIn('crowd-5');
    const logons = [1, 2, 3, 4, 5].map((each) => `five${each}@example.com`);
    const answers = await Promise.all(logons.map((logon) => bind(who, 'crowd-5', logon)));
    expect(tally(answers)).toEqual({ ok: 3, PAYOUT_ACCOUNT_LIMIT: 2 });
    const book = await bookOf(who);
    expect(book?.accounts).toHaveLength(3);
    expect(book?.accounts.map(({ id }) => id)).toContain(book?.defaultId);
  });

  test('one person has one legal name', async () => {
    const who = await system.signIn('crowd-6');
    const answers = await Promise.all([
      bind(who, 'crowd-6', 'one@example.com', '张三'),
      bind(who, 'crowd-6', 'two@example.com', '李四'),
    ]);
    expect(tally(answers)).toEqual({ ok: 1, LEGAL_NAME_MISMATCH: 1 });
  });
});

test('the first login on ten devices at once is one account', async () => {
  const logins = Array.from({ length: 10 }, () => ({
    code: system.sandbox.loginCode('crowd-7'),
    accepted: acceptAll,
  }));
  const answers = await Promise.all(logins.map((login) => http.call(undefined, 'account/login', login)));
  expect(tally(answers)).toEqual({ ok: 10 });
  expect(answers.filter(({ data }) => data.isNew)).toHaveLength(1);
  const ids = new Set(answers.map(({ data }) => data.profile.accountId));
  expect(ids.size).toBe(1);
  const [id = ''] = ids;
  expect((await system.ports.store.get(accounts, id))?.sessions).toHaveLength(10);
});

test('a refresh token used ten times at once is good for one at most, and ends the session', async () => {
  const code = system.sandbox.loginCode('crowd-8');
  const { session, profile } = await system.stranger.get('account/login', { code, accepted: acceptAll });
  const { refreshToken } = session;
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => http.call(undefined, 'account/refresh', { refreshToken })),
  );
  expect(tally(answers)).toEqual({ ok: 1, SESSION_EXPIRED: 9 });
  expect((await system.ports.store.get(accounts, profile.accountId))?.sessions).toEqual([]);
});
