import * as z from 'zod';
import { action } from './action';
import * as f from './fields';
import { paged } from './paged';

const ownShare = z
  .strictObject({
    shareId: f.shareId,
    taskId: f.taskId,
    title: z.string().describe("The task's."),
    taskStatus: f.taskStatus,
    pay: f.pay,
    placesLeft: z.int().min(0).describe('Places not yet taken; it may lag by a moment.'),
    signUpDeadlineMs: f.signUpDeadlineMs,
    openings: z.int().min(0).describe('How many people opened it.'),
    signUps: z.int().min(0).describe('How many sign-ups are credited to it.'),
    createdAtMs: f.moment('When the person shared it'),
  })
  .meta({ id: 'OwnShare', description: "A person's share of a task and what came of it." });

export const sharingContract = {
  createShare: action({
    feature: 'sharing',
    name: 'createShare',
    summary: "The person's share of a task: card, path and mini-program code",
    access: 'consented',
    effect: 'set',
    rate: 'sharing',
    input: z.strictObject({ taskId: f.taskId }),
    output: z.strictObject({
      shareId: f.shareId,
      title: z.string().describe('Of the card, with the pay.'),
      path: z.string().describe('Page that the card opens, with its query.'),
      codeUrl: z
        .string()
        .describe('Address of the mini-program code image; absent while WeChat cannot draw it.')
        .exactOptional(),
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
      counted: z.boolean().describe('Whether this was the first opening by this person.'),
      reason: z
        .enum(['unknown', 'own', 'already-counted', 'not-signed-in'])
        .describe('Why it was not counted.')
        .exactOptional(),
      taskId: f.id.describe('The task behind the share, when it is known.').exactOptional(),
    }),
    errors: [],
  }),
  myShares: action({
    feature: 'sharing',
    name: 'myShares',
    summary: "The person's shares with openings and sign-ups, newest first",
    access: 'person',
    effect: 'read',
    ...paged({}, 'shares', ownShare),
    errors: [],
  }),
};
