import { maxTries } from '../../shared/application/deadlines/back-off';
import { deadlineId, newDeadline } from '../../shared/application/deadlines/deadlines';
import { dropParked } from '../../shared/application/deadlines/parked';
import { type MeetDeadline, runDue } from '../../shared/application/deadlines/run-due';
import { consume } from '../../shared/application/events/consume';
import { type Consumer, retryKind } from '../../shared/application/events/consumer';
import { type Lease, leaseOf } from '../../shared/application/lease';
import { notePictures } from '../../shared/application/pictures/use-pictures';
import { identities } from '../../shared/collections/accounts';
import { deadlineLooks, deadlineShardOf, deadlines } from '../../shared/collections/deadlines';
import { eventsOf, outbox, type Told, weChatMessages } from '../../shared/collections/events';
import { leases } from '../../shared/collections/leases';
import { platformEvents } from '../../shared/collections/platform-events';
import { taskPlaces, tasks } from '../../shared/collections/tasks';
import { hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import type { Context } from '../../shared/ports/context';
import type { Store } from '../../shared/ports/store';
import { allEvents } from '../../tests/support/data/events';
import { orderTemplate } from '../../tests/support/data/order-template';
import { uploadedPicture } from '../../tests/support/data/pictures';
import { openTask, storeOpenTasks } from '../../tests/support/data/tasks';
import { countOnStores, someOnStores } from '../../tests/support/property-runs';
import { callOver } from '../../tests/support/system/call-over';
import { createTestSystem, newKey, type TestSystem } from '../../tests/support/system/test-system';
import { audience, type ConsumerName, consumerNames, typesFor } from './consumers/audience';
import { consumers, deadlineKinds } from './tick';

type Ticking = Context<'timer', 'wechat' | 'weChatPush' | 'files' | 'settings'>;

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

/** Things happen of which every consumer hears: somebody comes by a share, signs up and is admitted; a picture is shown; a platform tells something; a sum is settled. */
async function somethingOfEach(): Promise<void> {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao);
  const { shareId } = await zhao.get('sharing/createShare', { taskId });
  const pictureId = await uploadedPicture(system, zhao, 'task');
  await system.ports.store.transact(async (tx) => notePictures(tx, `task:${taskId}`, [pictureId]));
  await system.ports.store.transact(async (tx) => {
    const told = { platform: 'alipay', headers: {}, body: '', expiresAtMs: system.clock.nowMs() + hourMs };
    tx.create(platformEvents, { id: 'alipay:1', ...told, receivedAtMs: system.clock.nowMs() });
    tx.emit({ type: 'platform.told', facts: { eventId: 'alipay:1' } });
    const facts = { settlementId: 's'.repeat(32), grossFen: 1_000, netFen: 1_000 };
    tx.emit({ type: 'settlement.settled', accountId: zhao.accountId, facts });
  });
  for (const person of ['lin', 'chen', 'wang']) {
    const who = await system.signIn(person);
    await who.get('sharing/openShare', { share: shareId });
    const asked = { taskId, share: shareId, termsVersion: 1, idempotencyKey: newKey() };
    const { order } = await who.get('orders/signUp', asked);
    if (person === 'wang') await who.get('orders/withdraw', { orderId: order.orderId });
  }
}

const forConsumer = async (name: ConsumerName): Promise<Told[]> =>
  (await allEvents(system)).filter(({ type }) => typesFor(name).has(type));

async function unhandledBy(name: ConsumerName): Promise<string[]> {
  const events = await forConsumer(name);
  const records = await consumers[name].recordsOf(system.ports.store, events);
  return events.filter((_, at) => !records[at]).map(({ id }) => id);
}

test('given every type of event, then it is said who acts on it, and everybody named acts on some', () => {
  for (const name of consumerNames) expect(Object.values(audience).flat()).toContain(name);
});

