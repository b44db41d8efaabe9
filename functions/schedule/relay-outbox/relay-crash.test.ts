import { notices } from '../../../shared/collections/events';
import { allEvents } from '../../../tests/support/data/events';
import { orderTemplate } from '../../../tests/support/data/order-template';
import { storeOpenTasks } from '../../../tests/support/data/tasks';
import { crashingStore } from '../../../tests/support/stores/crashing-store';
import { callOver } from '../../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

async function admitTo(count: number): Promise<void> {
  lin = await system.signIn('lin');
  for (const { id } of await storeOpenTasks(system, count)) {
    await lin.get('orders/signUp', { taskId: id, idempotencyKey: newKey() });
  }
}

test('given a crash at each step of the relay, when it runs again, then each event has exactly one notice', async () => {
  system.sandbox.grantSubscribeCredit('lin', orderTemplate(system), 1_000);
  let at = 1;
  for (; ; at += 1) {
    await admitTo(2);
    const store = crashingStore(system.ports.store, at);
    const run = callOver(system, { store }).timer('relayOutbox');
    if (
      !(await run.then(
        () => store.hasCrashed(),
        () => true,
      ))
    )
      break;
    await system.timer('relayOutbox');
    const events = await allEvents(system);
    const given = await system.ports.store.getMany(
      notices,
      events.map(({ id }) => id),
    );
    expect(given.every((notice) => notice?.accountId === lin.accountId)).toBe(true);
    expect(given.every((notice) => notice?.wechat === 'sent')).toBe(true);
    const { items } = await system.ports.store.list(notices, 'account', [lin.accountId], { limit: 100 });
    expect(items).toHaveLength(events.length);
    expect(await system.timer('relayOutbox')).toEqual({ handled: 0 });
    system.clock.pass(6 * 60_000);
  }
  expect(at).toBeGreaterThan(12);
});
