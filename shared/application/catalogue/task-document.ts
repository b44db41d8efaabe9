import type { Task } from '../../collections/tasks';
import { tagsOf, taskTagNames } from '../../domain/tasks/task-tags';
import { taskTypeNames } from '../../domain/tasks/task-types';
import type { ShownPublisher } from './city-tasks';
import type { TextDocument } from './text-document';

/** What of a task is searched. */
export const documentOf = (task: Task, publisher: ShownPublisher): TextDocument => ({
  title: task.title,
  placeName: task.placeName,
  ...(task.district !== undefined && { district: task.district }),
  publisherName: publisher.name,
  typeName: taskTypeNames[task.type],
  tags: tagsOf(task).map((tag) => taskTagNames[tag]),
});
