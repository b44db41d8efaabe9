import type { GroupView } from '../../shared/contract/groups';
import type { FoundTask } from '../../shared/contract/tasks';
import type { Backend } from '../backend/backend';
import { codeOf } from '../backend/code-of';
import { allPages, chunksOf } from './paged';

const fewTasks = 10;
const sideBySide = 5;

async function one(backend: Backend, taskId: string): Promise<FoundTask | undefined> {
  try {
    return (await backend.tasks.get({ taskId })).task;
  } catch (error) {
    if (codeOf(error) === 'TASK_NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * The tasks as they are now, without those that are gone. Many are read from the list of the group's city,
 * 50 at a time, and only what is not in it one by one.
 */
export async function lookUp(
  backend: Backend,
  { cityCode }: GroupView,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, FoundTask>> {
  const found = new Map<string, FoundTask>();
  const wanted = new Set(taskIds);
  if (taskIds.length > fewTasks) {
    await allPages(async (page) => {
      const { tasks, next } = await backend.tasks.find({ city: cityCode, sort: 'newest', ...page });
      for (const task of tasks) if (wanted.has(task.taskId)) found.set(task.taskId, task);
      return { rows: [], ...(next && found.size < wanted.size && { next }) };
    });
  }
  for (const ids of chunksOf(
    [...wanted].filter((id) => !found.has(id)),
    sideBySide,
  )) {
    for (const task of await Promise.all(ids.map((id) => one(backend, id)))) {
      if (task) found.set(task.taskId, task);
    }
  }
  return found;
}
