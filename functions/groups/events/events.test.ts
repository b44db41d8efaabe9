import { feedPositions } from '../../../shared/collections/events';
import { dayMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { nextCrash } from '../../../tests/support/crash-steps';
import { serviceClient } from '../../../tests/support/data/service-client';
import { taskDraft } from '../../../tests/support/data/task-draft';
import { openTask } from '../../../tests/support/data/tasks';
import { crashingStore } from '../../../tests/support/stores/crashing-store';
import { callOver } from '../../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let bot: Actor;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  bot = await serviceClient(system, 'bot');
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const signUp = async (person: string, taskId: string) => {
  const who = await system.signIn(person);
  return who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
};

/** What the bot reads once the events have been passed on. */
async function read(input = {}) {
  await system.timer('tick');
  return bot.get('groups/events', input);
}

/** Reads everything and acknowledges it; `type taskId` each. */
async function hear(who = bot): Promise<string[]> {
  const heard: string[] = [];
  await system.timer('tick');
  for (;;) {
    const { events, receipt } = await who.get('groups/events');
    heard.push(...events.map((it: { type: string; taskId: string }) => `${it.type} ${it.taskId}`));
    if (receipt === undefined) return heard;
    await who.get('groups/acknowledge', { receipt });
  }
}

test('given a task, when it opens, changes and closes, then the feed says so in that order', async () => {
  const taskId = await openTask(system, zhao);
  system.clock.pass(1);
  await zhao.get('publishing/openTask', { taskId });
  const changes = taskDraft(system.clock.nowMs(), { places: 8 });
  await zhao.get('publishing/updateTask', { taskId, changes });
  system.clock.pass(1);
  await zhao.get('publishing/closeTask', { taskId });
  await zhao.get('publishing/closeTask', { taskId });
  const { events } = await read();
  expect(events).toEqual(
    ['task.opened', 'task.changed', 'task.closed'].map((type) => ({
      eventId: expect.any(String),
      type,
      taskId,
      cityCode: '370200',
      category: 'promotion',
      atMs: expect.any(Number),
    })),
  );
});

test('given a draft, when it is changed, then nobody hears of it', async () => {
  const { task } = await zhao.get('publishing/createTask', {
    task: taskDraft(system.clock.nowMs()),
    idempotencyKey: newKey(),
  });
  await zhao.get('publishing/updateTask', { taskId: task.taskId, changes: taskDraft(system.clock.nowMs()) });
  expect(await hear()).toEqual([]);
});

test('given a task past its deadline, when the timer closes it, then the feed says so', async () => {
  const taskId = await openTask(system, zhao);
  await hear();
  system.clock.pass(4 * dayMs);
  await system.timer('tick');
  await system.timer('tick');
  expect(await hear()).toEqual([`task.closed ${taskId}`]);
});

test('given places, when people sign up, then only the last one is heard of, once', async () => {
  const taskId = await openTask(system, zhao, { places: 3 });
  await hear();
  await signUp('lin', taskId);
  expect(await hear()).toEqual([]);
  await signUp('chen', taskId);
  await signUp('wang', taskId);
  expect(await hear()).toEqual([`task.filled ${taskId}`]);
  expect(await hear()).toEqual([]);
});

test('given a reviewed task, when its last place is given, then it is full', async () => {
  const taskId = await openTask(system, zhao, { places: 1, admission: 'reviewed' });
  const { order } = await signUp('lin', taskId);
  expect(await hear()).toEqual([`task.opened ${taskId}`]);
  await zhao.get('publishing/admit', { orderId: order.orderId });
  expect(await hear()).toEqual([`task.filled ${taskId}`]);
});

test('given that somebody withdrew before it was read, then the task is not said to be full', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  await hear();
  const { order } = await signUp('lin', taskId);
  await (await system.signIn('lin')).get('orders/withdraw', { orderId: order.orderId });
  expect(await hear()).toEqual([]);
});

