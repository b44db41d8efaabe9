import { relyOnBirthDate } from '../../../shared/application/orders/rely-on-birth-date';
import { givePlace, inSomePiece } from '../../../shared/application/tasks/places/take-place';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { UseCase } from '../../../shared/ports/context';
import { decide } from './decide';

/** Admits an applicant, while places last. Errors: ORDER_NOT_FOUND, ORDER_NOT_WAITING, NO_PLACE_LEFT, APPLICANT_UNDER_AGE. */
export const admit: UseCase<typeof publishingContract.admit> = ({ orderId }, context) =>
  inSomePiece(
    context.store,
    (piece) =>
      decide(context, {
        orderId,
        event: 'admit',
        ...(piece !== undefined && { piece }),
        async also(tx, order) {
          await relyOnBirthDate(tx, order, context.clock.nowMs());
          givePlace(tx, order, piece);
        },
      }),
    () => new AppError('NO_PLACE_LEFT'),
  );
