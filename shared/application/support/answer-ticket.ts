import { suspensions } from '../../collections/suspensions';
import { type Ticket, tickets } from '../../collections/tickets';
import type { ParsedInputOf } from '../../contract/action';
import { AppError } from '../../contract/errors';
import type { supportContract } from '../../contract/support';
import type { Step } from '../../domain/lifecycles/lifecycle';
import { isOutcomeOf } from '../../domain/support/tickets';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { advance, rewrite } from '../lifecycles/advance';
import { releasePayer } from './payer-stops';
import { endSuspension } from './suspension-end';

export type TicketAnswer = ParsedInputOf<typeof supportContract.answer>;

const isAnsweredSo = ({ answer }: Ticket, { outcome, text }: TicketAnswer): boolean =>
  answer?.outcome === outcome && answer.text === text;

/** Lets the reported payer publish again, as far as this report was the cause. */
async function releaseReported(tx: Transaction, { report }: Ticket): Promise<void> {
  if (!report || report.stopKeys.length === 0) return;
  await releasePayer(tx, report.stopKeys);
  tx.emit({ type: 'publishing.resumed', accountId: report.aboutId, facts: {} });
}

/** What follows from what was found of a report: whoever is guilty reads it, who is not goes on. */
async function ruleOn(tx: Transaction, ticket: Ticket): Promise<void> {
  if (!ticket.report) return;
  if (ticket.answer?.outcome !== 'upheld') return releaseReported(tx, ticket);
  const { aboutId } = ticket.report;
  tx.emit({ type: 'report.upheld', accountId: aboutId, facts: { ticketId: ticket.id } });
}

/** Takes back what an appeal was against. */
async function grant(tx: Transaction, { against, answer }: Ticket, step: Step): Promise<void> {
  if (!against || answer?.outcome !== 'granted') return;
  const { suspensionId, reportId } = against;
  if (suspensionId !== undefined) {
    const suspension = await tx.get(suspensions, suspensionId);
    // It may have ended meanwhile.
    if (suspension?.status === 'standing') await endSuspension(tx, suspension, step, answer.text);
  }
  const report = reportId === undefined ? undefined : await tx.get(tickets, reportId);
  if (report?.answer && report.answer.overturnedAtMs === undefined) {
    rewrite(tx, tickets, report, { ...report, answer: { ...report.answer, overturnedAtMs: step.atMs } });
    await releaseReported(tx, report);
  }
}

/**
 * Answers what somebody has sent, for good, with all that follows from it in the same commit; repeated, it answers the
 * same. Errors: TICKET_NOT_FOUND, TICKET_ANSWERED, TICKET_OUTCOME_WRONG.
 */
export const answerTicket = (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  asked: TicketAnswer,
  operatorId: string,
): Promise<Ticket> =>
  store.transact(async (tx) => {
    const ticket = await tx.get(tickets, asked.ticketId);
    if (!ticket) throw new AppError('TICKET_NOT_FOUND');
    if (isAnsweredSo(ticket, asked)) return ticket;
    const { outcome, text } = asked;
    if (!isOutcomeOf(ticket.kind, outcome)) throw new AppError('TICKET_OUTCOME_WRONG');
    const step = { by: 'operator', atMs: clock.nowMs() } as const;
    const answer = { outcome, text, operatorId, atMs: step.atMs };
    const answered = advance(tx, tickets, { ...ticket, answer }, 'answer', step);
    await ruleOn(tx, answered);
    await grant(tx, answered, step);
    return answered;
  });
