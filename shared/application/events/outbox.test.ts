import { onMemory } from '../../../tests/support/stores/on-memory';
import { outbox } from '../../collections/events';
import { dayMs, minuteMs } from '../../domain/calendar/calendar';
import { emit, overlapMs } from './outbox';

const id = 'event00000000000';
const ids = { newId: () => id, newSecret: () => '', random: () => 0 };
const event = { type: 'order.admitted', accountId: 'account000000000', facts: { orderId: 'o' } } as const;

test('given a change, when it is told, then the event stands there with its moment, for thirty days', async () => {
  const { store, clock } = await onMemory().empty();
  await store.transact(async (tx) => emit(tx, { clock, ids }, event));
  const atMs = clock.nowMs();
  expect(await store.get(outbox, id)).toEqual({ id, ...event, atMs, expiresAtMs: atMs + 30 * dayMs });
  clock.pass(30 * dayMs);
  expect(await store.get(outbox, id)).toBeUndefined();
});

test('given a change that fails, when it was told before, then there is no event', async () => {
  const { store, clock } = await onMemory().empty();
  const change = store.transact(async (tx) => {
    emit(tx, { clock, ids }, event);
    throw new Error('no');
  });
  await expect(change).rejects.toThrow('no');
  expect(await store.get(outbox, id)).toBeUndefined();
});

test('given what an index may show late, when consumers read, then they look back five minutes', () => {
  expect(overlapMs).toBe(5 * minuteMs);
});
