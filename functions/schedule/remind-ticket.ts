import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { tickets } from '../../shared/collections/tickets';
import { hourMs } from '../../shared/domain/calendar/calendar';
import type { Context } from '../../shared/ports/context';

/** How often it is said again. */
const againMs = 6 * hourMs;

/** Tells operators of what is not answered yet, before the moment that was promised and after it; an alarm reads the line. */
export const remindTicket: MeetDeadline<Context<'timer'>> = async (
  { store, clock, log },
  { subject },
  settle,
) => {
  const ticket = await store.get(tickets, subject);
  const isOpen = ticket?.status === 'open';
  if (isOpen)
    log({
      level: 'error',
      metric: 'ticketWaits',
      value: 1,
      ticketId: subject,
      kind: ticket.kind,
      dueAtMs: ticket.dueAtMs,
    });
  await store.transact((tx) => settle(tx, isOpen ? clock.nowMs() + againMs : undefined));
};
