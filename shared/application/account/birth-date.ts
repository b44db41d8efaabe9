import { type Account, accounts } from '../../collections/accounts';
import { AppError } from '../../contract/errors';
import { ageAt, shanghaiDate } from '../../domain/calendar/calendar';
import type { Transaction } from '../../ports/store';

const oldestAge = 100;

/** Whether a declared birth date is still the person's to correct: until somebody was admitted relying on it. */
export const isBirthDateFixed = ({ birthDate, firstAdmittedAtMs }: Account): boolean =>
  birthDate !== undefined && firstAdmittedAtMs !== undefined;

/**
 * An account with the birth date that its person declares; corrected freely until the first admission. The same
 * account, if it says so already. Errors: INVALID_INPUT (in the future, or over a hundred years ago), BIRTH_DATE_FIXED.
 */
export function withBirthDate(account: Account, birthDate: string, nowMs: number): Account {
  if (account.birthDate === birthDate) return account;
  if (birthDate > shanghaiDate(nowMs) || ageAt(birthDate, nowMs) > oldestAge)
    throw new AppError('INVALID_INPUT', {
      problems: [{ path: 'birthDate', problem: '请选择真实的出生日期' }],
    });
  if (isBirthDateFixed(account)) throw new AppError('BIRTH_DATE_FIXED');
  return { ...account, birthDate };
}

/** What an admission, or a proven identity, leaves on the person's account: its birth date is relied on. */
export const withAdmission = (account: Account, nowMs: number): Account =>
  account.firstAdmittedAtMs === undefined ? { ...account, firstAdmittedAtMs: nowMs } : account;

/** Writes an account that was changed since it was read. */
export function keepAccount(tx: Transaction, before: Account, after: Account, nowMs: number): void {
  if (after !== before) tx.update(accounts, { ...after, updatedAtMs: nowMs });
}
