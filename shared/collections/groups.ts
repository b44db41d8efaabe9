import * as z from 'zod';
import { groupChannels } from '../domain/groups/channels';
import { groupRhythms } from '../domain/groups/rhythms';
import { groupPostLifecycle, groupPostStatuses } from '../domain/lifecycles/group-post-lifecycle';
import { taskCategories } from '../domain/tasks/categories';
import { collection } from './collection';
import { count, id, moment } from './fields';

/**
 * A chat group that wants tasks: its address in the channel and its settings, no members and no texts. The id
 * is the keyed hash of (service client, channel, address).
 */
export const groups = collection(
  'groups',
  z.strictObject({
    id,
    clientId: z.string(),
    channel: z.enum(groupChannels),
    /** What the channel calls the group; whoever holds it can only name the group. */
    address: z.string(),
    isOn: z.boolean(),
    cityCode: z.string(),
    /** Empty: all. */
    categories: z.array(z.enum(taskCategories)).max(taskCategories.length),
    rhythm: z.enum(groupRhythms),
    /** Hours of the day, Shanghai; equal ones: no quiet hours. */
    quietFromHour: z.int().min(0).max(23),
    quietToHour: z.int().min(0).max(23),
    createdAtMs: moment,
    updatedAtMs: moment,
  }),
  { indexes: { client: { partition: (doc) => [doc.clientId], sort: (doc) => doc.createdAtMs } } },
);
export type Group = z.output<(typeof groups)['schema']>;

/** A task that goes to a group, once: `groupId:taskId`. Kept so long that nothing is told twice. */
export const groupPosts = collection(
  'groupPosts',
  z.strictObject({
    id,
    clientId: z.string(),
    groupId: id,
    taskId: id,
    status: z.enum(groupPostStatuses),
    /** Times it was handed to the channel. */
    tries: count,
    /** What the channel calls the message, where it can take one back. */
    messageId: z.string().exactOptional(),
    atMs: moment,
    updatedAtMs: moment,
    expiresAtMs: moment,
  }),
  {
    indexes: {
      /** What is still to be sent, oldest first. */
      due: {
        partition: (doc) =>
          doc.status === 'waiting' || doc.status === 'interrupted' ? [doc.clientId] : undefined,
        sort: (doc) => doc.atMs,
      },
      /** Where a task stands, to take it back. */
      sent: {
        partition: (doc) => (doc.status === 'sent' ? [doc.clientId, doc.taskId] : undefined),
        sort: (doc) => doc.atMs,
      },
    },
    lifecycle: groupPostLifecycle,
    ttl: 'expiresAtMs',
  },
);
export type GroupPost = z.output<(typeof groupPosts)['schema']>;
