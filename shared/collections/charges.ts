import * as z from 'zod';
import { amount } from '../contract/amount';
import { chargeLifecycle, chargeStatuses } from '../domain/lifecycles/charge-lifecycle';
import { collection, personal } from './collection';
import { count, id, moment } from './fields';
import { shardOf } from './shards';

/** What is due is spread over so many partitions. */
export const chargeShards = 4;

/** An order at WeChat Pay; the id is the number that it is known by there. Never deleted. */
export const charges = collection(
  'charges',
  z.strictObject({
    id,
    fundingId: id,
    publisherId: id,
    amountFen: amount(1),
    status: z.enum(chargeStatuses),
    createdAtMs: moment,
    updatedAtMs: moment,
    /** Until when it can be paid. */
    expiresAtMs: moment,
    /** Who is to pay; absent: whoever scans its code. */
    openid: personal(z.string(), 'payer').exactOptional(),
    /** What the rail is sent, made once. */
    body: personal(z.string(), 'payer'),
    /** When it is next asked about; without one nothing is to be done. */
    dueAtMs: moment.exactOptional(),
    /** How often the rail was asked since anything was learnt. */
    asks: count,
    /** WeChat Pay's number of the payment. */
    railNumber: z.string().max(80).exactOptional(),
  }),
  {
    parsedOnRead: true,
    lifecycle: chargeLifecycle,
    indexes: {
      due: {
        partition: ({ id: number, dueAtMs }) =>
          dueAtMs === undefined ? undefined : [shardOf(number, chargeShards)],
        sort: ({ dueAtMs = 0 }) => dueAtMs,
      },
      publisher: { partition: (doc) => [doc.publisherId], sort: (doc) => doc.createdAtMs },
      railNumber: {
        partition: ({ railNumber }) => (railNumber === undefined ? undefined : [railNumber]),
        sort: (doc) => doc.createdAtMs,
      },
    },
  },
);
export type Charge = z.output<(typeof charges)['schema']>;
