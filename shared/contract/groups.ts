import * as z from 'zod';
import { groupChannels, groupPostStatuses, groupRhythms } from '../domain/lifecycles/lifecycles';
import { action } from './action';
import { weChatFailures } from './errors';
import * as f from './fields';

const hour = z.int().min(0).max(23);
const address = z.string().min(1).max(200);
const receipt = z.string().min(1).max(20_000);
const taskIds = z.array(f.id).min(1).max(50);

const groupSettings = {
  isOn: z.boolean(),
  cityCode: f.cityCode,
  /** Empty: all. */
  categories: z.array(f.category).max(3),
  rhythm: z.enum(groupRhythms),
  /** Hours of the day, Shanghai; equal ones: no quiet hours. */
  quietFromHour: hour,
  quietToHour: hour,
};

const group = z.strictObject({
  groupId: f.id,
  channel: z.enum(groupChannels),
  address,
  ...groupSettings,
});
export type GroupView = z.output<typeof group>;

const taskEvent = z.strictObject({
  eventId: f.id,
  /** `task.filled` follows from the admission that took the last place. */
  type: z.enum(['task.opened', 'task.changed', 'task.filled', 'task.closed']),
  taskId: f.id,
  /** Absent with `task.filled`. */
  cityCode: z.string().exactOptional(),
  category: f.category.exactOptional(),
  atMs: f.momentMs,
});
export type TaskEvent = z.output<typeof taskEvent>;

const post = z.strictObject({
  groupId: f.id,
  taskId: f.id,
  status: z.enum(groupPostStatuses),
  tries: z.int(),
  messageId: z.string().exactOptional(),
  atMs: f.momentMs,
  updatedAtMs: f.momentMs,
});
export type PostView = z.output<typeof post>;

/** What the group bot calls. Each service client sees its own groups and its own place in the feed. */
export const groupsContract = {
  events: action({
    feature: 'groups',
    name: 'events',
    summary: 'What happened to tasks since the last acknowledgement, oldest first; nothing personal',
    access: 'service',
    effect: 'read',
    input: z.strictObject({ limit: f.limit.exactOptional() }),
    output: z.strictObject({
      events: z.array(taskEvent),
      /** Goes to `acknowledge` once all of it is handled; absent when nothing new was read. */
      receipt: receipt.exactOptional(),
    }),
    errors: [],
  }),
  acknowledge: action({
    feature: 'groups',
    name: 'acknowledge',
    summary: 'These events are handled and come no more; said again, it changes nothing',
    access: 'service',
    effect: 'set',
    input: z.strictObject({ receipt }),
    output: f.done,
    errors: [],
  }),
  list: action({
    feature: 'groups',
    name: 'list',
    summary: 'The groups of this client with their settings',
    access: 'service',
    effect: 'read',
    input: z.strictObject({ cursor: f.cursor.exactOptional(), limit: f.limit.exactOptional() }),
    output: z.strictObject({ groups: z.array(group), next: z.string().exactOptional() }),
    errors: [],
  }),
  save: action({
    feature: 'groups',
    name: 'save',
    summary: 'Writes the settings of one group; a new group starts with this',
    access: 'service',
    effect: 'set',
    input: z.strictObject({ channel: z.enum(groupChannels), address, ...groupSettings }),
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
      posts: z
        .array(z.strictObject({ groupId: f.id, taskId: f.id }))
        .min(1)
        .max(50),
    }),
    output: z.strictObject({ queued: z.int() }),
    errors: ['GROUP_NOT_FOUND'],
  }),
  due: action({
    feature: 'groups',
    name: 'due',
    summary: 'Posts that wait, or whose sending was cut off, oldest first',
    access: 'service',
    effect: 'read',
    input: z.strictObject({ cursor: f.cursor.exactOptional(), limit: f.limit.exactOptional() }),
    output: z.strictObject({ posts: z.array(post), next: z.string().exactOptional() }),
    errors: [],
  }),
  /** Never repeated: only a later claim may tell what was granted, and each counts as a try. */
  claim: action({
    feature: 'groups',
    name: 'claim',
    summary: 'Marks posts as being sent, before the channel is called; answers those that may be sent now',
    access: 'service',
    effect: 'command',
    input: z.strictObject({ groupId: f.id, taskIds }),
    output: z.strictObject({ taskIds: z.array(f.id) }),
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
      groupId: f.id,
      taskIds,
      outcome: z.enum(['sent', 'not-sent', 'dropped', 'withdrawn']),
      messageId: z.string().min(1).max(200).exactOptional(),
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
    input: z.strictObject({
      taskId: f.id,
      cursor: f.cursor.exactOptional(),
      limit: f.limit.exactOptional(),
    }),
    output: z.strictObject({ posts: z.array(post), next: z.string().exactOptional() }),
    errors: [],
  }),
  card: action({
    feature: 'groups',
    name: 'card',
    summary: "A task's card for one group: what is opened and signed up through it is credited to the group",
    access: 'service',
    effect: 'set',
    input: z.strictObject({
      groupId: f.id,
      taskId: f.id,
      /** With a link that opens the mini-program from elsewhere (URL Link), for channels without cards. */
      withLink: z.boolean().exactOptional(),
    }),
    output: z.strictObject({
      appId: z.string(),
      title: z.string(),
      description: z.string(),
      path: z.string(),
      shareId: f.shareId,
      category: f.category,
      link: z.string().exactOptional(),
    }),
    errors: ['GROUP_NOT_FOUND', 'TASK_NOT_FOUND', 'TASK_CLOSED', 'TASK_FULL', ...weChatFailures],
  }),
};
