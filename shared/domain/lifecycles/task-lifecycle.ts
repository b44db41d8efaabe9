import type { TaskCategory } from '../tasks/categories';
import type { Condition, Lifecycle } from './lifecycle';

export const taskStatuses = ['draft', 'open', 'closed'] as const;

interface TaskFacts {
  readonly id: string;
  readonly cityCode: string;
  readonly category: TaskCategory;
  readonly signUpDeadlineMs: number;
}

const deadlinePassed: Condition<TaskFacts> = {
  name: 'the sign-up deadline has passed',
  holds: ({ signUpDeadlineMs }, nowMs) => signUpDeadlineMs <= nowMs,
};

/** Where and what it is, and nothing else. */
const told = <T extends string>(type: T) => ({
  type,
  of: ({ id, cityCode, category }: TaskFacts) => ({ type, facts: { taskId: id, cityCode, category } }),
});
const closed = told('task.closed');

/** A task, from its draft to the end of its sign-up. */
export const taskLifecycle = {
  name: 'task',
  transitions: {
    create: { from: ['initial'], to: 'draft', by: ['publisher'] },
    edit: { from: ['draft'], to: 'draft', by: ['publisher'], refusal: 'TASK_ENDED' },
    open: {
      from: ['draft'],
      to: 'open',
      by: ['publisher'],
      emits: told('task.opened'),
      refusal: 'TASK_NOT_DRAFT',
    },
    change: {
      from: ['open'],
      to: 'open',
      by: ['publisher'],
      emits: told('task.changed'),
      refusal: 'TASK_ENDED',
    },
    close: { from: ['open'], to: 'closed', by: ['publisher'], emits: closed, refusal: 'TASK_NOT_OPEN' },
    expire: { from: ['open'], to: 'closed', by: ['platform'], condition: deadlinePassed, emits: closed },
  },
} as const satisfies Lifecycle<TaskFacts, (typeof taskStatuses)[number], never>;
