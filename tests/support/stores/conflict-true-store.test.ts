import { randomIds } from '../../../shared/platforms/system/random-ids';
import type { Transaction } from '../../../shared/ports/store';
import { put } from '../../../shared/store/commit.contract';
import { thing, things } from '../../../shared/store/contract-collections';
import { storeContract } from '../../../shared/store/store.contract';
import { busyMs, conflictTrueStore } from './conflict-true-store';
import { virtualClock } from './virtual-clock';

function subject() {
  const clock = virtualClock();
  const store = conflictTrueStore({ clock, time: clock, ids: randomIds() });
  return { clock, store };
}

storeContract('the store with conflicts', async () => subject());

async function withThings() {
  const { clock, store } = subject();
  await put(store.raw, things, thing('a'), thing('b'), thing('c'));
  const timed = (work: (tx: Transaction) => void) =>
    clock.run(async () => {
      const startMs = clock.nowMs();
      await store.transact(async (tx) => work(tx));
      return clock.nowMs() - startMs;
    });
  const both = (one: string, other: string) => (tx: Transaction) => {
    tx.add(things, one, { left: -1 });
    tx.add(things, other, { left: 1 });
  };
  return { store, timed, both };
}

test('given two transactions at once on one document, then one is turned away and comes again', async () => {
  const { store, timed, both } = await withThings();
  const [first = 0, second = 0] = await Promise.all([timed(both('a', 'b')), timed(both('b', 'c'))]);
  expect(first).toBe(busyMs);
  expect(second).toBeGreaterThan(2 * busyMs - 1);
  expect(store.counted.sent - store.counted.cancelled).toBe(2);
  expect(store.counted.cancelled).toBeGreaterThan(0);
  const [a, b, c] = await store.getMany(things, ['a', 'b', 'c']);
  expect([a?.left, b?.left, c?.left]).toEqual([9, 10, 11]);
});

test('given transactions at once on different documents, then they take the time of one', async () => {
  const { store, timed, both } = await withThings();
  const add = (tx: Transaction) => tx.add(things, 'c', { left: 1 });
  expect(await Promise.all([timed(both('a', 'b')), timed(add)])).toEqual([busyMs, busyMs]);
  expect(store.counted).toEqual({ sent: 2, cancelled: 0 });
});

test('given a lone creation beside a transaction, then it waits; beside another creation it does not', async () => {
  const { store, timed, both } = await withThings();
  const create = (id: string) => (tx: Transaction) => tx.create(things, thing(id));
  expect(await Promise.all([timed(create('d')), timed(create('e'))])).toEqual([busyMs, busyMs]);
  const move = (tx: Transaction) => {
    both('a', 'b')(tx);
    tx.create(things, thing('f'));
  };
  const [moved, refused] = await Promise.allSettled([timed(move), timed(create('f'))]);
  expect(moved).toMatchObject({ status: 'fulfilled' });
  expect(refused).toMatchObject({ status: 'rejected', reason: { kind: 'exists' } });
  expect(store.counted.cancelled).toBeGreaterThan(0);
});
