import type { Task } from '../../collections/tasks';
import type { Session } from '../../domain/tasks/sessions';
import type { TaskType } from '../../domain/tasks/task-types';

export const sessionsOf = (task: Task): readonly Session[] => [
  { startMs: task.workStartMs, endMs: task.workEndMs },
];
export const typeOf = (_task: Task): TaskType => 'other';
export const districtOf = (_task: Task): string | undefined => undefined;
export const isFull = (_task: Task): boolean => false;
export const hourlyFenOf = (task: Task): number | undefined =>
  task.payUnit === 'hour' ? task.payFen : undefined;
