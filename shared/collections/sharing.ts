import * as z from 'zod';
import { collection } from './collection';
import { count, id, moment } from './fields';

/** A person's or a chat group's share of one task; the id is derived from both and stands in the shared card. */
export const shares = collection(
  'shares',
  z.strictObject({
    id,
    taskId: id,
    /** The person who shares, or the group in which the card stands. */
    accountId: id.exactOptional(),
    groupId: id.exactOptional(),
    openings: count,
    signUps: count,
    /** The stored mini-program code, once WeChat has drawn it. */
    codeKey: z.string().exactOptional(),
    /** A link that opens it from outside WeChat: kept, since links are counted by the day. */
    link: z.strictObject({ url: z.string(), expiresAtMs: moment }).exactOptional(),
    createdAtMs: moment,
  }),
  {
    indexes: {
      account: {
        partition: (doc) => (doc.accountId === undefined ? undefined : [doc.accountId]),
        sort: (doc) => doc.createdAtMs,
      },
    },
  },
);
export type Share = z.output<(typeof shares)['schema']>;

/** The first share through which a person came to a task, under `taskId:accountId`: it earns the credit. */
export const firstTouches = collection('firstTouches', z.strictObject({ id, shareId: id, atMs: moment }));

/** One opening per person and share, under `shareId:accountId`. */
export const openings = collection('openings', z.strictObject({ id, atMs: moment }));
