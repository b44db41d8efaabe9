import * as z from 'zod';
import {
  paperRequestKinds,
  paperRequestLifecycle,
  paperRequestStatuses,
} from '../domain/lifecycles/paper-request-lifecycle';
import { invoiceForms } from '../domain/papers/invoice-forms';
import { collection, personal } from './collection';
import { id, moment } from './fields';

/** An invoice or certificate that somebody asked for; the id is its kind, account and period, so there is one of each. */
export const paperRequests = collection(
  'paperRequests',
  z.strictObject({
    id,
    accountId: id,
    kind: z.enum(paperRequestKinds),
    /** Of an invoice YYYY-MM, of a certificate YYYY. */
    period: z.string(),
    status: z.enum(paperRequestStatuses),
    /** What the ledger says of the period: cost of the work, or taxes withheld, fen. */
    amountFen: z.int(),
    form: z.enum(invoiceForms).exactOptional(),
    title: personal(z.string(), 'invoices').exactOptional(),
    taxNumber: personal(z.string(), 'invoices').exactOptional(),
    /** Where it is sent. */
    email: personal(z.string(), 'invoices').exactOptional(),
    /** Of what was issued, and when. */
    number: z.string().exactOptional(),
    issuedAtMs: moment.exactOptional(),
    /** Why it was not. */
    reason: z.string().exactOptional(),
    createdAtMs: moment,
    updatedAtMs: moment,
  }),
  {
    lifecycle: paperRequestLifecycle,
    indexes: {
      mine: { partition: (doc) => [doc.accountId, doc.kind], sort: (doc) => doc.period },
      /** What waits for operators, longest first. */
      open: {
        partition: (doc) => (doc.status === 'requested' || doc.status === 'working' ? ['all'] : undefined),
        sort: (doc) => doc.updatedAtMs,
      },
    },
  },
);
export type PaperRequest = z.output<(typeof paperRequests)['schema']>;
