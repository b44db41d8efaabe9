import * as z from 'zod';
import { noticeKinds } from '../domain/notices/notice-kinds';
import { action } from './action';
import * as f from './fields';
import { paged } from './paged';
import { wants } from './wants';

const kind = wants('请选择通知的种类', z.enum(noticeKinds).describe('What it is about.'));

const notice = z
  .strictObject({
    kind,
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
        kind: kind.exactOptional(),
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
  markAllRead: action({
    feature: 'messages',
    name: 'markAllRead',
    summary: 'Marks the own notices as read that the person has before them, fifty at a time',
    access: 'person',
    effect: 'set',
    input: z.strictObject({
      upToMs: f.moment('Later ones stay unread: when the newest one happened that the person sees'),
    }),
    output: z.strictObject({
      left: z.boolean().describe('Whether there are more: then it is called again.'),
    }),
    errors: [],
  }),
  allow: action({
    feature: 'messages',
    name: 'allow',
    summary: 'Says that WeChat may send one more message: the latest of each kind that waits for it is sent',
    access: 'person',
    effect: 'set',
    input: z.strictObject({}),
    output: f.done,
    errors: [],
  }),
};
