import type { Task } from '../../../collections/tasks';

/** Few are left when it is a fifth or less. */
const fewOf = 5;

/** What lists say of the places of a task: exact numbers stand beside those whose places are kept in one piece. */
export function roomOf({ places, pieces }: Pick<Task, 'places' | 'pieces'>, left: number): Task['room'] {
  if (left === 0) return 'none';
  return pieces !== undefined && left * fewOf <= places ? 'few' : undefined;
}
