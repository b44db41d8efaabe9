import { givePlace, inSomePiece } from '../../../shared/application/tasks/places/take-place';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { decide } from './decide';

/** Admits an applicant, while places last. Errors: ORDER_NOT_FOUND, ORDER_NOT_WAITING, TASK_FULL. */
export const admit: UseCase<typeof publishingContract.admit> = ({ orderId }, context) =>
  inSomePiece(context.store, (piece) =>
    decide(context, {
      orderId,
      event: 'admit',
      ...(piece !== undefined && { piece }),
      also: (tx, order) => givePlace(tx, order, piece),
    }),
  );
