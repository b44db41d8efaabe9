import * as z from 'zod';
import { action } from './action';
import * as f from './fields';
import { text } from './typed';

export const operationsContract = {
  reviewTask: action({
    feature: 'operations',
    name: 'reviewTask',
    summary: 'Decides on a task that waits for review: opens it, or gives it back with a reason',
    access: 'operator',
    effect: 'set',
    input: z.discriminatedUnion('decision', [
      z.strictObject({
        taskId: f.taskId,
        submittedAtMs: f.moment('What was read: since when the task was in review'),
        decision: z.literal('approve'),
      }),
      z.strictObject({
        taskId: f.taskId,
        submittedAtMs: f.moment('What was read: since when the task was in review'),
        decision: z.literal('reject'),
        reason: text({ name: '审核意见', min: 2, max: 100, lines: 'one' }).describe(
          'What the publisher will read.',
        ),
      }),
    ]),
    output: z.strictObject({ taskId: f.taskId, status: f.taskStatus }),
    errors: ['TASK_NOT_FOUND', 'TASK_NOT_IN_REVIEW', 'TASK_DEADLINE_PASSED', 'CHANGED_MEANWHILE'],
  }),
};
