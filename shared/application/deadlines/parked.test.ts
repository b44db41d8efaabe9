import { describeOnEveryStore } from '../../../tests/support/stores/every-store';
import { deadlines } from '../../collections/deadlines';
import { newDeadline } from './deadlines';
import { dropParked, parkedDeadlines, replayParked } from './parked';

describeOnEveryStore([deadlines], (empty) => {
  async function withParked() {
    const { store, clock } = await empty();
    const parked = { code: 'TypeError', atMs: clock.nowMs() };
    await store.transact(async (tx) => {
      for (const [at, subject] of ['a', 'b'].entries())
        tx.create(deadlines, {
          ...newDeadline({ kind: 'task.expire', subject, dueAtMs: at }),
          tries: 10,
          parked,
        });
      tx.create(deadlines, newDeadline({ kind: 'task.expire', subject: 'c', dueAtMs: 0 }));
    });
    const ids = async () => (await parkedDeadlines({ store })).map(({ id }) => id);
    return { store, clock, ids };
  }

  test('given what is parked, when it is listed, then the oldest comes first and nothing that waits', async () => {
    expect(await (await withParked()).ids()).toEqual(['task:a', 'task:b']);
  });

  test('given what is parked, when it is replayed, then it is due now, with all its tries', async () => {
    const { store, clock, ids } = await withParked();
    clock.pass(1_000);
    expect(await replayParked({ store, clock }, 'task:a')).toBe(true);
    expect(await store.get(deadlines, 'task:a')).toEqual(
      newDeadline({ kind: 'task.expire', subject: 'a', dueAtMs: clock.nowMs() }),
    );
    expect(await ids()).toEqual(['task:b']);
    expect(await replayParked({ store, clock }, 'task:a')).toBe(false);
  });

  test('given what is parked, when it is dropped, then it is gone; what waits is not dropped', async () => {
    const { store, ids } = await withParked();
    expect(await dropParked({ store }, 'task:b')).toBe(true);
    expect(await dropParked({ store }, 'task:c')).toBe(false);
    expect(await ids()).toEqual(['task:a']);
    expect(await store.get(deadlines, 'task:c')).toBeDefined();
  });
});
