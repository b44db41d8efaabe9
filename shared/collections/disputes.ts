import * as z from 'zod';
import { amount } from '../contract/amount';
import { maxPictures, maxStatements } from '../domain/orders/limits';
import { collection } from './collection';
import { id, moment } from './fields';

/** What an operator may decide: all that was agreed, a part, nothing. */
const disputeOutcomes = ['full', 'part', 'nothing'] as const;

/** What both sides say of an order, and what an operator decides, under the order's id. */
export const disputes = collection(
  'disputes',
  z.strictObject({
    id,
    taskId: id,
    accountId: id,
    publisherId: id,
    openedBy: z.enum(['worker', 'publisher']),
    statements: z
      .array(
        z.strictObject({
          by: z.enum(['worker', 'publisher']),
          text: z.string(),
          pictures: z.array(z.strictObject({ id, sha256: z.string() })).max(maxPictures),
          atMs: moment,
        }),
      )
      .min(1)
      .max(maxStatements),
    openedAtMs: moment,
    decision: z
      .strictObject({
        outcome: z.enum(disputeOutcomes),
        /** All that the order earns, fen. */
        payFen: amount(),
        reason: z.string(),
        operatorId: id,
        atMs: moment,
      })
      .exactOptional(),
  }),
  {
    indexes: {
      open: {
        partition: (doc) => (doc.decision ? undefined : ['all']),
        sort: (doc) => doc.openedAtMs,
      },
    },
  },
);
export type Dispute = z.output<(typeof disputes)['schema']>;
