import { type Ticket, tickets } from '../../collections/tickets';
import { promisedBy } from '../../domain/support/tickets';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { setDeadline } from '../deadlines/deadlines';
import { advance } from '../lifecycles/advance';
import { notePictures } from '../pictures/use-pictures';

/** When an operator is reminded of what is not answered yet. */
export const remindKind = 'ticket.remind';

/** The last quarter of the time that was promised is for whoever is reminded. */
const remindAtMs = (atMs: number, dueAtMs: number): number => Math.ceil(dueAtMs - (dueAtMs - atMs) / 4);

/** In what the pictures of a ticket stand. */
export const ticketSubject = (ticketId: string): string => `ticket:${ticketId}`;

type NewTicket = Pick<Ticket, 'id' | 'accountId' | 'kind' | 'pictures'> &
  Partial<Pick<Ticket, 'text' | 'report' | 'against'>>;

/** Writes something that somebody sends, with the moment by which it is answered, and the clock that reminds operators. */
export async function sendTicket(
  tx: Transaction,
  context: Pick<Ports, 'clock'>,
  sent: NewTicket,
): Promise<Ticket> {
  const atMs = context.clock.nowMs();
  const dueAtMs = promisedBy(sent.kind, atMs, sent.report?.reason);
  const ticket = advance(tx, tickets, { ...sent, dueAtMs, createdAtMs: atMs }, 'send', {
    by: 'person',
    atMs,
  });
  notePictures(
    tx,
    ticketSubject(ticket.id),
    sent.pictures.map(({ id }) => id),
  );
  await setDeadline(tx, context, {
    kind: remindKind,
    subject: ticket.id,
    dueAtMs: remindAtMs(atMs, dueAtMs),
  });
  return ticket;
}
