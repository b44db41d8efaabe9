import { type Notice, notices, weChatMessages } from '../../shared/collections/events';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { nextCrash } from '../../tests/support/crash-steps';
import { allEvents } from '../../tests/support/data/events';
import { orderTemplate } from '../../tests/support/data/order-template';
import { storeOpenTasks } from '../../tests/support/data/tasks';
import { crashingStore } from '../../tests/support/stores/crashing-store';
import { callOver } from '../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

/** What takes a hundred ids at once, of more. */
async function inPages<T>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const pages: T[] = [];
  for (let at = 0; at < ids.length; at += 100) pages.push(...(await read(ids.slice(at, at + 100))));
  return pages;
}

async function noticesOf(accountId: string): Promise<Notice[]> {
  const all: Notice[] = [];
  let cursor: string | undefined;
  do {
    const page = await system.ports.store.list(notices, 'account', [accountId], { limit: 100, cursor });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}

async function admitTo(count: number): Promise<void> {
  lin = await system.signIn('lin');
  for (const { id } of await storeOpenTasks(system, count)) {
    await lin.get('orders/signUp', { taskId: id, termsVersion: 1, idempotencyKey: newKey() });
  }
}

test('given a crash at each step of a tick, when it runs again, then each event has exactly one notice', async () => {
  system.sandbox.grantSubscribeCredit('lin', orderTemplate(system), 1_000);
  let at = 1;
  for (; ; at = nextCrash(at)) {
    await admitTo(1);
    const store = crashingStore(system.ports.store, at);
    const crashed = await callOver(system, { store })
      .timer('tick')
      .then(
        () => store.hasCrashed(),
        () => true,
      );
    if (!crashed) break;
    // What failed once is tried again after a minute; so long, too, the one that crashed holds the lease.
    system.clock.pass(minuteMs);
    await system.timer('tick');
    const ids = (await allEvents(system)).filter(({ type }) => type === 'order.admitted').map(({ id }) => id);
    const sent = await inPages(ids, (some) => system.ports.store.getMany(weChatMessages, some));
    // Whoever crashed while WeChat was asked leaves it open whether it sent: nothing is told twice.
    for (const message of sent) expect(['sent', 'unknown']).toContain(message?.outcome);
    const told = system.sandbox.weChatMessages().map(({ page }) => page);
    expect(new Set(told).size).toBe(told.length);
    expect(ids.length - told.length).toBeLessThanOrEqual(
      sent.filter((each) => each?.outcome === 'unknown').length,
    );
    const items = await noticesOf(lin.accountId);
    expect(items).toHaveLength(ids.length);
    expect(items.map(({ eventId }) => eventId).sort()).toEqual(ids.toSorted());
    system.clock.pass(6 * minuteMs);
  }
  expect(at).toBeGreaterThan(12);
});
