import { maxTries } from '../../shared/application/deadlines/back-off';
import { deadlineId, newDeadline } from '../../shared/application/deadlines/deadlines';
import { type MeetDeadline, runDue } from '../../shared/application/deadlines/run-due';
import { type Consumer, consume, retryKind } from '../../shared/application/events/consume';
import { type Lease, leaseOf } from '../../shared/application/lease';
import { identities } from '../../shared/collections/accounts';
import { deadlines } from '../../shared/collections/deadlines';
import { notices, type Told, weChatMessages } from '../../shared/collections/events';
import { taskPlaces, tasks } from '../../shared/collections/tasks';
import { hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import type { Context } from '../../shared/ports/context';
import type { Store } from '../../shared/ports/store';
import { allEvents } from '../../tests/support/data/events';
import { orderTemplate } from '../../tests/support/data/order-template';
import { openTask, storeOpenTasks } from '../../tests/support/data/tasks';
import { callOver } from '../../tests/support/system/call-over';
import { createTestSystem, newKey, type TestSystem } from '../../tests/support/system/test-system';
import { audience, type ConsumerName, consumerNames, typesFor } from './consumers/audience';
import { consumers, deadlineKinds } from './tick';

type Ticking = Context<'timer', 'wechat' | 'settings'>;

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const tick = () => system.timer('tick');
const contextOf = (): Ticking => ({
  ...system.ports,
  report: () => {},
  untilMs: system.clock.nowMs() + 45_000,
});
const leaseFor = (context: Ticking): Lease => leaseOf(context, 'tick', context.untilMs);

/** Things happen of which every consumer hears: somebody comes by a share, signs up and is admitted. */
async function somethingOfEach(): Promise<void> {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao);
  const { shareId } = await zhao.get('sharing/createShare', { taskId });
  for (const person of ['lin', 'chen', 'wang']) {
    const who = await system.signIn(person);
    await who.get('sharing/openShare', { share: shareId });
    await who.get('orders/signUp', { taskId, share: shareId, idempotencyKey: newKey() });
  }
}

const forConsumer = async (name: ConsumerName): Promise<Told[]> =>
  (await allEvents(system)).filter(({ type }) => typesFor(name).has(type));

async function unhandledBy(name: ConsumerName): Promise<string[]> {
  const ids = (await forConsumer(name)).map(({ id }) => id);
  const records = await consumers[name].recordsOf(system.ports.store, ids);
  return ids.filter((_, at) => !records[at]);
}

test('given every type of event, then it is said who acts on it, and everybody named acts on some', () => {
  for (const name of consumerNames) expect(Object.values(audience).flat()).toContain(name);
});

describe.each(consumerNames)('given an event on which %s fails', (name) => {
  test('when the tick runs, then nothing else waits for it, and it is handled once it can be', async () => {
    await somethingOfEach();
    const [bad] = await forConsumer(name);
    if (!bad) throw new Error(`nothing happened for ${name}`);
    let isBroken = true;
    const failing: Consumer<Ticking> = {
      ...consumers[name],
      async handle(context, events) {
        if (isBroken && events.some(({ id }) => id === bad.id)) throw new Error('no');
        await consumers[name].handle(context, events);
      },
    };
    const all = consumerNames.map((each) => (each === name ? failing : consumers[each]));
    const context = contextOf();
    const lease = leaseFor(context);
    const run = await consume(context, all, (each) => typesFor(each as ConsumerName), lease);
    await lease.release();
    for (const each of consumerNames) expect(await unhandledBy(each)).toEqual(each === name ? [bad.id] : []);
    expect([...run.heard.values()]).toEqual([system.clock.nowMs() + minuteMs]);
    isBroken = false;
    system.clock.pass(5 * minuteMs);
    await tick();
    expect(await unhandledBy(name)).toEqual([]);
    const retry = deadlineId(retryKind(name), bad.id);
    expect(await system.ports.store.get(deadlines, retry)).toBeUndefined();
  });
});

