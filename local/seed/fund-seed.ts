import { post } from '../../shared/application/ledger/post';
import { keepSealing } from '../../shared/application/ledger/seal-deadline';
import { costOfTask } from '../../shared/application/money/task-funds';
import { fundings, taskFunds } from '../../shared/collections/fundings';
import type { Task } from '../../shared/collections/tasks';
import { moved } from '../../shared/domain/ledger/accounts';
import { fen } from '../../shared/domain/money/money';
import { orderNumberOf } from '../../shared/domain/orders/order-number';
import type { Store } from '../../shared/ports/store';
import { samplePayer } from '../bank';

/** Tasks of one owner in one transaction, which share their book. */
const perTransaction = 2;

/** Pays for the tasks of one owner: a payment, its entry, and what is reserved by it. */
async function fundTasks(store: Store, own: readonly Task[], nowMs: number): Promise<void> {
  await store.transact(async (tx) => {
    const movements = own.map((task) => {
      const { id: taskId, publisherId, title, places } = task;
      const amountFen = costOfTask(task, nowMs).totalFen;
      const fundingId = orderNumberOf(taskId);
      tx.create(taskFunds, { id: taskId, publisherId, reservedFen: amountFen, returns: 0 });
      tx.create(fundings, {
        id: fundingId,
        publisherId,
        taskId,
        title,
        places,
        amountFen,
        ...samplePayer,
        status: 'confirmed',
        channel: 'bank-transfer',
        purpose: 'open',
        createdAtMs: nowMs,
        updatedAtMs: nowMs,
        refundedFen: fen(0),
      });
      const parties = { publisherId, taskId, fundingId };
      const postings = moved('bank', { reserve: amountFen });
      return {
        id: `fund:seed:${taskId}`,
        kind: 'fund',
        ...parties,
        postings,
        inputs: { amountFen },
      } as const;
    });
    await post(tx, nowMs, ...movements);
  });
}

/** Pays for the seed's tasks that are not paid for yet; answers how many. */
export async function fundSeed(store: Store, tasks: readonly Task[], nowMs: number): Promise<number> {
  const ids = tasks.map(({ id }) => id);
  const there = new Set<string>();
  for (let at = 0; at < ids.length; at += 100)
    for (const funds of await store.getMany(taskFunds, ids.slice(at, at + 100)))
      if (funds) there.add(funds.id);
  const unpaid = tasks.filter(({ id }) => !there.has(id));
  if (unpaid.length === 0) return 0;
  await keepSealing({ store, clock: { nowMs: () => nowMs } as Parameters<typeof keepSealing>[0]['clock'] });
  const owners = new Set(unpaid.map(({ publisherId }) => publisherId));
  await Promise.all(
    [...owners].map(async (owner) => {
      const own = unpaid.filter(({ publisherId }) => publisherId === owner);
      for (let at = 0; at < own.length; at += perTransaction)
        await fundTasks(store, own.slice(at, at + perTransaction), nowMs);
    }),
  );
  return unpaid.length;
}
