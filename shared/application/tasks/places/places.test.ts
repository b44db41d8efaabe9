import fc from 'fast-check';
import { storedEvents } from '../../../../tests/support/data/events';
import { taskDraft } from '../../../../tests/support/data/task-draft';
import { propertyRuns } from '../../../../tests/support/property-runs';
import { onMemory } from '../../../../tests/support/stores/on-memory';
import { type Task, taskPlaces, tasks } from '../../../collections/tasks';
import { AppError } from '../../../contract/errors';
import { fen } from '../../../domain/money/money';
import { maxSignUps } from '../../../domain/orders/limits';
import { ConditionFailed, type Store } from '../../../ports/store';
import { advance } from '../../lifecycles/advance';
import { documentsOf } from '../whole-task';
import { homePiece, pieceIds } from './pieces';
import { addPlaces, closePlaces, openPlaces, removePlaces, renewPlaces } from './places';
import { placesLeft, placesLeftOf } from './places-left';
import { givePlace, inSomePiece, leavePlace, roomForSignUp, takePlace } from './take-place';

async function openTask(changes: Partial<Task> = {}) {
  const { store, clock } = await onMemory().empty();
  const draft = documentsOf({
    ...taskDraft(clock.nowMs(), { signUpDeadlineMs: clock.nowMs() }),
    payFen: fen(20_000),
    id: 'task000000000000',
    publisherId: 'publisher0000000',
    status: 'open',
    termsVersion: 1,
    createdAtMs: 0,
    updatedAtMs: 0,
    ...changes,
  }).task;
  const task = await store.transact(async (tx) => {
    const opened = openPlaces(tx, draft);
    tx.create(tasks, opened);
    return opened;
  });
  return { store, clock, task };
}

const piecesOf = async (store: Store, task: Task) =>
  (await store.getMany(taskPlaces, pieceIds(task))).flatMap((piece) => piece ?? []);
const lefts = async (store: Store, task: Task) => (await piecesOf(store, task)).map(({ left }) => left);

const full = () => new AppError('TASK_FULL');

/** Signs somebody up as the use case does; answers the piece they are in. */
const signUp = (store: Store, task: Task, accountId: string): Promise<number> =>
  inSomePiece(
    store,
    async (piece = homePiece(task, accountId)) => {
      await store.transact(async (tx) => takePlace(tx, task, piece));
      return piece;
    },
    full,
    () => roomForSignUp(task),
  );

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe('closing', () => {
  async function closing(changes: Partial<Task>) {
    const opened = await openTask(changes);
    const { store, clock, task } = opened;
    const close = () =>
      store.transact(async (tx) => {
        const read = await tx.get(tasks, task.id);
        if (!read) throw new Error('no task');
        const ending = { ...read, closedReason: 'deadline' } as const;
        const closed = advance(tx, tasks, ending, 'expire', { by: 'platform', atMs: clock.nowMs() });
        closePlaces(tx, read);
        return closed;
      });
    return { ...opened, close };
  }

  test.each([
    [3, 1],
    [24, 1],
    [25, 4],
    [1_000, 4],
  ])(
    'given an open task of %i places in %i pieces, when it is closed, then no place can be taken, and it is told',
    async (places, count) => {
      const { store, clock, task, close } = await closing({ places });
      const before = await piecesOf(store, task);
      expect(before).toHaveLength(count);
      const closed = await close();
      const atMs = clock.nowMs();
      expect(closed).toEqual({ ...task, status: 'closed', closedReason: 'deadline', updatedAtMs: atMs });
      expect(await store.get(tasks, task.id)).toEqual(closed);
      expect(await piecesOf(store, task)).toEqual(before.map((piece) => ({ ...piece, open: 0 })));
      expect(await codeOf(signUp(store, task, 'worker0000000000'))).toBe('TASK_CLOSED');
      const facts = { taskId: task.id, cityCode: task.cityCode, category: task.category };
      expect(await storedEvents(store)).toEqual([
        { id: expect.any(String), type: 'task.closed', facts, atMs },
      ]);
    },
  );

  test('given a task that is closed meanwhile, when it is closed again, then nothing is written', async () => {
    const { store, task, close } = await closing({ places: 3 });
    await store.transact(async (tx) => tx.add(taskPlaces, task.id, { open: -1 }));
    await expect(close()).rejects.toMatchObject({ collection: 'taskPlaces', kind: 'where' });
    await expect(close()).rejects.toBeInstanceOf(ConditionFailed);
    expect(await store.get(tasks, task.id)).toEqual(task);
    expect(await storedEvents(store)).toEqual([]);
  });
});