describe.each(someOnStores(consumerNames))('given an event on which %s fails', (name) => {
  test('when the tick runs, then nothing else waits for it, and it is handled once it can be', async () => {
    await somethingOfEach();
    // A sign-up that was taken back is told of by its newest event alone.
    const events = await forConsumer(name);
    const withdrawn = new Set(
      events.flatMap((each) => (each.type === 'order.withdrawn' ? [each.facts.orderId] : [])),
    );
    const bad = events.find(
      ({ type, facts }) =>
        type === 'order.withdrawn' || !('orderId' in facts && withdrawn.has(facts.orderId)),
    );
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
    const startedAtMs = system.clock.nowMs();
    const run = await consume(context, all, (each) => typesFor(each as ConsumerName), lease);
    await lease.release();
    for (const each of consumerNames) expect(await unhandledBy(each)).toEqual(each === name ? [bad.id] : []);
    const [dueAtMs = 0] = run.heard.values();
    // Where commits met, time passed.
    expect(dueAtMs).toBeGreaterThanOrEqual(startedAtMs + minuteMs);
    expect(dueAtMs).toBeLessThanOrEqual(system.clock.nowMs() + minuteMs);
    isBroken = false;
    system.clock.pass(5 * minuteMs);
    await tick();
    expect(await unhandledBy(name)).toEqual([]);
    const retry = deadlineId(retryKind(name), bad.id);
    expect(await system.ports.store.get(deadlines, retry)).toBeUndefined();
  });
});

