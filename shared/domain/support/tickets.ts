import { dayMs } from '../calendar/calendar';
import { workingDaysAfter } from '../calendar/working-days';
import { type ReportReasonName, reportReason } from './report-reasons';
import type { TicketKind } from './ticket-kinds';

/** What an operator may find, by kind. */
export const ticketOutcomes = {
  report: ['upheld', 'unfounded'],
  appeal: ['granted', 'refused'],
  complaint: ['answered'],
  feedback: ['answered'],
} as const satisfies Readonly<Record<TicketKind, readonly string[]>>;
export const outcomes = ['upheld', 'unfounded', 'granted', 'refused', 'answered'] as const;
export type TicketOutcome = (typeof outcomes)[number];

/** Whether such a thing can be found of a kind. */
export const isOutcomeOf = (kind: TicketKind, outcome: TicketOutcome): boolean =>
  (ticketOutcomes[kind] as readonly string[]).includes(outcome);

/** Working days within which reports and appeals are answered. */
const promisedWorkingDays = 3;
/** Complaints and feedback (PIPL art. 50 asks for a way; 15 days as for requests about personal data). */
const promisedDays = 15;

/** By when something that is sent now is answered, ms since 1970. */
export function promisedBy(kind: TicketKind, nowMs: number, reason?: ReportReasonName): number {
  if (reason !== undefined && reportReason(reason).stops) return nowMs + dayMs;
  if (kind === 'report' || kind === 'appeal') return workingDaysAfter(nowMs, promisedWorkingDays);
  return nowMs + promisedDays * dayMs;
}

/** A report that was found to be made up takes away for so long that a word of the same person stops a payer. */
export const distrustedMs = 90 * dayMs;
