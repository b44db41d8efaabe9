import { keepAccount, withAdmission } from '../../../shared/application/account/birth-date';
import { givePlace, inSomePiece } from '../../../shared/application/tasks/places/take-place';
import { accounts } from '../../../shared/collections/accounts';
import type { Order } from '../../../shared/collections/orders';
import { tasks } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import { ageAt } from '../../../shared/domain/calendar/calendar';
import { leastAge } from '../../../shared/domain/orders/limits';
import type { UseCase } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';
import { decide } from './decide';

/** From the first admission on the birth date is fixed. Until then it may have been corrected since the sign-up. */
async function relyOnBirthDate(tx: Transaction, order: Order, nowMs: number): Promise<void> {
  const person = await tx.get(accounts, order.accountId);
  if (!person || person.firstAdmittedAtMs !== undefined) return;
  const task = await tx.get(tasks, order.taskId);
  const { birthDate } = person;
  if (!task || birthDate === undefined || ageAt(birthDate, nowMs) < leastAge(task))
    throw new AppError('APPLICANT_UNDER_AGE');
  keepAccount(tx, person, withAdmission(person, nowMs), nowMs);
}

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
