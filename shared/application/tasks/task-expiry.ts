import type { Deadline } from '../../collections/deadlines';
import type { Task } from '../../collections/tasks';

/** The deadline at which an open task's sign-up ends. */
export const taskExpiry = ({
  id: subject,
  signUpDeadlineMs: dueAtMs,
}: Pick<Task, 'id' | 'signUpDeadlineMs'>): Pick<Deadline, 'kind' | 'subject' | 'dueAtMs'> => ({
  kind: 'task.expire',
  subject,
  dueAtMs,
});
