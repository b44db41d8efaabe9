import { newDeadline } from '../../shared/application/deadlines/deadlines';
import { taskExpiry } from '../../shared/application/tasks/task-expiry';
import type { Collection, Document } from '../../shared/collections/collection';
import { deadlines } from '../../shared/collections/deadlines';
import { groupPosts } from '../../shared/collections/groups';
import { orders } from '../../shared/collections/orders';
import { taskPlaces, tasks } from '../../shared/collections/tasks';
import { dayMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { groupPostLifecycle, groupPostStatuses } from '../../shared/domain/lifecycles/group-post-lifecycle';
import { refusalOf, type Step, type Transition } from '../../shared/domain/lifecycles/lifecycle';
import { orderLifecycle, orderStatuses } from '../../shared/domain/lifecycles/order-lifecycle';
import { taskLifecycle, taskStatuses } from '../../shared/domain/lifecycles/task-lifecycle';
import { groupSettings } from '../support/data/group-settings';
import { serviceClient } from '../support/data/service-client';
import { draftTask, openTask } from '../support/data/tasks';
import { type Actor, createTestSystem, newKey, type TestSystem } from '../support/system/test-system';

type Person = 'worker' | 'publisher' | 'outsider' | 'stranger';
const people: readonly Person[] = ['worker', 'publisher', 'outsider', 'stranger'];

let system: TestSystem;
let who: Readonly<Record<Person, Actor>>;
/** For a task whose publisher chooses, and for one that takes whoever comes first. */
let orderIds: Readonly<Record<'apply' | 'takePlace', string>>;
let taskId: string;

beforeAll(async () => {
  system = await createTestSystem();
  const [worker, publisher] = [await system.signIn('lin'), await system.publisher('zhao')];
  who = { worker, publisher, outsider: await system.publisher('sun'), stranger: system.stranger };
  const sign = async (admission: 'reviewed' | 'first-come') => {
    const task = await openTask(system, publisher, { admission, places: 100 });
    const answer = await worker.get('orders/signUp', {
      taskId: task,
      termsVersion: 1,
      idempotencyKey: newKey(),
    });
    return answer.order.orderId;
  };
  orderIds = { apply: await sign('reviewed'), takePlace: await sign('first-come') };
  taskId = await draftTask(system, publisher);
});
afterAll(() => system.close());

/** Puts a document where a case begins, past its lifecycle. */
async function put<D extends Document>(of: Collection<D>, id: string, changes: Partial<D>): Promise<D> {
  return system.ports.store.transact(async (tx) => {
    const doc = await tx.get(of, id);
    if (!doc) throw new Error(`no ${of.name}`);
    const changed = { ...doc, ...changes };
    tx.update(of, changed);
    return changed;
  });
}

/** What a table says to somebody who takes a step: a code, or that it goes through. */
function answerOf<D extends object>(transition: Transition<D>, doc: D, by: Step['by']): string {
  const refused = refusalOf(transition, doc, { by, atMs: system.clock.nowMs() });
  return refused ? (refused.code ?? refused.why) : 'ok';
}
const codeOf = async (
  call: Promise<{ ok: boolean; error?: { code: string } | undefined }>,
): Promise<string> => {
  const { ok, error } = await call;
  return ok ? 'ok' : (error?.code ?? '');
};

describe('orders', () => {
  const events = [
    { event: 'withdraw', path: 'orders/withdraw', input: {}, others: 'ORDER_NOT_FOUND' },
    { event: 'admit', path: 'publishing/admit', input: {}, others: 'ORDER_NOT_FOUND' },
    {
      event: 'refuse',
      path: 'publishing/refuse',
      input: { reason: '人数已经够了' },
      others: 'ORDER_NOT_FOUND',
    },
  ] as const;
  const cases = events.flatMap((event) => orderStatuses.map((status) => ({ ...event, status })));

  test.each(cases)('$event of one that is $status: what the table says', async (row) => {
    const transition: Transition<never> = orderLifecycle.transitions[row.event];
    for (const person of people) {
      const before = await put(orders, orderIds.apply, { status: row.status, withdrawals: 0, timeline: [] });
      // What was counted for it is no matter here.
      await put(taskPlaces, before.taskId, { left: 50, signUps: 50 });
      const said = await codeOf(who[person].call(row.path, { orderId: before.id, ...row.input }));
      const after = await system.ports.store.get(orders, before.id);
      const isTheirs = transition.by.some((by) => by === person);
      // Repeated, it answers the same.
      const isRepeated = before.status === transition.to;
      if (isTheirs) {
        const step = answerOf(orderLifecycle.transitions[row.event], before, person as Step['by']);
        expect(said).toBe(isRepeated ? 'ok' : step);
      } else if (person === 'stranger') expect(said).toBe('NOT_SIGNED_IN');
      else expect(said).toBe(person === 'worker' ? 'ROLE_REQUIRED' : row.others);
      const isTaken = isTheirs && said === 'ok' && !isRepeated;
      if (!isTaken) expect(after).toEqual(before);
      else expect(after?.status).toBe(transition.to);
    }
  });

  const signUps = (['apply', 'takePlace'] as const).flatMap((event) =>
    orderStatuses.flatMap((status) => [0, 2, 3].map((withdrawals) => ({ event, status, withdrawals }))),
  );
  test.each(signUps)('$event of one that is $status after $withdrawals withdrawals', async (row) => {
    const { event, ...changes } = row;
    const before = await put(orders, orderIds[event], { ...changes, timeline: [] });
    await put(taskPlaces, before.taskId, { left: 50, signUps: 50 });
    const input = { taskId: before.taskId, termsVersion: 1, idempotencyKey: newKey() };
    const said = await codeOf(who.worker.call('orders/signUp', input));
    expect(said).toBe(answerOf(orderLifecycle.transitions[event], before, 'worker'));
    const after = await system.ports.store.get(orders, before.id);
    if (said === 'ok') expect(after?.status).toBe(orderLifecycle.transitions[event].to);
    else expect(after).toEqual(before);
  });
});

describe('tasks', () => {
  const changes = { placeName: '五四广场' };
  const events = [
    {
      path: 'publishing/openTask',
      input: {},
      eventOf: (status: (typeof taskStatuses)[number]) => {
        if (status === 'in-review') return 'submit' as const;
        return status === 'draft' || status === 'awaiting-funds' ? ('pass' as const) : ('open' as const);
      },
    },
    { path: 'publishing/closeTask', input: {}, eventOf: () => 'close' as const },
    {
      path: 'publishing/updateTask',
      input: { changes },
      eventOf: (status: (typeof taskStatuses)[number]) =>
        status === 'draft' || status === 'in-review' || status === 'awaiting-funds'
          ? ('edit' as const)
          : ('change' as const),
    },
  ];
  const cases = events.flatMap((event) => taskStatuses.map((status) => ({ ...event, status })));

  test.each(cases)(
    '$path of one that is $status: what the table says',
    async ({ path, input, eventOf, status }) => {
      const transition: Transition<never> = taskLifecycle.transitions[eventOf(status)];
      for (const person of people) {
        await system.ports.store.transact(async (tx) => {
          if (await tx.get(taskPlaces, taskId)) tx.remove(taskPlaces, taskId);
        });
        const before = await put(tasks, taskId, { status, termsVersion: 1, updatedAtMs: 0 });
        const places = { id: taskId, open: 1, left: 10, signUps: 0, termsVersion: 1 };
        if (status !== 'draft')
          await system.ports.store.transact(async (tx) => tx.create(taskPlaces, places));
        const said = await codeOf(who[person].call(path, { taskId, ...input }));
        const after = await system.ports.store.get(tasks, taskId);
        const isRepeated = status === transition.to && !transition.from.includes(status);
        if (person === 'publisher')
          expect(said).toBe(
            isRepeated ? 'ok' : answerOf(transition as Transition<object>, before, 'publisher'),
          );
        else if (person === 'outsider') expect(said).toBe('TASK_NOT_FOUND');
        else expect(said).toBe(person === 'worker' ? 'ROLE_REQUIRED' : 'NOT_SIGNED_IN');
        if (said !== 'ok' || isRepeated) expect(after).toEqual(before);
        else expect(after).toMatchObject({ status: transition.to, updatedAtMs: system.clock.nowMs() });
      }
    },
  );
});

describe('group posts', () => {
  const finishes = { confirm: 'sent', release: 'not-sent', drop: 'dropped', recall: 'withdrawn' } as const;
  const claims = ['claim', 'retry'] as const;
  const timeOuts = ['interrupt', 'giveUp'] as const;
  const post = 'grouppost0000000';
  let bot: Actor;
  let other: Actor;
  let groupId: string;
  beforeAll(async () => {
    [bot, other] = [await serviceClient(system, 'bot'), await serviceClient(system, 'other')];
    groupId = (await bot.get('groups/save', groupSettings('wechaty', 'room-1'))).group.groupId;
    await bot.get('groups/enqueue', { posts: [{ groupId, taskId: post }] });
  });

  /** The first of these steps that the table allows, taken by the program whose post it is. */
  async function expectTaken(
    events: readonly (keyof typeof groupPostLifecycle.transitions)[],
    row: object,
    path: string,
    input: object,
  ) {
    const id = `${groupId}:${post}`;
    for (const program of [other, bot]) {
      const before = await put(groupPosts, id, row);
      expect((await program.call(path, { groupId, taskIds: [post], ...input })).ok).toBe(true);
      const taken = events.find(
        (event) =>
          answerOf(groupPostLifecycle.transitions[event] as Transition<object>, before, 'service') === 'ok',
      );
      const after = await system.ports.store.get(groupPosts, id);
      if (program === other || !taken) expect(after).toEqual(before);
      else expect(after?.status).toBe(groupPostLifecycle.transitions[taken].to);
    }
  }
  const rows = groupPostStatuses.flatMap((status) => [1, 2].map((tries) => ({ status, tries })));

  test.each(rows)('one that is $status after $tries tries', async (row) => {
    const fresh = { ...row, updatedAtMs: system.clock.nowMs() };
    for (const [event, outcome] of Object.entries(finishes))
      await expectTaken([event as keyof typeof finishes], fresh, 'groups/finish', { outcome });
    await expectTaken(claims, fresh, 'groups/claim', {});
    await expectTaken(claims, { ...row, updatedAtMs: fresh.updatedAtMs - 2 * minuteMs }, 'groups/claim', {});
  });

  test.each(rows)('when its time is over, one that is $status after $tries tries', async (row) => {
    for (const passedMs of [minuteMs, 2 * minuteMs, dayMs]) {
      const id = `${groupId}:${post}`;
      const updatedAtMs = system.clock.nowMs() - passedMs;
      const before = await put(groupPosts, id, { ...row, updatedAtMs });
      const dueAtMs = system.clock.nowMs();
      const deadline = newDeadline({ kind: 'groupPost.timeOut', subject: id, dueAtMs });
      await system.ports.store.transact(async (tx) => {
        if (await tx.get(deadlines, deadline.id)) tx.update(deadlines, deadline);
        else tx.create(deadlines, deadline);
      });
      // All shards are looked at every five minutes.
      system.clock.pass(5 * minuteMs);
      const taken = timeOuts.find(
        (event) =>
          answerOf(groupPostLifecycle.transitions[event] as Transition<object>, before, 'platform') === 'ok',
      );
      await system.timer('tick');
      const after = await system.ports.store.get(groupPosts, id);
      if (taken) expect(after?.status).toBe(groupPostLifecycle.transitions[taken].to);
      else expect(after).toEqual(before);
    }
  });
});

test.each(taskStatuses)(
  'when its deadline passes, a task that is %s is closed only if the table says so',
  async (status) => {
    const before = await put(tasks, taskId, { status, signUpDeadlineMs: system.clock.nowMs() + dayMs });
    const deadline = newDeadline(taskExpiry(before));
    await system.ports.store.transact(async (tx) => {
      if (await tx.get(deadlines, deadline.id)) tx.update(deadlines, deadline);
      else tx.create(deadlines, deadline);
      const places = await tx.get(taskPlaces, taskId);
      if (places) tx.update(taskPlaces, { ...places, open: 1 });
    });
    system.clock.pass(dayMs + minuteMs);
    await system.timer('tick');
    const said = answerOf(taskLifecycle.transitions.expire, before, 'platform');
    const after = await system.ports.store.get(tasks, taskId);
    const lapsed = answerOf(taskLifecycle.transitions.lapse, before, 'platform');
    if (said === 'ok') expect(after).toMatchObject({ status: 'closed', closedReason: 'deadline' });
    else if (lapsed === 'ok') expect(after).toMatchObject({ status: 'draft' });
    else expect(after).toEqual(before);
    expect(said === 'ok').toBe(status === 'open');
  },
);