describe.each(someOnStores(Object.keys(deadlineKinds)))('given a deadline %s that fails', (kind) => {
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

/** Many at once. */
const crowd = countOnStores(60, 15);

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
  const events = await forConsumer('notices');
  return (await consumers.notices.recordsOf(system.ports.store, events)).filter(Boolean).length;
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

test('given that WeChat is busy, when many are admitted, then all have their notice at once, and the message later', async () => {
  await admitted(crowd);
  system.sandbox.addFault({ endpoint: 'subscribe_send', fault: 'errcode', errcode: -1, times: 1_000 });
  await tick();
  expect(await noticed()).toBe(crowd);
  expect((await outcomes()).filter(Boolean)).toEqual([]);
  system.sandbox.clearFaults();
  system.clock.pass(5 * minuteMs);
  await tick();
  expect(system.sandbox.weChatMessages()).toHaveLength(crowd);
  expect((await outcomes()).filter((outcome) => outcome !== 'sent')).toEqual([]);
});

test('given that WeChat hangs, when many are admitted, then all have their notice at once, and no message twice', async () => {
  await admitted(crowd);
  system.sandbox.addFault({ endpoint: 'subscribe_send', fault: 'hang', times: 1_000 });
  await tick();
  expect(await noticed()).toBe(crowd);
  const inDoubt = (await outcomes()).filter((outcome) => outcome === 'unknown');
  expect(inDoubt.length).toBeGreaterThan(0);
  system.sandbox.clearFaults();
  for (let run = 0; run < 3; run += 1) {
    system.clock.pass(5 * minuteMs);
    await tick();
  }
  // Whoever there was no time for in the first run is told after all; nobody else is asked about again.
  const after = await outcomes();
  expect(after.filter((outcome) => outcome === 'unknown')).toEqual(inDoubt);
  expect(after.filter((outcome) => outcome === 'sent')).toHaveLength(crowd - inDoubt.length);
  // Some of those in doubt arrived when the caller had given up.
  const arrived = system.sandbox.weChatMessages().map(({ page }) => page);
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(arrived.length).toBeGreaterThanOrEqual(crowd - inDoubt.length);
});

/** The system's store, save that some lists or single readings fail. */
const failingStore = (isBad: (collection: string, where: readonly unknown[]) => boolean): Store => {
  const { store } = system.ports;
  return {
    transact: (work) => store.transact(work),
    async get(from, id) {
      if (isBad(from.name, [])) throw new Error('no');
      return store.get(from, id);
    },
    getMany: (from, ids, freshness) => store.getMany(from, ids, freshness),
    async list(from, index, where, page) {
      if (isBad(from.name, where)) throw new Error('no');
      return store.list(from, index, where, page);
    },
  };
};

test('given a shard of the outbox that cannot be read, when the tick runs, then the others are done with, and it later', async () => {
  await admitted(24);
  const { items } = await system.ports.store.list(outbox, 'log', ['1'], { limit: 100 });
  const unread = items.flatMap(eventsOf).filter(({ type }) => type === 'order.admitted').length;
  expect(unread).toBeGreaterThan(0);
  const store = failingStore((name, where) => name === outbox.name && where[0] === '1');
  await callOver(system, { store }).timer('tick');
  expect(await noticed()).toBe(24 - unread);
  for (let minute = 0; minute < 3; minute += 1) {
    system.clock.pass(minuteMs);
    await callOver(system, { store }).timer('tick');
  }
  await tick();
  expect(await noticed()).toBe(24);
});

test('given that nobody knows what falls due, when the tick runs, then events are handled and the lease is given back', async () => {
  await admitted(12);
  const store = failingStore((name) => name === deadlineLooks.name);
  await expect(callOver(system, { store }).timer('tick')).rejects.toThrow();
  expect(await noticed()).toBe(12);
  expect(await system.ports.store.get(leases, 'tick')).toMatchObject({ untilMs: 0 });
});

test('given a kind of which many hang, when another falls due in the same shard, then it is met meanwhile', async () => {
  const { store, clock } = system.ports;
  const good = newDeadline({ kind: 'good.do', subject: 'good', dueAtMs: clock.nowMs() });
  const shard = deadlineShardOf(good.id);
  const hung = Array.from({ length: 5_000 }, (_, at) =>
    newDeadline({ kind: 'slow.do', subject: String(at), dueAtMs: 1 }),
  ).filter(({ id }) => deadlineShardOf(id) === shard);
  for (const doc of [...hung.slice(0, 150), good])
    await store.transact(async (tx) => tx.create(deadlines, doc));
  const seen: string[] = [];
  let release = () => {};
  const isMet = new Promise<void>((resolve) => {
    release = resolve;
  });
  const context = contextOf();
  const kinds = {
    'good.do': async () => {
      seen.push('good');
      release();
    },
    'slow.do': async () => {
      await isMet;
      seen.push('slow');
    },
  };
  await runDue(context, kinds, leaseFor(context));
  expect(seen[0]).toBe('good');
  expect(seen).toHaveLength(151);
});

test('given events of one key that fail together, when time is over, then none is tried by itself', async () => {
  await system.ports.store.transact(async (tx) => {
    for (let at = 0; at < 8; at += 1) tx.emit({ type: 'share.opened', facts: { shareId: 'share' } });
  });
  let calls = 0;
  const slow: Consumer<Ticking> = {
    ...consumers.shares,
    async handle() {
      calls += 1;
      system.clock.pass(minuteMs);
      throw new Error('no');
    },
  };
  const context = contextOf();
  await consume(context, [slow], (each) => typesFor(each as ConsumerName), leaseFor(context));
  expect(calls).toBe(1);
});

test('given an event that was parked and dropped, when nothing else happens for long, then it stays given up', async () => {
  await admitted(1);
  let calls = 0;
  const failing: Consumer<Ticking> = {
    ...consumers.notices,
    async handle() {
      calls += 1;
      throw new Error('no');
    },
  };
  const run = async () => {
    const context = contextOf();
    const lease = leaseFor(context);
    await consume(context, [failing], (each) => typesFor(each as ConsumerName), lease);
    await lease.release();
  };
  await run();
  const [event] = await forConsumer('notices');
  const id = deadlineId(retryKind('notices'), event?.id ?? '');
  for (let minute = 0; minute < 30; minute += 1) {
    system.clock.pass(minuteMs);
    await run();
  }
  const { store } = system.ports;
  await store.transact(async (tx) => {
    const retry = await tx.get(deadlines, id);
    if (retry) tx.update(deadlines, { ...retry, parked: { code: 'Error', atMs: 0 } });
  });
  expect(await dropParked({ store }, id)).toBe(true);
  for (let minute = 0; minute < 30; minute += 1) {
    system.clock.pass(minuteMs);
    await run();
  }
  expect(calls).toBe(1);
});
