import * as z from 'zod';
import { action } from './action';
import * as f from './fields';

export const sharingContract = {
  createShare: action({
    feature: 'sharing',
    name: 'createShare',
    summary: "The person's share of a task: card, path and mini-program code",
    access: 'consented',
    effect: 'set',
    input: z.strictObject({ taskId: f.id }),
    output: z.strictObject({
      shareId: f.shareId,
      title: z.string(),
      path: z.string(),
      /** Address of the mini-program code image; absent while WeChat cannot draw it. */
      codeUrl: z.string().exactOptional(),
    }),
    errors: ['TASK_NOT_FOUND', 'TASK_CLOSED'],
  }),
  openShare: action({
    feature: 'sharing',
    name: 'openShare',
    summary: 'Counts an opening once per person; an unknown share is ignored with a reason',
    access: 'public',
    knowsCaller: true,
    effect: 'set',
    input: z.strictObject({ share: f.receivedShare }),
    output: z.strictObject({
      counted: z.boolean(),
      reason: z.enum(['unknown', 'own', 'already-counted', 'not-signed-in']).exactOptional(),
      /** The task behind the share, when it is known. */
      taskId: f.id.exactOptional(),
    }),
    errors: [],
  }),
  myShares: action({
    feature: 'sharing',
    name: 'myShares',
    summary: "The person's shares with openings and sign-ups, newest first",
    access: 'person',
    effect: 'read',
    input: z.strictObject({ cursor: f.cursor.exactOptional(), limit: f.limit.exactOptional() }),
    output: z.strictObject({
      shares: z.array(
        z.strictObject({
          shareId: f.shareId,
          taskId: f.id,
          title: z.string(),
          taskStatus: f.taskStatus,
          openings: z.int(),
          signUps: z.int(),
          createdAtMs: f.momentMs,
        }),
      ),
      next: z.string().exactOptional(),
    }),
    errors: [],
  }),
};
