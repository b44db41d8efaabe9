import type { TaskCategory } from '../tasks/categories';
import type { Condition, Lifecycle } from './lifecycle';

/** `in-review`: an operator decides whether people may see it; `awaiting-funds`: they may once its cost is reserved. */
export const taskStatuses = ['draft', 'in-review', 'awaiting-funds', 'open', 'closed'] as const;
type TaskStatus = (typeof taskStatuses)[number];

/** Whether anybody but its publisher may know of it. */
export const isShown = (status: TaskStatus): boolean => status === 'open' || status === 'closed';

interface TaskFacts {
  readonly id: string;
  readonly publisherId: string;
  readonly title: string;
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
const opened = told('task.opened');

/** What was decided about it, for the publisher. */
const decided = <T extends string>(type: T) => ({
  type,
  of: ({ id, publisherId, title }: TaskFacts) => ({
    type,
    accountId: publisherId,
    facts: { taskId: id, title },
  }),
});

/** A task, from its draft to the end of its sign-up. */
export const taskLifecycle = {
  name: 'task',
  transitions: {
    create: { from: ['initial'], to: 'draft', by: ['publisher'] },
    /** What waits for an operator, or to be paid for, is taken back by being changed. */
    edit: {
      from: ['draft', 'in-review', 'awaiting-funds'],
      to: 'draft',
      by: ['publisher'],
      refusal: 'TASK_ENDED',
    },
    /** Its text may be seen; its cost is not reserved yet. */
    pass: { from: ['draft'], to: 'awaiting-funds', by: ['publisher'], refusal: 'TASK_NOT_DRAFT' },
    /** Its text may be seen, and its cost is still reserved from before. */
    open: {
      from: ['draft'],
      to: 'open',
      by: ['publisher'],
      emits: opened,
      refusal: 'TASK_NOT_DRAFT',
    },
    /** Its cost is reserved. */
    fund: { from: ['awaiting-funds'], to: 'open', by: ['operator', 'platform'], emits: opened },
    /** Nobody has paid for it while people could have signed up. */
    lapse: {
      from: ['awaiting-funds'],
      to: 'draft',
      by: ['platform'],
      condition: deadlinePassed,
      emits: decided('funding.lapsed'),
    },
    /** Its text is doubtful. */
    submit: { from: ['draft'], to: 'in-review', by: ['publisher'], refusal: 'TASK_NOT_DRAFT' },
    /** Its new text is doubtful: people do not see it until an operator has. */
    hold: { from: ['open'], to: 'in-review', by: ['publisher'], emits: closed, refusal: 'TASK_ENDED' },
    approve: {
      from: ['in-review'],
      to: 'awaiting-funds',
      by: ['operator'],
      emits: decided('review.passed'),
      refusal: 'TASK_NOT_IN_REVIEW',
    },
    /** The same for one whose cost is still reserved from before. */
    reopen: {
      from: ['in-review'],
      to: 'open',
      by: ['operator'],
      emits: [opened, decided('review.approved')],
      refusal: 'TASK_NOT_IN_REVIEW',
    },
    reject: {
      from: ['in-review'],
      to: 'draft',
      by: ['operator'],
      emits: decided('review.rejected'),
      refusal: 'TASK_NOT_IN_REVIEW',
    },
    change: {
      from: ['open'],
      to: 'open',
      by: ['publisher'],
      emits: told('task.changed'),
      refusal: 'TASK_ENDED',
    },
    /** Its new terms cost more than is reserved. */
    outgrow: {
      from: ['open'],
      to: 'awaiting-funds',
      by: ['publisher'],
      emits: closed,
      refusal: 'TASK_ENDED',
    },
    /** More places are paid for. */
    extend: { from: ['open'], to: 'open', by: ['operator', 'platform'], emits: told('task.changed') },
    /** Terms that cost more are paid for. */
    renew: { from: ['open'], to: 'open', by: ['platform'], emits: told('task.changed') },
    /** It has filled up, or has room again. */
    recount: { from: ['open'], to: 'open', by: ['platform'] },
    close: { from: ['open'], to: 'closed', by: ['publisher'], emits: closed, refusal: 'TASK_NOT_OPEN' },
    expire: { from: ['open'], to: 'closed', by: ['platform'], condition: deadlinePassed, emits: closed },
    /** Its publisher may not publish at present: nobody new can sign up. */
    stop: { from: ['open'], to: 'closed', by: ['platform'], emits: closed },
    /** The same for one that people do not see yet. */
    withhold: { from: ['in-review', 'awaiting-funds'], to: 'draft', by: ['platform'] },
  },
} as const satisfies Lifecycle<TaskFacts, TaskStatus, never>;
