import { manyOf } from '../../shared/application/listing/many-of';
import { noteReads } from '../../shared/application/privacy/note-reads';
import { answerTicket } from '../../shared/application/support/answer-ticket';
import { liftSuspension, suspend as suspendAccount } from '../../shared/application/support/suspend';
import { suspensionView, ticketView } from '../../shared/application/support/ticket-view';
import { suspensions as collection } from '../../shared/collections/suspensions';
import { tickets } from '../../shared/collections/tickets';
import type { supportContract } from '../../shared/contract/support';
import type { UseCase } from '../../shared/ports/context';

/** What people wait for an answer to, with all that it is answered by. Errors: INVALID_INPUT (cursor). */
export const queue: UseCase<typeof supportContract.queue, 'files'> = async (
  { kind, limit, cursor },
  context,
) => {
  const { store } = context;
  const { items, next } = await store.list(tickets, 'open', [kind], { limit, cursor });
  // An index may be a moment behind.
  const open = items.filter(({ status }) => status === 'open');
  await noteReads(context, { as: 'operator', kind: 'ticket', of: open.map(({ accountId }) => accountId) });
  const appealed = open.flatMap(({ against }) => against?.suspensionId ?? []);
  const [views, standing] = await Promise.all([
    Promise.all(open.map((ticket) => ticketView(context, ticket))),
    manyOf(store, collection, appealed),
  ]);
  return {
    tickets: open.flatMap(({ accountId, report, against }, at) => {
      const view = views[at];
      const suspension = standing.get(against?.suspensionId ?? '');
      if (!view) return [];
      return [
        {
          ...view,
          accountId,
          ...(report && { aboutId: report.aboutId }),
          ...(suspension && { against: suspensionView(suspension) }),
        },
      ];
    }),
    ...(next !== undefined && { next }),
  };
};

/** Answers something for good. Errors: TICKET_NOT_FOUND, TICKET_ANSWERED, TICKET_OUTCOME_WRONG, NOT_SUSPENDED. */
export const answer: UseCase<typeof supportContract.answer, 'files'> = async (input, context) => ({
  ticket: await ticketView(context, await answerTicket(context, input, context.caller.account.id)),
});

/** Suspensions that stand, by when they end. Errors: INVALID_INPUT (cursor). */
export const suspensions: UseCase<typeof supportContract.suspensions> = async (
  { limit, cursor },
  { store },
) => {
  const { items, next } = await store.list(collection, 'standing', ['all'], { limit, cursor });
  return { suspensions: items.map(suspensionView), ...(next !== undefined && { next }) };
};

/** Suspends an account. Errors: ACCOUNT_NOT_FOUND, SUSPENDED_ALREADY, SUSPENSION_TOO_LONG. */
export const suspend: UseCase<typeof supportContract.suspend> = async (input, context) => ({
  suspension: suspensionView(await suspendAccount(context, input, context.caller.account.id)),
});

/** Lifts a suspension before its time. Errors: NOT_SUSPENDED. */
export const lift: UseCase<typeof supportContract.lift> = async (input, context) => ({
  suspension: suspensionView(await liftSuspension(context, input)),
});
