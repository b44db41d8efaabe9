import type { GroupView, TaskEvent } from '../../shared/contract/groups';
import type { FoundTask } from '../../shared/contract/tasks';
import type { TaskCategory } from '../../shared/domain/tasks/categories';

const wants = (group: GroupView, cityCode: string, category: TaskCategory): boolean =>
  group.isOn &&
  group.cityCode === cityCode &&
  (group.categories.length === 0 || group.categories.includes(category));

/** Whether a group should hear of the task of an event. */
export const eventFits = (group: GroupView, { cityCode, category }: TaskEvent): boolean =>
  cityCode !== undefined && category !== undefined && wants(group, cityCode, category);

/** Whether somebody could still sign up. */
export const isOpen = (task: FoundTask, nowMs: number): boolean =>
  task.status === 'open' && task.placesLeft !== 0 && task.signUpDeadlineMs > nowMs;

/** Whether a group should still hear of a task that waited for it. */
export const taskFits = (group: GroupView, task: FoundTask, nowMs: number): boolean =>
  isOpen(task, nowMs) && wants(group, task.place.cityCode, task.category);
