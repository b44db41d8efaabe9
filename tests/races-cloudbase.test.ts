import { orderIdOf } from '../shared/application/orders/order-id';
import { orders } from '../shared/collections/orders';
import { randomIds } from '../shared/platforms/system/random-ids';
import { cloudbaseStore } from '../shared/store/cloudbase/cloudbase-store';
import { crowd } from './support/data/crowd';
import { placesOf } from './support/data/places-of';
import { openTask } from './support/data/tasks';
import { propertyRuns } from './support/property-runs';
import { fakeTimeouts } from './support/stores/fake-timeouts';
import { loopClock } from './support/stores/loop-clock';
import type { LossyWire } from './support/stores/lossy-wire';
import { type VirtualClock, virtualClock } from './support/stores/virtual-clock';
import { wiredCloudBase } from './support/stores/wired-cloudbase';
import { type CloudBaseSystem, createCloudBaseSystem } from './support/system/cloudbase-system';
import { type HttpSystem, httpSystem } from './support/system/http-system';
import { type Actor, type Answer, createTestSystem, newKey } from './support/system/test-system';

let cloudbase: CloudBaseSystem;
let http: HttpSystem;
let zhao: Actor;

beforeAll(async () => {
  cloudbase = await createCloudBaseSystem({ isRace: true });
  http = await httpSystem(cloudbase.system);
  zhao = await cloudbase.system.publisher('zhao');
});
afterAll(async () => {
  await http.close();
  await cloudbase.close();
});

const signUp = (who: Actor, taskId: string, idempotencyKey = newKey()): Promise<Answer> =>
  http.call(who.token, 'orders/signUp', { taskId, termsVersion: 1, idempotencyKey });

/** How often each code was answered; `ok` for success. */
function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { error } of answers) counts[error?.code ?? 'ok'] = (counts[error?.code ?? 'ok'] ?? 0) + 1;
  return counts;
}

async function expectPlaces(taskId: string, places: number, people: readonly Actor[]): Promise<void> {
  const { store } = cloudbase.system.ports;
  const hot = await placesOf(store, taskId);
  const ids = people.map(({ accountId }) => orderIdOf(cloudbase.system.ports, taskId, accountId));
  const pages = Array.from({ length: Math.ceil(ids.length / 100) }, (_, at) =>
    ids.slice(at * 100, at * 100 + 100),
  );
  const made = await Promise.all(pages.map((page) => store.getMany(orders, page)));
  const admitted = made.flat().filter((order) => order?.status === 'admitted').length;
  expect(hot).toMatchObject({ left: places - admitted, signUps: admitted });
}

const count = propertyRuns(100, 1_000);
const places = count / 10;

test(`${count} people at once for ${places} places on CloudBase: exactly as many are admitted`, async () => {
  const taskId = await openTask(cloudbase.system, zhao, { places });
  const people = await crowd(cloudbase.system, count);
  const before = performance.now();
  const answers = await Promise.all(people.map((who) => signUp(who, taskId)));
  const seconds = ((performance.now() - before) / 1_000).toFixed(1);
  console.log(`${count} people for ${places} places on CloudBase: ${seconds} s`);
  expect(tally(answers)).toEqual({ ok: places, TASK_FULL: count - places });
  await expectPlaces(taskId, places, people);
}, 300_000);

test('40 processes, one person in each, for 10 places: nobody is put off', async () => {
  const taskId = await openTask(cloudbase.system, zhao, { places: 10 });
  const people = await crowd(cloudbase.system, 40);
  // As the cloud runs them, with nothing in common but the database; each has time limits of its own.
  const store = () =>
    cloudbaseStore({
      database: cloudbase.cloud.database,
      clock: loopClock(cloudbase.system.clock),
      timeouts: fakeTimeouts(),
      ids: randomIds(),
    });
  const processes = await Promise.all(
    people.map(() => createTestSystem({ beside: cloudbase.system, store })),
  );
  const answers = await Promise.all(
    people.map(({ accountId, token }, at) =>
      (processes[at] ?? cloudbase.system).actor(accountId, token).call('orders/signUp', {
        taskId,
        termsVersion: 1,
        idempotencyKey: newKey(),
      }),
    ),
  );
  expect(tally(answers)).toEqual({ ok: 10, TASK_FULL: 30 });
  await expectPlaces(taskId, 10, people);
});

