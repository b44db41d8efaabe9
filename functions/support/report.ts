import { once } from '../../shared/application/idempotency/idempotency';
import { sidesOrder } from '../../shared/application/orders/order-sides';
import { payerKeys } from '../../shared/application/support/payer-keys';
import { stopPayer } from '../../shared/application/support/payer-stops';
import { sendTicket } from '../../shared/application/support/send-ticket';
import { ticketView } from '../../shared/application/support/ticket-view';
import { publisherRecords } from '../../shared/collections/publishers';
import { publishers, tasks } from '../../shared/collections/tasks';
import { type Report, tickets } from '../../shared/collections/tickets';
import type { ParsedInputOf } from '../../shared/contract/action';
import { AppError } from '../../shared/contract/errors';
import { supportContract } from '../../shared/contract/support';
import { isShown } from '../../shared/domain/lifecycles/task-lifecycle';
import { type ReportReasonName, reportReason } from '../../shared/domain/support/report-reasons';
import { distrustedMs } from '../../shared/domain/support/tickets';
import type { UseCase } from '../../shared/ports/context';
import { type RecordSent, type Sending, sentBefore, shownIn } from './sent';

type About = Pick<Report, 'aboutId' | 'side' | 'title' | 'taskId' | 'orderId'>;

/** As many of the own reports are looked at. */
const looked = 20;

/** Who stands behind what somebody stands before. Errors: TASK_NOT_FOUND, PUBLISHER_NOT_FOUND, ORDER_NOT_FOUND. */
async function behind(
  { store, caller }: Sending,
  about: ParsedInputOf<typeof supportContract.report>['about'],
): Promise<About> {
  if ('orderId' in about) {
    const { order, side } = await sidesOrder(store, about.orderId, caller.account.id);
    const { id: orderId, taskId, accountId, publisherId, terms } = order;
    const of = { taskId, orderId, title: terms.title };
    return side === 'worker'
      ? { aboutId: publisherId, side: 'publisher', ...of }
      : { aboutId: accountId, side: 'worker', ...of };
  }
  if ('taskId' in about) {
    const task = await store.get(tasks, about.taskId);
    if (!task || !isShown(task.status)) throw new AppError('TASK_NOT_FOUND');
    return { aboutId: task.publisherId, side: 'publisher', taskId: task.id, title: task.title };
  }
  const publisher = await store.get(publishers, about.publisherId);
  if (!publisher) throw new AppError('PUBLISHER_NOT_FOUND');
  return { aboutId: publisher.id, side: 'publisher', title: publisher.name };
}

/** Whether an operator has found, not long ago, that the person made such a report up: then nothing stops on their word. */
async function isDistrusted({ store, clock, caller }: Sending): Promise<boolean> {
  const sinceMs = clock.nowMs() - distrustedMs;
  const listed = await store.list(tickets, 'mine', [caller.account.id], {
    limit: looked,
    from: sinceMs,
    order: 'desc',
  });
  return listed.items.some(
    ({ report, answer }) =>
      report !== undefined && reportReason(report.reason).stops && answer?.outcome === 'unfounded',
  );
}

/** Under what the payer is stopped at once; nothing, where this reason or this word does not do. */
async function keysToStop(context: Sending, { aboutId }: About, reason: ReportReasonName): Promise<string[]> {
  if (!reportReason(reason).stops || (await isDistrusted(context))) return [];
  return payerKeys(aboutId, await context.store.get(publisherRecords, aboutId));
}

/**
 * Reports whoever stands behind a task, an order or a publisher's page. Who is reported to ask workers for money publishes
 * nothing from this commit on, under whatever name, until an operator has decided. Errors: TASK_NOT_FOUND,
 * PUBLISHER_NOT_FOUND, ORDER_NOT_FOUND, REPORT_OWN, REPORT_REASON_WRONG, those of pictures; TICKET_NOT_FOUND when a
 * repeated call's report is gone.
 */
export const report: UseCase<typeof supportContract.report, 'hash' | 'files'> = (input, context) => {
  const { store, caller } = context;
  const { reason, text } = input;
  const ticketId = context.ids.newId();
  return once(context, supportContract.report, {
    input,
    async run(record: RecordSent) {
      const about = await behind(context, input.about);
      if (about.aboutId === caller.account.id) throw new AppError('REPORT_OWN');
      if (!reportReason(reason).of.includes(about.side)) throw new AppError('REPORT_REASON_WRONG');
      const [pictures, stopKeys] = await Promise.all([
        shownIn(context, ticketId, input.pictureIds),
        keysToStop(context, about, reason),
      ]);
      const ticket = await store.transact(async (tx) => {
        record(tx, { ticketId });
        const sent = await sendTicket(tx, context, {
          id: ticketId,
          accountId: caller.account.id,
          kind: 'report',
          pictures,
          ...(text !== undefined && { text }),
          report: { reason, ...about, stopKeys },
        });
        if (stopKeys.length === 0) return sent;
        await stopPayer(tx, context, about.aboutId, stopKeys);
        tx.emit({ type: 'publishing.stopped', accountId: about.aboutId, facts: { ticketId } });
        return sent;
      });
      return { ticket: await ticketView(context, ticket) };
    },
    replay: (result) => sentBefore(context, result),
  });
};
