import * as z from 'zod';
import { groupChannels } from '../domain/groups/channels';
import { defaultQuietHours } from '../domain/groups/quiet-hours';
import { groupRhythms } from '../domain/groups/rhythms';
import { groupPostStatuses } from '../domain/lifecycles/group-post-lifecycle';
import { action } from './action';
import { weChatFailures } from './errors';
import * as f from './fields';
import { limit, paged } from './paged';
import { foreignName } from './typed';
import { wants } from './wants';

/** Programs read on: their pages are as large as they may be. */
const perPage = 50;

const hour = (description: string) =>
  wants(
    '安静时段须为 0 至 23 的整点',
    z
      .int()
      .min(0)
      .max(23)
      .describe(`${description}, hour of the day in Shanghai; equal hours: no quiet time.`),
  );
const channel = wants('群的接入方式不正确', z.enum(groupChannels).describe('How the group is reached.'));
const address = wants(
  '群地址须为 1 至 200 个字，不含不可见字符',
  foreignName(200).describe('What the channel calls the group.'),
);
const receipt = wants('回执不正确，请重新读取事件', z.string().min(1).max(20_000));
const taskIds = wants(
  '须为 1 至 50 个任务编号',
  z.array(f.id).min(1).max(50).describe('The tasks of the posts.'),
);

const groupSettings = {
  isOn: wants('请说明是否开启', z.boolean().describe('Whether it is told of tasks at all.')),
  cityCode: f.cityCode,
  categories: wants(
    '任务类别最多 3 个',
    z.array(f.category).max(3).describe('Kinds of work it wants; empty: all.'),
  ),
  rhythm: wants('请选择发送频率', z.enum(groupRhythms).describe('How often it is told.')),
  quietFromHour: hour('When the quiet time starts'),
  quietToHour: hour('When the quiet time ends'),
};

const group = z
  .strictObject({ groupId: f.groupId, channel, address, ...groupSettings })
  .meta({ id: 'Group', description: 'A chat group and its settings.' });
export type GroupView = z.output<typeof group>;

const taskEvent = z
  .strictObject({
    eventId: f.id.describe('The event.'),
    type: z
      .enum(['task.opened', 'task.changed', 'task.filled', 'task.closed'])
      .describe('What happened; `task.filled` follows from the admission that took the last place.'),
    taskId: f.taskId,
    cityCode: z.string().describe("The task's city; absent with `task.filled`.").exactOptional(),
    category: f.category.exactOptional(),
    atMs: f.moment('When it happened'),
  })
  .meta({ id: 'TaskEvent', description: 'What happened to a task.' });
export type TaskEvent = z.output<typeof taskEvent>;

const post = z
  .strictObject({
    groupId: f.groupId,
    taskId: f.taskId,
    status: z.enum(groupPostStatuses).describe('Where the post stands.'),
    tries: z.int().min(0).describe('Times it was handed to the channel.'),
    messageId: z
      .string()
      .describe('What the channel calls the message, where it can take one back.')
      .exactOptional(),
    atMs: f.moment('When it was queued'),
    updatedAtMs: f.moment('When it last changed'),
  })
  .meta({ id: 'GroupPost', description: 'A task on its way to a group.' });
export type PostView = z.output<typeof post>;

