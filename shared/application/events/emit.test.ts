import { storedEvents } from '../../../tests/support/data/events';
import { describeOnEveryStore } from '../../../tests/support/stores/every-store';
import { eventShards, outbox } from '../../collections/events';
import type { Event } from '../../contract/events';
import { dayMs } from '../../domain/calendar/calendar';

const admitted: Event = {
  type: 'order.admitted',
  accountId: 'account000000000',
  facts: { orderId: 'o', taskId: 't', title: '传单派发' },
};
const signedUp: Event = { type: 'share.signedUp', facts: { shareId: 's' } };

describeOnEveryStore([outbox], (empty) => {
  test('given a commit, when it tells of several things, then they stand in one document, for thirty days', async () => {
    const { store, clock } = await empty();
    const atMs = clock.nowMs();
    await store.transact(async (tx) => {
      tx.emit(admitted);
      tx.emit(signedUp);
    });
    const pages = eventShards.map((shard) => store.list(outbox, 'log', [shard], { limit: 10 }));
    const docs = (await Promise.all(pages)).flatMap(({ items }) => items);
    const id = expect.stringMatching(/^\w{16}$/);
    expect(docs).toEqual([
      {
        id,
        events: [
          { id, event: admitted },
          { id, event: signedUp },
        ],
        atMs,
        expiresAtMs: atMs + 30 * dayMs,
      },
    ]);
    const ids = docs.flatMap((doc) => doc.events.map((told) => told.id));
    expect(new Set(ids).size).toBe(2);
    clock.pass(30 * dayMs);
    expect(await storedEvents(store)).toEqual([]);
  });

  test('given a commit that fails, when it had told of something, then there is no event', async () => {
    const { store } = await empty();
    const change = store.transact(async (tx) => {
      tx.emit(admitted);
      throw new Error('no');
    });
    await expect(change).rejects.toThrow('no');
    expect(await storedEvents(store)).toEqual([]);
  });

  test('given a fact that no event has, when it is told, then nothing is written', async () => {
    const { store } = await empty();
    const odd = { ...signedUp, facts: { shareId: 's', phone: '13800138000' } } as Event;
    await expect(store.transact(async (tx) => tx.emit(odd))).rejects.toThrow(/outbox: events/);
    expect(await storedEvents(store)).toEqual([]);
  });
});