test('given events, when they are read, then nothing of a person is in the answer', async () => {
  const taskId = await openTask(system, zhao, { places: 1 });
  const lin = await system.signIn('lin');
  await signUp('lin', taskId);
  const text = JSON.stringify(await read());
  for (const secret of [lin.accountId, zhao.accountId, '台东步行街']) expect(text).not.toContain(secret);
});

test('given many events, when they are read in pages, then each comes once and there is an end', async () => {
  const opened: string[] = [];
  for (let at = 0; at < 7; at += 1) {
    opened.push(`task.opened ${await openTask(system, zhao)}`);
    system.clock.pass(1);
  }
  const { events, receipt } = await read({ limit: 3 });
  expect(events).toHaveLength(3);
  expect((await read({ limit: 3 })).events).toEqual(events);
  await bot.get('groups/acknowledge', { receipt });
  expect(await hear()).toEqual(opened.slice(3));
  expect(await read()).toEqual({ events: [] });
});

test('given a receipt, when it is said again later, then it changes nothing', async () => {
  const taskId = await openTask(system, zhao);
  const { receipt } = await read();
  const positions = () =>
    Promise.all(
      ['0', '1', '2', '3'].map((shard) => system.ports.store.get(feedPositions, `service.bot:${shard}`)),
    );
  await bot.get('groups/acknowledge', { receipt });
  system.clock.pass(10 * minuteMs);
  await zhao.get('publishing/closeTask', { taskId });
  expect(await hear()).toEqual([`task.closed ${taskId}`]);
  const before = await positions();
  await bot.get('groups/acknowledge', { receipt });
  expect(await positions()).toEqual(before);
  expect(await hear()).toEqual([]);
});

test('given two programs, then each has a place of its own, from its beginning on', async () => {
  const first = await openTask(system, zhao);
  system.clock.pass(1);
  const other = await serviceClient(system, 'other');
  const second = await openTask(system, zhao);
  expect(await hear(other)).toEqual([`task.opened ${second}`]);
  expect(await hear()).toEqual([`task.opened ${first}`, `task.opened ${second}`]);
});

test.each([
  ['words', () => 'let me in'],
  ['no mark', (receipt: string) => receipt.split('.')[0] ?? ''],
  ['another mark', (receipt: string) => `${receipt.split('.')[0]}.${'x'.repeat(32)}`],
  [
    'a later position',
    (receipt: string) => {
      const [body = '', mark] = receipt.split('.');
      const reads = JSON.parse(Buffer.from(body, 'base64url').toString());
      const later = reads.map((read: object) => ({ ...read, readToMs: 4_000_000_000_000 }));
      return `${Buffer.from(JSON.stringify(later)).toString('base64url')}.${mark}`;
    },
  ],
])('given a receipt with %s, then it is refused and nothing is hidden', async (_, forged) => {
  const taskId = await openTask(system, zhao);
  const { receipt } = await read();
  const { error } = await bot.call('groups/acknowledge', { receipt: forged(receipt) });
  expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { problems: [{ path: 'receipt' }] } });
  const foreign = await (await serviceClient(system, 'other')).call('groups/acknowledge', { receipt });
  expect(foreign.error?.code).toBe('INVALID_INPUT');
  expect(await hear()).toEqual([`task.opened ${taskId}`]);
});

test('given a crash at each step of the bot, then it hears of every task, and of none after it said so', async () => {
  for (let at = 1; ; at = nextCrash(at)) {
    const taskId = await openTask(system, zhao);
    const store = crashingStore(system.ports.store, at);
    const over = callOver(system, { store });
    await system.timer('tick');
    const first = await over.call(bot, 'groups/events');
    const said = first.ok && (await over.call(bot, 'groups/acknowledge', { receipt: first.data.receipt })).ok;
    const again = await hear();
    if (said) expect(again).toEqual([]);
    else
      expect([...(first.data?.events ?? []).map(() => `task.opened ${taskId}`), ...again]).toContain(
        `task.opened ${taskId}`,
      );
    if (!store.hasCrashed()) {
      expect(at).toBeGreaterThan(10);
      return;
    }
    system.clock.pass(1);
  }
});
