import * as z from 'zod';
import { amount } from '../contract/amount';
import { payoutChannels } from '../domain/money/payout-channels';
import { differenceKinds, reconciliationStatuses } from '../domain/reconciliation/reconciliation';
import { collection } from './collection';
import { count, id, moment } from './fields';

/** More differences of one day are counted, and not kept one by one. */
export const maxDifferences = 400;

/** The rail's, as far as it is not longer than any of its. */
const railText = z.string().max(80);

const difference = z.strictObject({
  kind: z.enum(differenceKinds),
  number: z.string().max(40).exactOptional(),
  railNumber: railText.exactOptional(),
  row: railText.exactOptional(),
  what: railText.exactOptional(),
  /** What went out by the bill and by the ledger, fen; below zero, it came in. */
  thereFen: z.int(),
  hereFen: z.int(),
});

/** A day's bill of a rail, held against the ledger; the id is `<channel>:<day>`. */
export const reconciliations = collection(
  'reconciliations',
  z.strictObject({
    id,
    channel: z.enum(payoutChannels),
    /** YYYY-MM-DD in Asia/Shanghai. */
    day: z.string().length(10),
    status: z.enum(reconciliationStatuses),
    /** When it is looked at again; without one it is done. */
    dueAtMs: moment.exactOptional(),
    /** Why there is no bill yet, by the rail's own name. */
    code: railText.exactOptional(),
    /** In the bill. */
    lines: count,
    /** Payments that moved by the ledger. */
    payments: count,
    /** Of either, not to be judged yet. */
    open: count,
    /** Put there by somebody: in the bill, and no matter of the ledger's. */
    putThere: count,
    putThereFen: amount(),
    differences: z.array(difference).max(maxDifferences),
    differenceCount: count,
    /** How often it was looked at. */
    runs: count,
    updatedAtMs: moment,
  }),
  {
    parsedOnRead: true,
    indexes: { channel: { partition: (doc) => [doc.channel], sort: (doc) => doc.day } },
  },
);
export type Reconciliation = z.output<(typeof reconciliations)['schema']>;
