import { accounts } from '../../collections/accounts';
import type { Order } from '../../collections/orders';
import { tasks } from '../../collections/tasks';
import { AppError } from '../../contract/errors';
import { ageAt } from '../../domain/calendar/calendar';
import { leastAge } from '../../domain/orders/limits';
import type { Transaction } from '../../ports/store';
import { keepAccount, withAdmission } from '../account/birth-date';

/**
 * From the first admission on the birth date is fixed. Until then it may have been corrected since the sign-up.
 * Errors: APPLICANT_UNDER_AGE.
 */
export async function relyOnBirthDate(tx: Transaction, order: Order, nowMs: number): Promise<void> {
  const person = await tx.get(accounts, order.accountId);
  if (!person || person.firstAdmittedAtMs !== undefined) return;
  const task = await tx.get(tasks, order.taskId);
  const { birthDate } = person;
  if (!task || birthDate === undefined || ageAt(birthDate, nowMs) < leastAge(task))
    throw new AppError('APPLICANT_UNDER_AGE');
  keepAccount(tx, person, withAdmission(person, nowMs), nowMs);
}
