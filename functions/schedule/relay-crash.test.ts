import { notices } from '../../shared/collections/events';
import { callOver } from '../../tests/support/backend/call-over';
import { crashingStore } from '../../tests/support/stores/crashing-store';
import { allEvents } from '../../tests/support/data/events';
import { orderTemplate } from '../../tests/support/data/order-template';
import { storeOpenTasks } from '../../tests/support/data/tasks';
import { type Actor, createWorld, newKey, type World } from '../../tests/support/backend/test-backend';

let world: World;
let lin: Actor;
beforeEach(async () => {
  world = await createWorld();
  lin = await world.signIn('lin');
});
afterEach(() => world.close());

async function admitTo(count: number): Promise<void> {
  lin = await world.signIn('lin');
  for (const { id } of await storeOpenTasks(world, count)) {
    await lin.get('orders/signUp', { taskId: id, idempotencyKey: newKey() });
  }
}

test('given a crash at each step of the relay, when it runs again, then each event has exactly one notice', async () => {
  world.sandbox.grantSubscribeCredit('lin', orderTemplate(world), 1_000);
  let at = 1;
  for (; ; at += 1) {
    await admitTo(2);
    const store = crashingStore(world.ports.store, at);
    const run = callOver(world, { store }).timer('relayOutbox');
    if (
      !(await run.then(
        () => store.hasCrashed(),
        () => true,
      ))
    )
      break;
    await world.timer('relayOutbox');
    const events = await allEvents(world);
    const given = await world.ports.store.getMany(
      notices,
      events.map(({ id }) => id),
    );
    expect(given.every((notice) => notice?.accountId === lin.accountId)).toBe(true);
    expect(given.every((notice) => notice?.wechat === 'sent')).toBe(true);
    const { items } = await world.ports.store.list(notices, 'account', [lin.accountId], { limit: 100 });
    expect(items).toHaveLength(events.length);
    expect(await world.timer('relayOutbox')).toEqual({ handled: 0 });
    world.clock.pass(6 * 60_000);
  }
  expect(at).toBeGreaterThan(12);
});
