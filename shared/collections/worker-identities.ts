import * as z from 'zod';
import { collection, personal } from './collection';
import { id, moment } from './fields';
import { shardOf } from './shards';

/** Identities are spread over so many partitions. */
const identityShards = 16;

/** Who a worker is to the tax office, under the account's id; several accounts may be one person. */
export const workerIdentities = collection(
  'workerIdentities',
  z.strictObject({
    id,
    legalName: personal(z.string(), 'legalName'),
    idNumber: personal(z.string(), 'idNumber'),
    /** Keyed hash of the number: the person, whichever account it is. */
    personKey: id,
    /** When a register, or an operator in its place, said that both belong together; until then an operator has to look. */
    provenAtMs: moment.exactOptional(),
    /** When an operator allowed another number. */
    reopenedAtMs: moment.exactOptional(),
    /** When a number was first given, and when the last one was. */
    createdAtMs: moment,
    updatedAtMs: moment,
    /** How often the number was corrected. */
    corrections: z.int().min(0),
    /** That taxes are withheld, filed and reported: the text that was agreed to. */
    authorisation: z.strictObject({
      id: z.string(),
      version: z.string(),
      textHash: z.string(),
      acceptedAtMs: moment,
    }),
  }),
  {
    parsedOnRead: true,
    indexes: {
      /** All accounts of a person. */
      person: { partition: (doc) => [doc.personKey], sort: (doc) => doc.createdAtMs },
      all: { partition: (doc) => [shardOf(doc.id, identityShards)], sort: (doc) => doc.id },
      /** What an operator has to look at, longest first. */
      unproven: {
        partition: ({ provenAtMs, reopenedAtMs }) =>
          provenAtMs === undefined && reopenedAtMs === undefined ? ['all'] : undefined,
        sort: (doc) => doc.updatedAtMs,
      },
    },
  },
);
export type WorkerIdentity = z.output<(typeof workerIdentities)['schema']>;
