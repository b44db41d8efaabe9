import * as z from 'zod';
import { action } from './action';
import * as f from './fields';

export const messagesContract = {
  notices: action({
    feature: 'messages',
    name: 'notices',
    summary: "The person's own notices, newest first",
    access: 'person',
    effect: 'read',
    input: z.strictObject({
      unread: z.boolean().exactOptional(),
      cursor: f.cursor.exactOptional(),
      limit: f.limit.exactOptional(),
    }),
    output: z.strictObject({
      notices: z.array(
        z.strictObject({
          noticeId: z.string(),
          title: z.string(),
          text: z.string(),
          page: z.string(),
          read: z.boolean(),
          atMs: f.momentMs,
        }),
      ),
      next: z.string().exactOptional(),
    }),
    errors: [],
  }),
  markRead: action({
    feature: 'messages',
    name: 'markRead',
    summary: 'Marks an own notice as read',
    access: 'person',
    effect: 'set',
    input: z.strictObject({ noticeId: f.id }),
    output: f.done,
    errors: ['NOT_FOUND'],
  }),
};
