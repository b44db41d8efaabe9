import { orderIdOf } from '../../../shared/application/orders/order-id';
import { idempotencyRecords } from '../../../shared/collections/idempotency';
import { orders } from '../../../shared/collections/orders';
import { schedules } from '../../../shared/collections/schedules';
import { taskPlaces } from '../../../shared/collections/tasks';
import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';
import { nextCrash } from '../../../tests/support/crash-steps';
import { allEvents, eventsFor } from '../../../tests/support/data/events';
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
let zhao: Actor;
let chen: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  // The pictures of the codes are not needed here, and take their time.
  system.sandbox.addFault({ endpoint: 'getwxacodeunlimit', fault: 'http-500', times: 1_000 });
  [zhao, chen] = [await system.publisher('zhao'), await system.signIn('chen')];
});
afterEach(() => system.close());

/** All that a sign-up writes: either all of it is there or nothing. */
async function writtenBy(taskId: string, share: string, key: string, orderId: string) {
  const { store } = system.ports;
  const order = await store.get(orders, orderId);
  return {
    order: order?.status === 'admitted' ? 1 : 0,
    places: 10 - ((await store.get(taskPlaces, taskId))?.left ?? 0),
    signUps: (await store.get(taskPlaces, taskId))?.signUps,
    credit: (await allEvents(system)).filter(
      ({ type, facts }) => type === 'share.signedUp' && 'shareId' in facts && facts.shareId === share,
    ).length,
    held:
      (await store.get(schedules, chen.accountId))?.held.filter((one) => one.orderId === orderId).length ?? 0,
    record: (await store.get(idempotencyRecords, `${chen.accountId}:orders.signUp:${key}`)) ? 1 : 0,
    events: (await eventsFor(system, orderId)).filter(({ type }) => type === 'order.admitted').length,
  };
}

/** Crashes at each step in turn, on a task of its own each time; answers how many steps there were. */
async function crashEverywhere(isReopened: boolean): Promise<number> {
  for (let at = 1; ; at = nextCrash(at)) {
    const startMs = system.clock.nowMs() + 4 * dayMs + at * hourMs;
    const taskId = await openTask(system, zhao, { sessions: [{ startMs, endMs: startMs + hourMs }] });
    const { shareId } = await zhao.get('sharing/createShare', { taskId });
    const orderId = orderIdOf(system.ports, taskId, chen.accountId);
    const already = isReopened ? 1 : 0;
    if (isReopened) {
      await chen.get('orders/signUp', { taskId, share: shareId, termsVersion: 1, idempotencyKey: newKey() });
      await chen.get('orders/withdraw', { orderId });
    }
    const key = newKey();
    const input = { taskId, termsVersion: 1, share: shareId, idempotencyKey: key };
    const store = crashingStore(system.ports.store, at);
    const answer = await callOver(system, { store }).call(chen, 'orders/signUp', input);
    if (!store.hasCrashed()) {
      expect(answer.ok).toBe(true);
      return at - 1;
    }
    expect(answer.error?.code).toBe('INTERNAL');

    const { order, places, signUps, credit, held, record, events } = await writtenBy(
      taskId,
      shareId,
      key,
      orderId,
    );
    expect([places, signUps, held, record, events - already, credit - already]).toEqual([
      order,
      order,
      order,
      order,
      order,
      isReopened ? 0 : order,
    ]);

    const again = await chen.get('orders/signUp', input);
    expect(again.order.status).toBe('admitted');
    expect(await writtenBy(taskId, shareId, key, orderId)).toEqual({
      order: 1,
      places: 1,
      signUps: 1,
      credit: 1,
      held: 1,
      record: 1,
      events: 1 + already,
    });
  }
}

test('given a crash at each step of a sign-up, then all of it is written or nothing, and a retry completes it', async () => {
  expect(await crashEverywhere(false)).toBeGreaterThanOrEqual(10);
});

test('given a crash at each step of a sign-up after a withdrawal, then the same holds', async () => {
  expect(await crashEverywhere(true)).toBeGreaterThanOrEqual(12);
});
