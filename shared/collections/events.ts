import * as z from 'zod';
import { type Event, event, personEventTypes } from '../contract/events';
import { dayMs } from '../domain/calendar/calendar';
import { taskCategories } from '../domain/tasks/categories';
import { collection } from './collection';
import { id, moment } from './fields';

/** Events are kept this long for consumers that were away. */
const eventRetentionMs = 30 * dayMs;
/** Records of handled events are kept so long after they were handled: longer than any event is read again. */
export const eventRecordLifeMs = eventRetentionMs + 10 * dayMs;

/** Lists of events are spread over this many partitions. */
export const eventShards = ['0', '1', '2', '3'] as const;
export type EventShard = (typeof eventShards)[number];

const shardOf = (id: string): string => String(id.charCodeAt(0) % eventShards.length);
/** What the commits tell of: all events of one commit, written with it. */
export const outbox = collection(
  'outbox',
  z.strictObject({
    id,
    events: z.array(z.strictObject({ id, event })).min(1),
    atMs: moment,
    expiresAtMs: moment,
  }),
  {
    indexes: { log: { partition: (doc) => [shardOf(doc.id)], sort: (doc) => doc.atMs } },
    ttl: 'expiresAtMs',
  },
);
export type OutboxDocument = z.output<(typeof outbox)['schema']>;

/** An event as it was told: under its id, at its moment. */
export type Told<E extends Event = Event> = E & { readonly id: string; readonly atMs: number };

/** The document of the events of one commit. */
export function outboxDocument(events: readonly Event[], newId: () => string, atMs: number): OutboxDocument {
  const told = events.map((each) => ({ id: newId(), event: each }));
  return { id: newId(), events: told, atMs, expiresAtMs: atMs + eventRetentionMs };
}

export const eventsOf = ({ events, atMs }: OutboxDocument): Told[] =>
  events.map(({ id: eventId, event: each }) => ({ ...each, id: eventId, atMs }));

/** How far a consumer of ours has read, under its name. */
export const consumerPositions = collection(
  'consumerPositions',
  z.strictObject({
    id,
    /** Everything before is dealt with, save what an index shows late. */
    readToMs: moment,
    /** When it last looked far back. */
    sweptAtMs: moment,
  }),
);

/** What programs hear of: events about tasks, as the feed's consumer passed them on, under the event's id. */
export const feedItems = collection(
  'feedItems',
  z.strictObject({
    id,
    type: z.enum(['task.opened', 'task.changed', 'task.closed', 'order.admitted']),
    taskId: id,
    cityCode: z.string().exactOptional(),
    category: z.enum(taskCategories).exactOptional(),
    /** When it happened. */
    toldAtMs: moment,
    /** When it was passed on. */
    atMs: moment,
    expiresAtMs: moment,
  }),
  {
    indexes: { log: { partition: (doc) => [shardOf(doc.id)], sort: (doc) => doc.atMs } },
    ttl: 'expiresAtMs',
  },
);
export type FeedItem = z.output<(typeof feedItems)['schema']>;

/** How many handled items a position in the feed lists at most. */
export const maxHandled = 4_000;

/** How far a program has read a shard of the feed, under `client:shard`. */
export const feedPositions = collection(
  'feedPositions',
  z.strictObject({
    id,
    /** An index shows late commits late: what came in the last minutes before it is read again. */
    readToMs: moment,
    /** Which items of those minutes are handled. */
    handled: z.array(z.strictObject({ id, atMs: moment })).max(2 * maxHandled),
  }),
);
export type FeedPosition = z.output<(typeof feedPositions)['schema']>;

/** Events of shares that are counted, under the event's id. */
export const countedShareEvents = collection(
  'countedShareEvents',
  z.strictObject({ id, expiresAtMs: moment }),
  { ttl: 'expiresAtMs' },
);

/** Events after which somebody looked whether a task is full, under the event's id. */
export const countedPlaceEvents = collection(
  'countedPlaceEvents',
  z.strictObject({ id, expiresAtMs: moment }),
  { ttl: 'expiresAtMs' },
);

/**
 * In-app notices. What happens to an order has one notice under the order's id, of its newest event: what was said
 * before no longer holds. Any other event has a notice of its own, under its id.
 */
export const notices = collection(
  'notices',
  z.strictObject({
    id,
    /** The event that it tells of. */
    eventId: id,
    accountId: id,
    type: z.enum(personEventTypes),
    title: z.string(),
    text: z.string(),
    /** Page to open in the mini-program. */
    page: z.string(),
    read: z.boolean(),
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

/** What became of a subscribe message, under the event's id; it is there before the message is sent. */
export const weChatMessages = collection(
  'weChatMessages',
  z.strictObject({
    id,
    /** `unknown`: it may have been sent, and is never sent again; `none`: there is nothing to send. */
    outcome: z.enum(['sent', 'not-yet', 'unknown', 'none']),
    /** What to tell whom, while the person has not allowed it yet. */
    waiting: z.strictObject({ accountId: id, atMs: moment, event }).exactOptional(),
    expiresAtMs: moment,
  }),
  {
    indexes: {
      waiting: {
        partition: (doc) => (doc.waiting ? [doc.waiting.accountId] : undefined),
        sort: (doc) => doc.waiting?.atMs ?? 0,
      },
    },
    ttl: 'expiresAtMs',
  },
);
