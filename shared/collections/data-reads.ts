import * as z from 'zod';
import { type DataReadKind, dataReaderRoles, dataReadKinds } from '../domain/privacy/data-read-kinds';
import { collection } from './collection';
import { id, moment } from './fields';

/** That somebody read another person's data, once a day for each reader, person and kind; never changed. */
export const dataReads = collection(
  'dataReads',
  z.strictObject({
    /** `account:day:reader:kind` */
    id,
    /** Whose data it is. */
    accountId: id,
    readerId: id,
    as: z.enum(dataReaderRoles),
    kind: z.enum(Object.keys(dataReadKinds) as [DataReadKind, ...DataReadKind[]]),
    /** When it was first read on that day. */
    atMs: moment,
    expiresAtMs: moment,
  }),
  {
    indexes: { account: { partition: (doc) => [doc.accountId], sort: (doc) => doc.atMs } },
    ttl: 'expiresAtMs',
  },
);
export type DataRead = z.output<(typeof dataReads)['schema']>;
