import { isTold, ticketRow, ticketView } from '../../shared/application/support/ticket-view';
import { tickets as collection } from '../../shared/collections/tickets';
import { AppError } from '../../shared/contract/errors';
import type { supportContract } from '../../shared/contract/support';
import type { UseCase } from '../../shared/ports/context';

/** What the person has sent, newest first. Errors: INVALID_INPUT (cursor). */
export const tickets: UseCase<typeof supportContract.tickets> = async (
  { limit, cursor },
  { store, caller },
) => {
  const { id } = caller.account;
  const listed = await store.list(collection, 'mine', [id], { limit, cursor, order: 'desc' });
  return {
    tickets: listed.items.map((ticket) => ticketRow(ticket, id)),
    ...(listed.next !== undefined && { next: listed.next }),
  };
};

/** Reports about the person that are their business, newest first. Errors: INVALID_INPUT (cursor). */
export const aboutMe: UseCase<typeof supportContract.aboutMe> = async (
  { limit, cursor },
  { store, caller },
) => {
  const { id } = caller.account;
  const listed = await store.list(collection, 'about', [id], { limit, cursor, order: 'desc' });
  return {
    tickets: listed.items.filter(isTold).map((ticket) => ticketRow(ticket, id)),
    ...(listed.next !== undefined && { next: listed.next }),
  };
};

/** Something that the person has sent, or a report about them that is their business. Errors: TICKET_NOT_FOUND. */
export const ticket: UseCase<typeof supportContract.ticket, 'files'> = async ({ ticketId }, context) => {
  const { id } = context.caller.account;
  const found = await context.store.get(collection, ticketId);
  const isOwn = found?.accountId === id;
  const isMine = isOwn || (found?.report?.aboutId === id && isTold(found));
  if (!found || !isMine) throw new AppError('TICKET_NOT_FOUND');
  return { ticket: await ticketView(context, found, id) };
};
