import { once, type RecordResult } from '../../../shared/application/idempotency/idempotency';
import { disputeView } from '../../../shared/application/orders/dispute-view';
import { sidesOrder } from '../../../shared/application/orders/order-sides';
import { notePictures, usePictures } from '../../../shared/application/pictures/use-pictures';
import { disputes } from '../../../shared/collections/disputes';
import { AppError } from '../../../shared/contract/errors';
import { ordersContract } from '../../../shared/contract/orders';
import { maxStatements } from '../../../shared/domain/orders/limits';
import type { UseCase } from '../../../shared/ports/context';

/**
 * Says more in an open dispute, by either side; the other side is told. Errors: ORDER_NOT_FOUND, ORDER_NOT_DISPUTED,
 * DISPUTE_TOO_LONG, PICTURE_NOT_FOUND,
 * PICTURE_NOT_ARRIVED, PICTURE_REFUSED, PICTURE_USED.
 */
export const answerDispute: UseCase<typeof ordersContract.answerDispute, 'hash'> = (input, context) => {
  const { store, clock, caller } = context;
  const { orderId, text } = input;
  return once(context, ordersContract.answerDispute, {
    input,
    async run(record: RecordResult<{ readonly orderId: string }>) {
      const subject = `dispute:${orderId}`;
      const use = { accountId: caller.account.id, purpose: 'dispute', subject } as const;
      const pictures = await usePictures(context, input.pictureIds, use);
      const dispute = await store.transact(async (tx) => {
        record(tx, { orderId });
        const [{ order, side }, current] = await Promise.all([
          sidesOrder(tx, orderId, caller.account.id),
          tx.get(disputes, orderId),
        ]);
        if (order.status !== 'disputed' || !current) throw new AppError('ORDER_NOT_DISPUTED');
        if (current.statements.length >= maxStatements) throw new AppError('DISPUTE_TOO_LONG');
        const statement = { by: side, text, pictures, atMs: clock.nowMs() };
        const answered = { ...current, statements: [...current.statements, statement] };
        tx.update(disputes, answered);
        notePictures(tx, subject, input.pictureIds);
        tx.emit({
          type: 'order.disputeAnswered',
          accountId: side === 'worker' ? order.publisherId : order.accountId,
          facts: { orderId, taskId: order.taskId, title: order.terms.title },
        });
        return answered;
      });
      return { dispute: disputeView(dispute) };
    },
    async replay() {
      const dispute = await store.get(disputes, orderId);
      if (!dispute) throw new AppError('ORDER_NOT_DISPUTED');
      return { dispute: disputeView(dispute) };
    },
  });
};
