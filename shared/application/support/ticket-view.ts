import type { Suspension } from '../../collections/suspensions';
import type { Ticket } from '../../collections/tickets';
import type { SuspensionView, TicketRow, TicketView } from '../../contract/support';
import { orderNumberOf } from '../../domain/orders/order-number';
import { reportReason } from '../../domain/support/report-reasons';
import { clustersOf } from '../../domain/text/clusters';
import type { Ports } from '../../ports/context';
import { pictureAddress } from '../pictures/picture-address';

/** As much of a text as names it in a list. */
const shownLength = 24;

function titleOf({ report, against, text = '' }: Ticket, isAboutMe: boolean): string {
  if (report) return isAboutMe ? reportReason(report.reason).text : report.title;
  if (against) return against.reportId === undefined ? '账号暂停' : '举报认定';
  const [first = ''] = text.split('\n');
  const letters = clustersOf(first);
  return letters.length > shownLength ? `${letters.slice(0, shownLength).join('')}…` : first;
}

/** What was sent, as a list shows it to whoever has sent it, or is reported by it. */
export function ticketRow(ticket: Ticket, readerId: string): TicketRow {
  const { id, kind, status, createdAtMs, dueAtMs, answer } = ticket;
  return {
    ticketId: id,
    number: orderNumberOf(id),
    kind,
    status,
    title: titleOf(ticket, ticket.accountId !== readerId),
    createdAtMs,
    dueAtMs,
    ...(answer && { outcome: answer.outcome }),
  };
}

/** Whether a report is the business of the one whom it is about: it was found to be true, or stopped something of theirs. */
export const isTold = ({ report, answer }: Ticket): boolean =>
  report !== undefined && (answer?.outcome === 'upheld' || report.stopKeys.length > 0);

/** Whether the one whom a report is about may appeal against what was found. */
export const isAppealable = ({ report, answer, appealId }: Ticket): boolean =>
  report !== undefined &&
  answer?.outcome === 'upheld' &&
  answer.overturnedAtMs === undefined &&
  appealId === undefined;

/**
 * What was sent, with its answer. Whoever is reported reads what of and what was found: neither who has sent it, nor what
 * they wrote and showed.
 */
export async function ticketView(
  ports: Pick<Ports, 'store' | 'files'>,
  ticket: Ticket,
  readerId = ticket.accountId,
): Promise<TicketView> {
  const { report, text, answer } = ticket;
  const isAboutMe = ticket.accountId !== readerId;
  const ids = isAboutMe ? [] : ticket.pictures.map(({ id }) => id);
  const pictures = await pictureAddress(ports, ids, 'party');
  return {
    ...ticketRow(ticket, readerId),
    isAboutMe,
    pictures,
    stopsPayer: (report?.stopKeys.length ?? 0) > 0,
    showsFraudLine: !isAboutMe && report !== undefined && reportReason(report.reason).isLikelyFraud === true,
    canAppeal: isAboutMe && isAppealable(ticket),
    ...(report && { reason: report.reason }),
    ...(!isAboutMe && text !== undefined && { text }),
    ...(answer && {
      answer: {
        text: answer.text,
        atMs: answer.atMs,
        ...(answer.overturnedAtMs !== undefined && { overturnedAtMs: answer.overturnedAtMs }),
      },
    }),
  };
}

/** A suspension as its person and operators see it. */
export const suspensionView = ({
  id: suspensionId,
  accountId,
  status,
  rule,
  reason,
  sinceMs,
  untilMs,
}: Suspension): SuspensionView => ({ suspensionId, accountId, status, rule, reason, sinceMs, untilMs });