const aSecond = 50;
const callMs = 8;

/** A store of a process of its own, each call of which takes its time on a clock of its own. */
function slowStore(time: VirtualClock, onCall: () => void) {
  const pass: LossyWire['pass'] = async (call) => {
    onCall();
    await time.sleep(callMs / 2);
    try {
      return await call();
    } finally {
      await time.sleep(callMs / 2);
    }
  };
  const database = wiredCloudBase(cloudbase.cloud.database, { pass });
  return cloudbaseStore({ database, clock: time, timeouts: fakeTimeouts(), ids: randomIds() });
}

test(`${aSecond} people a second, a process each, ${callMs} ms a call: all are in, in 18 requests each at most`, async () => {
  const { system } = cloudbase;
  const time = virtualClock(system.clock.nowMs());
  const people = await crowd(system, propertyRuns(100, 400));
  const taskId = await openTask(system, zhao, { places: people.length });
  let requests = 0;
  const store = () =>
    slowStore(time, () => {
      requests += 1;
    });
  const processes = await Promise.all(people.map(() => createTestSystem({ beside: system, store })));
  const answers = await Promise.all(
    people.map(({ accountId, token }, at) =>
      time.run(async () => {
        await time.sleep((at * 1_000) / aSecond);
        const startMs = time.nowMs();
        const who = (processes[at] ?? system).actor(accountId, token);
        const answer = await who.call('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
        return { answer, tookMs: time.nowMs() - startMs };
      }),
    ),
  );
  expect(tally(answers.map(({ answer }) => answer))).toEqual({ ok: people.length });
  expect(requests / people.length).toBeLessThanOrEqual(18);
  const tookMs = answers.map((each) => each.tookMs).sort((a, b) => a - b);
  expect(tookMs[Math.floor(people.length * 0.8)]).toBeLessThan(1_000);
  await expectPlaces(taskId, people.length, people);
});

test('one person 20 times at once: one order', async () => {
  const taskId = await openTask(cloudbase.system, zhao, { places: 30 });
  const people = await crowd(cloudbase.system, 1);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => Promise.all(people.map((who) => signUp(who, taskId)))),
  );
  expect(tally(answers.flat())).toEqual({ ok: 1, ALREADY_SIGNED_UP: 19 });
  await expectPlaces(taskId, 30, people);
});

test('one call 20 times at once under one key: 20 equal answers, one order', async () => {
  const taskId = await openTask(cloudbase.system, zhao, { places: 30 });
  const [who] = await crowd(cloudbase.system, 1);
  if (!who) throw new Error('nobody came');
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 20 }, () => signUp(who, taskId, key)));
  expect(tally(answers)).toEqual({ ok: 20 });
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  await expectPlaces(taskId, 30, [who]);
});

test('a place that is given back goes to exactly one of those who want it', async () => {
  const taskId = await openTask(cloudbase.system, zhao, { places: 1 });
  const people = await crowd(cloudbase.system, 12);
  const [holder, ...others] = people;
  if (!holder) throw new Error('nobody came');
  const { data } = await signUp(holder, taskId);
  const withdraw = () => http.call(holder.token, 'orders/withdraw', { orderId: data.order.orderId });
  const answers = await Promise.all([...others.slice(0, 6).map((who) => signUp(who, taskId)), withdraw()]);
  const { ok = 0, TASK_FULL = 0 } = tally(answers);
  expect(ok + TASK_FULL).toBe(7);
  expect(ok).toBeLessThanOrEqual(2);
  await expectPlaces(taskId, 1, people);
});