/** What the group bot calls. Each service client sees its own groups and its own place in the feed. */
export const groupsContract = {
  events: action({
    feature: 'groups',
    name: 'events',
    summary: 'What happened to tasks since the last acknowledgement, oldest first; nothing personal',
    access: 'service',
    effect: 'read',
    input: z.strictObject({ limit: limit(perPage) }),
    output: z.strictObject({
      events: z.array(taskEvent).describe('Oldest first.'),
      receipt: receipt
        .describe('Goes to `acknowledge` once all of it is handled; absent when nothing new was read.')
        .exactOptional(),
    }),
    errors: [],
  }),
  acknowledge: action({
    feature: 'groups',
    name: 'acknowledge',
    summary: 'These events are handled and come no more; said again, it changes nothing',
    access: 'service',
    effect: 'set',
    input: z.strictObject({ receipt: receipt.describe('As `events` answered it.') }),
    output: f.done,
    errors: [],
  }),
  list: action({
    feature: 'groups',
    name: 'list',
    summary: 'The groups of this client with their settings',
    access: 'service',
    effect: 'read',
    ...paged({}, 'groups', group, perPage),
    errors: [],
  }),
  save: action({
    feature: 'groups',
    name: 'save',
    summary: 'Writes the settings of one group; a new group starts with this',
    access: 'service',
    effect: 'set',
    input: z.strictObject({
      channel,
      address,
      ...groupSettings,
      quietFromHour: groupSettings.quietFromHour.default(defaultQuietHours.quietFromHour),
      quietToHour: groupSettings.quietToHour.default(defaultQuietHours.quietToHour),
    }),
    output: z.strictObject({ group }),
    errors: [],
  }),
  enqueue: action({
    feature: 'groups',
    name: 'enqueue',
    summary: 'Puts tasks on their way to groups, each task once per group for all time',
    access: 'service',
    effect: 'set',
    input: z.strictObject({
      posts: wants(
        '须为 1 至 50 条',
        z
          .array(z.strictObject({ groupId: f.groupId, taskId: f.taskId }))
          .min(1)
          .max(50)
          .describe('Which task to which group.'),
      ),
    }),
    output: z.strictObject({ queued: z.int().min(0).describe('How many were new.') }),
    errors: ['GROUP_NOT_FOUND'],
  }),
  due: action({
    feature: 'groups',
    name: 'due',
    summary: 'Posts that wait, or of which nothing was heard in time, oldest first',
    access: 'service',
    effect: 'read',
    ...paged({}, 'posts', post, perPage),
    errors: [],
  }),
  /** Never repeated: only a later claim may tell what was granted, and each counts as a try. */
  claim: action({
    feature: 'groups',
    name: 'claim',
    summary: 'Marks posts as being sent, before the channel is called; answers those that may be sent now',
    access: 'service',
    effect: 'command',
    input: z.strictObject({ groupId: f.groupId, taskIds }),
    output: z.strictObject({ taskIds: z.array(f.id).describe('The tasks that may be sent now.') }),
    errors: [],
  }),
  finish: action({
    feature: 'groups',
    name: 'finish',
    summary:
      'What came of claimed posts: sent, or not sent (they wait again); waiting ones may be dropped too, sent ones withdrawn',
    access: 'service',
    effect: 'set',
    input: z.strictObject({
      groupId: f.groupId,
      taskIds,
      outcome: wants(
        '请说明发送结果',
        z.enum(['sent', 'not-sent', 'dropped', 'withdrawn']).describe('What came of them.'),
      ),
      messageId: wants(
        '消息编号须为 1 至 200 个字，不含不可见字符',
        foreignName(200).describe('What the channel calls the message, where it can take one back.'),
      ).exactOptional(),
    }),
    output: f.done,
    errors: [],
  }),
  posted: action({
    feature: 'groups',
    name: 'posted',
    summary: 'The groups that were told of a task',
    access: 'service',
    effect: 'read',
    ...paged({ taskId: f.taskId }, 'posts', post, perPage),
    errors: [],
  }),
  card: action({
    feature: 'groups',
    name: 'card',
    summary: "A task's card for one group: what is opened and signed up through it is credited to the group",
    access: 'service',
    effect: 'set',
    input: z.strictObject({
      groupId: f.groupId,
      taskId: f.taskId,
      withLink: wants(
        '请说明是否需要链接',
        z
          .boolean()
          .describe(
            'With a link that opens the mini-program from elsewhere (URL Link), for channels without cards.',
          ),
      ).exactOptional(),
    }),
    output: z.strictObject({
      appId: z.string().describe('The mini-program that the card opens.'),
      title: z.string().describe('Of the card, with the pay.'),
      description: z.string().describe('Place, settlement and places left.'),
      path: z.string().describe('Page that the card opens, with its query.'),
      shareId: f.shareId,
      category: f.category,
      link: z.string().describe('When it was asked for.').exactOptional(),
    }),
    errors: ['GROUP_NOT_FOUND', 'TASK_NOT_FOUND', 'TASK_CLOSED', 'TASK_FULL', ...weChatFailures],
  }),
  searchCard: action({
    feature: 'groups',
    name: 'searchCard',
    summary: "A card that opens a search in the mini-program, in one group's city or another one",
    access: 'service',
    effect: 'read',
    input: z.strictObject({
      groupId: f.groupId,
      text: f.searchText,
      city: f.cityCode.exactOptional().describe("Where to look; absent: in the group's city."),
    }),
    output: z.strictObject({
      appId: z.string().describe('The mini-program that the card opens.'),
      title: z.string().describe('Of the card, with the city.'),
      description: z.string().describe('What one finds there.'),
      path: z.string().describe('Page that the card opens, with its query.'),
    }),
    errors: ['GROUP_NOT_FOUND'],
  }),
};
