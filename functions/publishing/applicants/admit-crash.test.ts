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

/** What the decision has written so far: status, places, waiting and events must tell the same story. */
async function written(taskId: string, orderId: string, type: string) {
  const order = await system.ports.store.get(orders, orderId);
  const places = await system.ports.store.get(taskPlaces, taskId);
  const events = (await eventsFor(system, orderId)).filter((event) => event.type === type).length;
  return { status: order?.status, left: places?.left, signUps: places?.signUps, events };
}

test.each([
  ['admit', 'admitted', { left: 9, signUps: 1 }, {}],
  ['refuse', 'refused', { left: 10, signUps: 0 }, { reason: '人数已经够了' }],
])(
  'given a crash at each step of %s, then all of it is written or nothing, and a retry completes it',
  async (...row) => {
    const [action, status, places, more] = row;
    const before = { status: 'applied', left: 10, signUps: 1, events: 0 };
    const after = { status, ...places, events: 1 };
    const lin = await system.signIn('lin');
    let at = 1;
    for (; ; at = nextCrash(at)) {
      const taskId = await openTask(system, zhao, { admission: 'reviewed' });
      const { order } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
      const { orderId } = order;
      const store = crashingStore(system.ports.store, at);
      const answer = await callOver(system, { store }).call(zhao, `publishing/${action}`, {
        orderId,
        ...more,
      });
      if (!store.hasCrashed()) break;
      expect(answer.error?.code).toBe('INTERNAL');
      const found = await written(taskId, orderId, `order.${status}`);
      expect(found).toEqual(found.status === 'applied' ? before : after);
      await zhao.get(`publishing/${action}`, { orderId, ...more });
      expect(await written(taskId, orderId, `order.${status}`)).toEqual(after);
    }
    expect(at).toBeGreaterThan(6);
  },
);
