import { type Task, type TaskTexts, tasks, taskTexts } from '../../collections/tasks';
import type { Transaction } from '../../ports/store';

/** A task with the texts that only its own page shows. */
export type WholeTask = Task & Omit<TaskTexts, 'id'>;

/** Reads a task whole, its two documents side by side. */
export async function wholeTask(
  from: Pick<Transaction, 'get'>,
  taskId: string,
): Promise<WholeTask | undefined> {
  const [task, texts] = await Promise.all([from.get(tasks, taskId), from.get(taskTexts, taskId)]);
  return task && texts && { ...texts, ...task };
}

/** The documents that a whole task is kept in. */
export function documentsOf<W extends TaskTexts & Partial<Task>>(
  whole: W,
): { readonly task: Omit<W, Exclude<keyof TaskTexts, 'id'>>; readonly texts: TaskTexts } {
  const { description, serviceStandard, requirements, bring, address, pictureIds, ...task } = whole;
  const texts = { id: whole.id, description, serviceStandard, requirements, bring, address };
  return { task, texts: { ...texts, ...(pictureIds && { pictureIds }) } };
}
