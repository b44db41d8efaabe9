import { transfer } from '../../../local/bank';
import { newDeadline } from '../../../shared/application/deadlines/deadlines';
import { freshPlaces } from '../../../shared/application/tasks/places/places';
import { taskExpiry } from '../../../shared/application/tasks/task-expiry';
import { documentsOf } from '../../../shared/application/tasks/whole-task';
import { deadlines } from '../../../shared/collections/deadlines';
import { type Task, taskPlaces, tasks, taskTexts } from '../../../shared/collections/tasks';
import type { TaskDraftInput } from '../../../shared/contract/publishing';
import { costRates } from '../../../shared/domain/money/cost';
import { fen } from '../../../shared/domain/money/money';
import { type Actor, newKey, type TestSystem } from '../system/test-system';
import { taskDraft } from './task-draft';

/** A draft of the publisher; answers its id. */
export async function draftTask(
  system: TestSystem,
  publisher: Actor,
  changes: Partial<TaskDraftInput> = {},
): Promise<string> {
  const task = taskDraft(system.clock.nowMs(), changes);
  const made = await publisher.get('publishing/createTask', { task, idempotencyKey: newKey() });
  return made.task.taskId;
}

/** What an operator has to look at. */
export const doubtful = '住宿费从工资里扣，其余按天结算，听从组长安排';

/** A task of the publisher that waits for review. */
export async function reviewedTask(
  system: TestSystem,
  publisher: Actor,
  changes: Partial<TaskDraftInput> = {},
): Promise<{ readonly taskId: string; readonly submittedAtMs: number }> {
  const taskId = await draftTask(system, publisher, { description: doubtful, ...changes });
  const { moderation } = await publisher.get('publishing/openTask', { taskId });
  return { taskId, submittedAtMs: moderation.submittedAtMs };
}

/** Pays what has to be paid for a task, or its new places, without a call over HTTP. */
export async function fundTask({ ports }: TestSystem, taskId: string): Promise<void> {
  const paid = await transfer(ports, { taskId });
  if (paid.error !== undefined) throw new Error(`${taskId}: ${paid.error}`);
}

/** An open task of the publisher, paid for; answers its id. */
export async function openTask(
  system: TestSystem,
  publisher: Actor,
  changes: Partial<TaskDraftInput> = {},
): Promise<string> {
  const key = `open task of ${publisher.accountId} ${JSON.stringify(changes)}`;
  const { result } = await system.prepared(key, async () => {
    const taskId = await draftTask(system, publisher, changes);
    await publisher.get('publishing/openTask', { taskId });
    await fundTask(system, taskId);
    return taskId;
  });
  return result;
}

export type TaskChanges = Partial<Omit<Task, 'payFen'>> & { readonly payFen?: number };

/** Many open tasks at once, straight into the store; later ones were published later, by 1 ms each. */
export async function storeOpenTasks(
  system: TestSystem,
  count: number,
  changes: (at: number) => TaskChanges = () => ({}),
): Promise<Task[]> {
  const nowMs = system.clock.nowMs();
  const stored = Array.from({ length: count }, (_, at) => {
    const times = { createdAtMs: nowMs, updatedAtMs: nowMs, publishedAtMs: nowMs + at };
    const id = system.ports.ids.newId();
    const publisherId = 'publisher0000000';
    const task = { ...taskDraft(nowMs), ...changes(at) };
    const { task: whole, pieces } = freshPlaces({
      ...times,
      id,
      publisherId,
      status: 'open' as const,
      termsVersion: 1,
      costRates: costRates[0].version,
      ...task,
      payFen: fen(task.payFen),
    });
    return { ...documentsOf(whole), pieces };
  });
  const write = (some: typeof stored) =>
    system.ports.store.transact(async (tx) => {
      for (const { task, texts, pieces } of some) {
        tx.create(tasks, task);
        tx.create(taskTexts, texts);
        for (const piece of pieces) tx.create(taskPlaces, piece);
        tx.create(deadlines, newDeadline(taskExpiry(task)));
      }
    });
  // As many as one transaction takes.
  for (let at = 0; at < count; at += 2) await write(stored.slice(at, at + 2));
  return stored.map(({ task }) => task);
}
