import { once } from '../../shared/application/idempotency/idempotency';
import { rewrite } from '../../shared/application/lifecycles/advance';
import { sendTicket } from '../../shared/application/support/send-ticket';
import { isAppealable, isTold, ticketView } from '../../shared/application/support/ticket-view';
import { suspensions } from '../../shared/collections/suspensions';
import { type Ticket, tickets } from '../../shared/collections/tickets';
import { AppError } from '../../shared/contract/errors';
import { supportContract } from '../../shared/contract/support';
import type { UseCase } from '../../shared/ports/context';
import type { Transaction } from '../../shared/ports/store';
import { type RecordSent, type Sending, sentBefore, shownIn } from './sent';

type Against = NonNullable<Ticket['against']>;

/** Notes at the suspension that stands that it is appealed against. Errors: NOTHING_TO_APPEAL, APPEALED_ALREADY. */
async function againstSuspension(tx: Transaction, { caller }: Sending, appealId: string): Promise<Against> {
  const { suspensionId } = caller.account;
  const standing = suspensionId === undefined ? undefined : await tx.get(suspensions, suspensionId);
  if (suspensionId === undefined || standing?.status !== 'standing') throw new AppError('NOTHING_TO_APPEAL');
  if (standing.appealId !== undefined) throw new AppError('APPEALED_ALREADY');
  rewrite(tx, suspensions, standing, { ...standing, appealId });
  return { suspensionId };
}

/** The same at what was found of a report about the person. Errors: NOTHING_TO_APPEAL, APPEALED_ALREADY. */
async function againstRuling(
  tx: Transaction,
  { caller }: Sending,
  reportId: string,
  appealId: string,
): Promise<Against> {
  const found = await tx.get(tickets, reportId);
  if (!found || found.report?.aboutId !== caller.account.id || !isTold(found))
    throw new AppError('NOTHING_TO_APPEAL');
  if (found.appealId !== undefined) throw new AppError('APPEALED_ALREADY');
  if (!isAppealable(found)) throw new AppError('NOTHING_TO_APPEAL');
  rewrite(tx, tickets, found, { ...found, appealId });
  return { reportId };
}

/**
 * Appeals against the own suspension, or what was found of a report about oneself; against each once. Errors:
 * NOTHING_TO_APPEAL, APPEALED_ALREADY, those of pictures; TICKET_NOT_FOUND when a repeated call's is gone.
 */
export const appeal: UseCase<typeof supportContract.appeal, 'hash' | 'files'> = (input, context) => {
  const { reportId, text } = input;
  const ticketId = context.ids.newId();
  return once(context, supportContract.appeal, {
    input,
    async run(record: RecordSent) {
      const pictures = await shownIn(context, ticketId, input.pictureIds);
      const ticket = await context.store.transact(async (tx) => {
        record(tx, { ticketId });
        const against = await (reportId === undefined
          ? againstSuspension(tx, context, ticketId)
          : againstRuling(tx, context, reportId, ticketId));
        const sent = { id: ticketId, accountId: context.caller.account.id, kind: 'appeal' } as const;
        return sendTicket(tx, context, { ...sent, text, pictures, against });
      });
      return { ticket: await ticketView(context, ticket) };
    },
    replay: (result) => sentBefore(context, result),
  });
};
