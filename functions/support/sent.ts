import type { RecordResult } from '../../shared/application/idempotency/idempotency';
import { usePictures } from '../../shared/application/pictures/use-pictures';
import { ticketSubject } from '../../shared/application/support/send-ticket';
import { ticketView } from '../../shared/application/support/ticket-view';
import { tickets } from '../../shared/collections/tickets';
import { AppError } from '../../shared/contract/errors';
import type { Context } from '../../shared/ports/context';

export type Sending = Context<'consented', 'hash' | 'files'>;

/** What a command that sends something made. */
export type RecordSent = RecordResult<{ readonly ticketId: string }>;

/** Takes the pictures that a ticket shows into use. Errors: those of pictures. */
export const shownIn = (context: Sending, ticketId: string, pictureIds: readonly string[]) =>
  usePictures(context, pictureIds, {
    accountId: context.caller.account.id,
    purpose: 'support',
    subject: ticketSubject(ticketId),
  });

/** What was sent by a command that is repeated. Errors: TICKET_NOT_FOUND. */
export async function sentBefore(context: Sending, { ticketId }: { readonly ticketId: string }) {
  const ticket = await context.store.get(tickets, ticketId);
  if (!ticket) throw new AppError('TICKET_NOT_FOUND');
  return { ticket: await ticketView(context, ticket) };
}
