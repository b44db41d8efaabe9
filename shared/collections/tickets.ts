import * as z from 'zod';
import { ticketLifecycle, ticketStatuses } from '../domain/lifecycles/ticket-lifecycle';
import { maxTicketPictures, reportReasonNames } from '../domain/support/report-reasons';
import { ticketKinds } from '../domain/support/ticket-kinds';
import { outcomes } from '../domain/support/tickets';
import { collection, personal } from './collection';
import { id, moment } from './fields';

const report = z.strictObject({
  reason: z.enum(reportReasonNames),
  /** The account that it is about, and which side of the work that is. */
  aboutId: id,
  side: z.enum(['publisher', 'worker']),
  taskId: id.exactOptional(),
  orderId: id.exactOptional(),
  /** What it is about, as everybody may read it: a task's title, a publisher's name. */
  title: z.string(),
  /** Under what the payer's new tasks were stopped by it (application/support/payer-keys). */
  stopKeys: z.array(id).max(3),
});

/** What somebody has sent to be answered, and the answer. */
export const tickets = collection(
  'tickets',
  z.strictObject({
    id,
    /** Who has sent it. */
    accountId: id,
    kind: z.enum(ticketKinds),
    status: z.enum(ticketStatuses),
    /** What people write of others and themselves. */
    text: personal(z.string(), 'support').exactOptional(),
    pictures: z.array(z.strictObject({ id, sha256: z.string() })).max(maxTicketPictures),
    report: report.exactOptional(),
    /** Against what an appeal is: a suspension, or what was found of a report. */
    against: z
      .strictObject({ suspensionId: id.exactOptional(), reportId: id.exactOptional() })
      .exactOptional(),
    answer: z
      .strictObject({
        outcome: z.enum(outcomes),
        /** What the one who sent it reads; of a report both sides. */
        text: z.string(),
        operatorId: id,
        atMs: moment,
        /** When an appeal against it was granted. */
        overturnedAtMs: moment.exactOptional(),
      })
      .exactOptional(),
    /** The appeal against what was found of a report: there is one at most. */
    appealId: id.exactOptional(),
    /** By when it is answered, as was promised. */
    dueAtMs: moment,
    createdAtMs: moment,
    updatedAtMs: moment,
  }),
  {
    lifecycle: ticketLifecycle,
    indexes: {
      mine: { partition: (doc) => [doc.accountId], sort: (doc) => doc.createdAtMs },
      /** What waits for operators, what is due first, first. */
      open: {
        partition: (doc) => (doc.status === 'open' ? [doc.kind] : undefined),
        sort: (doc) => doc.dueAtMs,
      },
      /** Reports about somebody. */
      about: {
        partition: (doc) => (doc.report ? [doc.report.aboutId] : undefined),
        sort: (doc) => doc.createdAtMs,
      },
      /** What was found of reports. */
      rulings: {
        partition: (doc) => (doc.report && doc.answer ? ['all'] : undefined),
        sort: (doc) => doc.answer?.atMs ?? 0,
      },
    },
  },
);
export type Ticket = z.output<(typeof tickets)['schema']>;
export type Report = NonNullable<Ticket['report']>;