describe.each(Object.keys(deadlineKinds))('given a deadline %s that fails', (kind) => {
  const subjects = ['good-1', 'bad', 'good-2'];
  test('when the tick runs, then the others are met, and it is tried ever later, then parked', async () => {
    const { store } = system.ports;
    const dueAtMs = system.clock.nowMs();
    await store.transact(async (tx) => {
      for (const subject of subjects) tx.create(deadlines, newDeadline({ kind, subject, dueAtMs }));
    });
    let tries = 0;
    const failing: MeetDeadline<Ticking> = async (context, deadline, settle) => {
      if (deadline.subject !== 'bad') return deadlineKinds[kind]?.(context, deadline, settle);
      tries += 1;
      throw new TypeError('no');
    };
    const run = async () => {
      const context = contextOf();
      const lease = leaseFor(context);
      const due = await runDue(context, { [kind]: failing }, lease);
      await due.save(new Map());
      await lease.release();
      return due.met;
    };
    expect(await run()).toBe(2);
    const kept = async () => {
      const ids = subjects.map((subject) => deadlineId(kind, subject));
      return (await store.getMany(deadlines, ids)).flatMap((doc) => (doc ? [doc] : []));
    };
    expect(await kept()).toMatchObject([{ subject: 'bad', tries: 1, dueAtMs: dueAtMs + minuteMs }]);
    await run();
    expect(tries).toBe(1);
    for (let more = 0; more < 20; more += 1) {
      system.clock.pass(6 * hourMs);
      await run();
    }
    expect(tries).toBe(maxTries);
    expect(await kept()).toMatchObject([{ subject: 'bad', parked: { code: 'TypeError' } }]);
    const parked = await store.list(deadlines, 'parked', ['parked'], { limit: 10 });
    expect(parked.items.map(({ subject }) => subject)).toEqual(['bad']);
    expect(
      system.logs.map((line) => JSON.parse(line)).filter(({ metric }) => metric === 'parked'),
    ).toMatchObject([{ level: 'error', value: 1, kind, code: 'TypeError' }]);
  });
});

test('given ten tasks that end, one without its places, when the timer runs, then nine are closed', async () => {
  const due = await storeOpenTasks(system, 10, () => ({ signUpDeadlineMs: system.clock.nowMs() + hourMs }));
  const [bad, ...good] = due;
  await system.ports.store.transact(async (tx) => tx.remove(taskPlaces, bad?.id ?? ''));
  system.clock.pass(hourMs);
  expect(await tick()).toMatchObject({ deadlines: 9 });
  const found = await system.ports.store.getMany(
    tasks,
    good.map(({ id }) => id),
  );
  expect(found.map((task) => task?.status)).toEqual(good.map(() => 'closed'));
});

/** People admitted to one task, each of whom WeChat may tell. */
async function admitted(count: number): Promise<readonly string[]> {
  const { appId } = system.ports.wechat;
  const accountIds = Array.from({ length: count }, () => system.ports.ids.newId());
  for (const [at, accountId] of accountIds.entries()) {
    const name = `crowd-${at}`;
    system.sandbox.grantSubscribeCredit(name, orderTemplate(system), 1);
    const { openid } = system.sandbox.identity(name, appId);
    const facts = { orderId: `task:${accountId}`, taskId: 'task', title: '传单派发' };
    await system.ports.store.transact(async (tx) => {
      tx.create(identities, { id: `${name}-identity`, accountId, appId, openid, createdAtMs: 0 });
      tx.emit({ type: 'order.admitted', accountId, facts });
    });
  }
  return accountIds;
}

const outcomes = async () => {
  const ids = (await forConsumer('weChat')).map(({ id }) => id);
  return (await system.ports.store.getMany(weChatMessages, ids)).map((message) => message?.outcome);
};
const noticed = async () => {
  const ids = (await forConsumer('notices')).map(({ id }) => id);
  return (await system.ports.store.getMany(notices, ids)).filter(Boolean).length;
};

test('given an openid that no longer opens, when people are admitted, then all others are told', async () => {
  const accountIds = await admitted(12);
  const { store } = system.ports;
  const broken = accountIds[4];
  const spoiled: Store = {
    transact: (work) => store.transact(work),
    get: (from, id) => store.get(from, id),
    getMany: (from, ids, freshness) => store.getMany(from, ids, freshness),
    async list(from, index, where, page) {
      if (from.name === identities.name && where[0] === broken) throw new Error('no key opens it');
      return store.list(from, index, where, page);
    },
  };
  await callOver(system, { store: spoiled }).timer('tick');
  expect(await noticed()).toBe(12);
  expect((await outcomes()).filter((outcome) => outcome === 'sent')).toHaveLength(11);
});

test('given that WeChat hangs, when sixty are admitted, then all have their notice at once, and the message later', async () => {
  await admitted(60);
  system.sandbox.addFault({ endpoint: 'subscribe_send', fault: 'hang', times: 1_000 });
  await tick();
  expect(await noticed()).toBe(60);
  expect((await outcomes()).filter(Boolean)).toEqual([]);
  system.sandbox.clearFaults();
  system.clock.pass(5 * minuteMs);
  await tick();
  // What arrived while the caller had given up has used the credit.
  expect(system.sandbox.weChatMessages()).toHaveLength(60);
  expect((await outcomes()).filter((outcome) => outcome === undefined)).toEqual([]);
});
