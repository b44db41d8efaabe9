import * as z from 'zod';
import { action } from './action';
import * as f from './fields';
import { paged } from './paged';
import { wants } from './wants';

const notice = z
  .strictObject({
    noticeId: z.string().describe('The notice.'),
    title: z.string().describe('What happened, in a few words.'),
    text: z.string().describe('The same at length.'),
    page: z.string().describe('Page of the mini-program where it goes on.'),
    read: z.boolean().describe('Whether the person has read it.'),
    atMs: f.moment('When it happened'),
  })
  .meta({ id: 'Notice', description: 'What a person is told.' });

export const messagesContract = {
  notices: action({
    feature: 'messages',
    name: 'notices',
    summary: "The person's own notices, newest first",
    access: 'person',
    effect: 'read',
    ...paged(
      {
        unread: wants(
          '请选择是否只看未读',
          z.boolean().describe('True: only those not yet read.'),
        ).exactOptional(),
      },
      'notices',
      notice,
    ),
    errors: [],
  }),
  markRead: action({
    feature: 'messages',
    name: 'markRead',
    summary: 'Marks an own notice as read',
    access: 'person',
    effect: 'set',
    input: z.strictObject({ noticeId: wants('消息编号不正确，请刷新后重试', f.id.describe('The notice.')) }),
    output: f.done,
    errors: ['NOT_FOUND'],
  }),
  allow: action({
    feature: 'messages',
    name: 'allow',
    summary: 'Says that WeChat may send one more message: the latest that waits for it is sent',
    access: 'person',
    effect: 'set',
    input: z.strictObject({}),
    output: f.done,
    errors: [],
  }),
};
