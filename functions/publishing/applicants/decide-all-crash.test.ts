import { decisions } from '../../../shared/collections/decisions';
import { orders } from '../../../shared/collections/orders';
import { taskPlaces } from '../../../shared/collections/tasks';
import { nextCrash } from '../../../tests/support/crash-steps';
import { eventsFor } from '../../../tests/support/data/events';
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
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

/** Decision, status and places must tell the same story. */
async function written(taskId: string, orderId: string) {
  const { store } = system.ports;
  const [order, places, decision] = [
    await store.get(orders, orderId),
    await store.get(taskPlaces, taskId),
    await store.get(decisions, orderId),
  ];
  const told = (await eventsFor(system, orderId)).filter(({ type }) => type === 'order.admitted').length;
  return {
    status: order?.status,
    decided: decision?.kind,
    left: places?.left,
    signUps: places?.signUps,
    told,
  };
}

const waiting = { status: 'applied', decided: undefined, left: 10, signUps: 1, told: 0 };
const decided = { ...waiting, decided: 'admit', left: 9 };
const taken = { status: 'admitted', decided: undefined, left: 9, signUps: 1, told: 1 };

async function applied(): Promise<{ taskId: string; orderId: string }> {
  // Hours pass: both sign in again.
  zhao = await system.publisher('zhao');
  const lin = await system.signIn('lin');
  const taskId = await openTask(system, zhao, { admission: 'reviewed' });
  const { order } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  return { taskId, orderId: order.orderId };
}

test.each([
  ['decideAll', { kind: 'admit' }, waiting, decided],
  ['undoDecisions', {}, decided, waiting],
])(
  'given a crash at each step of %s, then all of it is written or nothing, and a retry completes it',
  async (...row) => {
    const [action, more, before, after] = row;
    let at = 1;
    for (; ; at = nextCrash(at)) {
      const { taskId, orderId } = await applied();
      const input = { taskId, orderIds: [orderId] };
      if (before === decided) await zhao.get('publishing/decideAll', { ...input, kind: 'admit' });
      const store = crashingStore(system.ports.store, at);
      const answer = await callOver(system, { store }).call(zhao, `publishing/${action}`, {
        ...input,
        ...more,
      });
      if (!store.hasCrashed()) break;
      expect(answer.error?.code).toBe('INTERNAL');
      expect([before, after]).toContainEqual(await written(taskId, orderId));
      await zhao.get(`publishing/${action}`, { ...input, ...more });
      expect(await written(taskId, orderId)).toEqual(after);
    }
    expect(at).toBeGreaterThan(4);
  },
);

test('given a crash of the timer at each step, then somebody is admitted wholly or waits on, and the next run admits them', async () => {
  let at = 1;
  for (; ; at = nextCrash(at)) {
    const { taskId, orderId } = await applied();
    await zhao.get('publishing/decideAll', { taskId, orderIds: [orderId], kind: 'admit' });
    system.clock.pass(61_000);
    const store = crashingStore(system.ports.store, at);
    await callOver(system, { store })
      .timer('tick')
      .catch(() => undefined);
    const hasCrashed = store.hasCrashed();
    expect([decided, taken]).toContainEqual(await written(taskId, orderId));
    for (let run = 0; run < 3; run += 1) {
      system.clock.pass(121_000);
      await system.timer('tick');
    }
    expect(await written(taskId, orderId)).toEqual(taken);
    if (!hasCrashed) break;
  }
  expect(at).toBeGreaterThan(6);
});
