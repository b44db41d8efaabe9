import * as z from 'zod';
import { collection } from './collection';
import { id, moment } from './fields';

/** The result of a command under its idempotency key, created in the command's own transaction. */
export const idempotencyRecords = collection(
  'idempotencyRecords',
  z.strictObject({
    /** `subject:action:key`; the subject is an account's id, `service.<client>` or `system`. */
    id,
    /** Keyed. */
    inputHash: z.string(),
    /** What the answer is built again from: ids of what the command made, and small facts; nothing personal. */
    result: z.record(
      z.string(),
      z.union([z.string(), z.record(z.string(), z.union([z.string(), z.boolean()]))]),
    ),
    expiresAtMs: moment,
  }),
  { ttl: 'expiresAtMs' },
);

export type CommandResult = z.output<(typeof idempotencyRecords)['schema']>['result'];

/** Events that a person is told of. */
export const personEventTypes = [
  'order.applied',
  'order.admitted',
  'order.refused',
  'order.withdrawn',
  'payoutAccount.bound',
  'payoutAccount.unbound',
  'payoutAccount.defaultChanged',
] as const;

/** What happens to a task itself, for programs that bring tasks to where people are. */
export const taskEventTypes = ['task.opened', 'task.changed', 'task.closed'] as const;

/** Lists of events are spread over this many partitions. */
export const eventShards = ['0', '1', '2', '3'] as const;

const shardOf = (eventId: string): string => String(eventId.charCodeAt(0) % eventShards.length);

/** Events, written in the same transaction as the change they tell of. Nothing personal is in them. */
export const outbox = collection(
  'outbox',
  z.strictObject({
    id,
    type: z.enum([...personEventTypes, ...taskEventTypes]),
    /** Whom it concerns; events of tasks concern nobody in particular. */
    accountId: id.exactOptional(),
    facts: z.record(z.string(), z.string()),
    atMs: moment,
    expiresAtMs: moment,
  }),
  {
    indexes: { log: { partition: (doc) => [shardOf(doc.id)], sort: (doc) => doc.atMs } },
    ttl: 'expiresAtMs',
  },
);
export type OutboxEvent = z.output<(typeof outbox)['schema']>;

/** An event that a person is told of. */
export type PersonEvent = OutboxEvent & {
  readonly type: (typeof personEventTypes)[number];
  readonly accountId: string;
};

export const isPersonEvent = (event: OutboxEvent): event is PersonEvent =>
  personEventTypes.some((type) => type === event.type) && event.accountId !== undefined;

/** How many handled events a position lists at most. */
export const maxHandled = 4_000;

/** How far a consumer has read a shard, under `consumer:shard`. */
export const outboxPositions = collection(
  'outboxPositions',
  z.strictObject({
    id,
    /** An index shows late commits late: what came in the last minutes before it is read again. */
    readToMs: moment,
    /** Which events of those minutes are handled, where a consumer keeps no record of its own. */
    handled: z
      .array(z.strictObject({ id, atMs: moment }))
      .max(2 * maxHandled)
      .exactOptional(),
  }),
);
export type OutboxPosition = z.output<(typeof outboxPositions)['schema']>;

/** In-app notices; the id is the event's, so that an event told twice is one notice. */
export const notices = collection(
  'notices',
  z.strictObject({
    id,
    accountId: id,
    type: z.enum(personEventTypes),
    title: z.string(),
    text: z.string(),
    /** Page to open in the mini-program. */
    page: z.string(),
    read: z.boolean(),
    /** Whether the subscribe message is still to be sent. */
    wechat: z.enum(['pending', 'sent', 'not-subscribed', 'none']),
    atMs: moment,
    expiresAtMs: moment,
  }),
  {
    indexes: {
      account: { partition: (doc) => [doc.accountId], sort: (doc) => doc.atMs },
      unread: { partition: (doc) => (doc.read ? undefined : [doc.accountId]), sort: (doc) => doc.atMs },
    },
    ttl: 'expiresAtMs',
  },
);
export type Notice = z.output<(typeof notices)['schema']>;
