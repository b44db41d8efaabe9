import { once } from '../../shared/application/idempotency/idempotency';
import { sendTicket } from '../../shared/application/support/send-ticket';
import { ticketView } from '../../shared/application/support/ticket-view';
import { supportContract } from '../../shared/contract/support';
import type { UseCase } from '../../shared/ports/context';
import { type RecordSent, sentBefore, shownIn } from './sent';

/** Sends a complaint or feedback. Errors: those of pictures; TICKET_NOT_FOUND when a repeated call's is gone. */
export const write: UseCase<typeof supportContract.write, 'hash' | 'files'> = (input, context) => {
  const { kind, text } = input;
  const ticketId = context.ids.newId();
  return once(context, supportContract.write, {
    input,
    async run(record: RecordSent) {
      const pictures = await shownIn(context, ticketId, input.pictureIds);
      const ticket = await context.store.transact((tx) => {
        record(tx, { ticketId });
        return sendTicket(tx, context, {
          id: ticketId,
          accountId: context.caller.account.id,
          kind,
          text,
          pictures,
        });
      });
      return { ticket: await ticketView(context, ticket) };
    },
    replay: (result) => sentBefore(context, result),
  });
};