describe('taking places', () => {
  test('given places in four pieces, when one person after another comes, then it is full only when all are', async () => {
    const { store, task } = await openTask({ places: 30 });
    expect(await lefts(store, task)).toEqual([8, 8, 7, 7]);
    const people = Array.from({ length: 31 }, () => 'sameperson000000');
    const told: string[] = [];
    for (const who of people) told.push(await codeOf(signUp(store, task, who)));
    expect(told).toEqual([...Array.from({ length: 30 }, () => 'ok'), 'TASK_FULL']);
    expect(await placesLeft(store, [task])).toEqual([0]);
  });

  test('given accounts, when they come, then they begin at all pieces alike', () => {
    const counts = [0, 0, 0, 0];
    for (let at = 0; at < 4_000; at += 1) {
      const piece = homePiece({ pieces: 4 }, `account${at.toString(36)}`);
      counts[piece] = (counts[piece] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(700);
    expect(homePiece({}, 'anybody')).toBe(0);
  });

  test('given a reviewed task, when as many wait as may, then it is full in all pieces together', async () => {
    const { store, task } = await openTask({ places: 40, admission: 'reviewed' });
    const seats = maxSignUps / 4;
    await store.transact(async (tx) => {
      for (const id of pieceIds(task)) tx.add(taskPlaces, id, { signUps: seats - 1 });
    });
    const told: string[] = [];
    for (let at = 0; at < 5; at += 1) told.push(await codeOf(signUp(store, task, 'same')));
    expect(told).toEqual(['ok', 'ok', 'ok', 'ok', 'TASK_FULL']);
    expect(await lefts(store, task)).toEqual([10, 10, 10, 10]);
  });

  test('given somebody who waits where no place is left, when they are admitted, then they move to one', async () => {
    const { store, task } = await openTask({ places: 25, admission: 'reviewed' });
    const waiting = { taskId: task.id, piece: await signUp(store, task, 'a') };
    const [id = ''] = pieceIds(task).slice(waiting.piece);
    await store.transact(async (tx) => tx.add(taskPlaces, id, { left: -6 }));
    const admit = (piece?: number) =>
      store.transact(async (tx) => {
        givePlace(tx, waiting, piece);
        return piece;
      });
    const piece = await inSomePiece(store, admit, full);
    expect(piece).not.toBe(waiting.piece);
    const signUps = (await piecesOf(store, task)).map((each) => each.signUps);
    expect(signUps.map((count, at) => count === (at === piece ? 1 : 0))).toEqual([true, true, true, true]);
  });

  test('given pieces that are never as they seemed, when somebody comes, then they are not told that it is full', async () => {
    const { store, task } = await openTask({ places: 30 });
    let tries = 0;
    const unlucky = inSomePiece(
      store,
      async () => {
        tries += 1;
        throw new ConditionFailed('taskPlaces', task.id, 'bound');
      },
      full,
    );
    await expect(unlucky).rejects.toMatchObject({ code: 'BUSY' });
    expect(tries).toBe(8);
  });

  test.each([3, 30])(
    'given a task of %i places read before it went back into review, when somebody comes, then it is closed to them, not full',
    async (places) => {
      const { store, task } = await openTask({ places });
      expect(await store.transact((tx) => removePlaces(tx, task))).toBe(true);
      expect(await codeOf(signUp(store, task, 'a'))).toBe('TASK_CLOSED');
    },
  );

  test('given a task read before it got more places, when its only piece is full, then the new ones are found', async () => {
    const { store, task } = await openTask({ places: 2 });
    await signUp(store, task, 'a');
    const after = { ...task, places: 30 };
    const grown = await store.transact(async (tx) => addPlaces(tx, task, after));
    expect(await lefts(store, grown)).toEqual([1, 10, 9, 9]);
    await signUp(store, task, 'b');
    expect(await signUp(store, task, 'c')).toBeGreaterThan(0);
    expect(await placesLeftOf(store, [task.id, 'none'])).toEqual([27, undefined]);
  });
});

describe('whatever happens to a task', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ does: fc.constant('signUp' as const), who: fc.nat(40) }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant('withdraw' as const), who: fc.nat(40) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('add' as const), more: fc.nat(40) }) },
    {
      weight: 1,
      arbitrary: fc.record({ does: fc.constant('renew' as const), places: fc.integer({ min: 1, max: 60 }) }),
    },
  );

  test('no place is lost or made, and nobody is turned away from one', async () => {
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.array(step, { maxLength: 60 }),
      async (places, steps) => {
        const opened = await openTask({ places });
        const { store } = opened;
        let { task } = opened;
        const held = new Map<string, number>();
        for (const it of steps) {
          const who = 'who' in it ? `${it.who}` : '';
          const piece = held.get(who);
          const isFull = held.size === task.places;
          if (it.does === 'signUp' && piece === undefined) {
            const told = signUp(store, task, who).then((taken) => held.set(who, taken));
            expect(await codeOf(told)).toBe(isFull ? 'TASK_FULL' : 'ok');
          } else if (it.does === 'withdraw' && piece !== undefined) {
            await store.transact(async (tx) => leavePlace(tx, { taskId: task.id, piece }, true));
            held.delete(who);
          } else if (it.does === 'add') {
            const after = { ...task, places: task.places + it.more };
            task = await store.transact(async (tx) => addPlaces(tx, task, after));
          } else if (it.does === 'renew') {
            const after = { ...task, places: it.places, termsVersion: task.termsVersion + 1 };
            const renewed = await store.transact((tx) => renewPlaces(tx, task, after));
            expect(renewed === undefined).toBe(held.size > 0);
            task = renewed ?? task;
          }
          expect(await placesLeft(store, [task])).toEqual([task.places - held.size]);
          expect(await placesLeftOf(store, [task.id])).toEqual([task.places - held.size]);
          const signUps = (await piecesOf(store, task)).reduce((sum, each) => sum + each.signUps, 0);
          expect(signUps).toBe(held.size);
        }
      },
    );
    await fc.assert(property, { numRuns: propertyRuns(50, 1_000) });
  });
});
