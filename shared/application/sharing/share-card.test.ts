import * as fc from 'fast-check';
import { taskDraft } from '../../../tests/support/data/task-draft';
import { onMemory } from '../../../tests/support/stores/on-memory';
import { shares } from '../../collections/sharing';
import { type Task, tasks } from '../../collections/tasks';
import { fen } from '../../domain/money/money';
import { keyedHash } from '../../platforms/vault/keyed-hash';
import { documentsOf } from '../tasks/whole-task';
import { ensureShare, shareCard, shareIdOf, taskPage, taskToShare } from './share-card';

const hash = keyedHash(Buffer.alloc(32, 7));
const taskId = 'task000000000000';
const lin = { accountId: 'lin0000000000000' };
const link = { url: 'https://wxaurl.cn/1', expiresAtMs: 9 };

const taskOf = (changes: Partial<Task> = {}): Task => {
  const { task } = documentsOf({
    ...taskDraft(0),
    payFen: fen(20_000),
    id: taskId,
    publisherId: 'publisher0000000',
    status: 'open',
    termsVersion: 1,
    createdAtMs: 0,
    updatedAtMs: 0,
  });
  return { ...task, ...changes };
};

async function sharing() {
  const { store, clock } = await onMemory().empty();
  return { store, clock, hash };
}

describe('a task to share', () => {
  test.each([
    ['draft', 'TASK_NOT_FOUND'],
    ['closed', 'TASK_CLOSED'],
  ] as const)('given one that is %s, when it should be shared, then %s', async (status, code) => {
    const { store } = await sharing();
    await store.transact(async (tx) => tx.create(tasks, taskOf({ status })));
    await expect(taskToShare({ store }, taskId)).rejects.toMatchObject({ code });
  });

  test('given none, when it should be shared, then TASK_NOT_FOUND', async () => {
    await expect(taskToShare(await sharing(), taskId)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
  });

  test('given an open one, when it should be shared, then it is that task', async () => {
    const { store } = await sharing();
    await store.transact(async (tx) => tx.create(tasks, taskOf()));
    expect(await taskToShare({ store }, taskId)).toEqual(taskOf());
  });
});

describe('the id of a share', () => {
  const sharer = fc.oneof(fc.record({ accountId: fc.string() }), fc.record({ groupId: fc.string() }));

  test('given any task and sharer, when asked again, then it is the same, of 16 base62 characters', () => {
    fc.assert(
      fc.property(fc.string(), sharer, (task, by) => {
        expect(shareIdOf({ hash }, task, by)).toMatch(/^[0-9A-Za-z]{16}$/);
        expect(shareIdOf({ hash }, task, by)).toBe(shareIdOf({ hash }, task, by));
      }),
    );
  });

  test('given another task, person, group or key, when asked, then it is another', () => {
    const of = [
      shareIdOf({ hash }, taskId, lin),
      shareIdOf({ hash }, 'task111111111111', lin),
      shareIdOf({ hash }, taskId, { accountId: 'chen000000000000' }),
      shareIdOf({ hash }, taskId, { groupId: 'group00000000000' }),
      shareIdOf({ hash }, taskId, { groupId: 'group11111111111' }),
      shareIdOf({ hash: keyedHash(Buffer.alloc(32, 8)) }, taskId, lin),
      // Not what the same words are hashed to elsewhere.
      hash.hash('', taskId, lin.accountId).slice(0, 16),
      hash.hash('other', taskId, lin.accountId).slice(0, 16),
    ];
    expect(new Set(of).size).toBe(of.length);
  });
});

describe('keeping a share', () => {
  test('given none, when it is kept, then it is new, of its sharer, and counts nothing yet', async () => {
    const context = await sharing();
    const share = await ensureShare(context, taskId, lin);
    expect(share).toEqual({
      id: shareIdOf(context, taskId, lin),
      taskId,
      ...lin,
      openings: 0,
      signUps: 0,
      createdAtMs: context.clock.nowMs(),
    });
    expect(await context.store.get(shares, share.id)).toEqual(share);
  });

  test('given one, when it is kept again later, then it stays as it is, with what was counted', async () => {
    const context = await sharing();
    const { id } = await ensureShare(context, taskId, lin, link);
    await context.store.transact(async (tx) => tx.add(shares, id, { openings: 2 }));
    const before = await context.store.get(shares, id);
    context.clock.pass(1_000);
    expect(await ensureShare(context, taskId, lin)).toEqual(before);
    expect(await ensureShare(context, taskId, lin, { ...link, expiresAtMs: 99 })).toEqual(before);
    expect(await context.store.get(shares, id)).toEqual(before);
  });

  test.each([
    ['without a link', undefined],
    ['with another', { url: 'https://wxaurl.cn/0', expiresAtMs: 1 }],
  ])(
    'given one %s, when it is kept with a link, then it has that link and nothing else changes',
    async (_what, first) => {
      const context = await sharing();
      const share = await ensureShare(context, taskId, { groupId: 'group00000000000' }, first);
      expect(share.link).toEqual(first);
      context.clock.pass(1_000);
      const linked = await ensureShare(context, taskId, { groupId: 'group00000000000' }, link);
      expect(linked).toEqual({ ...share, link });
      expect(await context.store.get(shares, share.id)).toEqual(linked);
    },
  );
});

test('given a task and a share, when the card is made, then it says pay and title, and leads to the task by this share', () => {
  const share = { id: 'share00000000000', taskId, openings: 0, signUps: 0, createdAtMs: 0 };
  expect(shareCard(taskOf({ payFen: fen(2_550), payUnit: 'hour', title: '传单派发' }), share)).toEqual({
    shareId: 'share00000000000',
    title: '25.50元/小时 · 传单派发',
    path: 'pages/task/index?id=task000000000000&share=share00000000000',
  });
  expect(taskPage).not.toMatch(/^\//);
});
