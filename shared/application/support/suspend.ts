import { accounts } from '../../collections/accounts';
import { type Suspension, suspensions } from '../../collections/suspensions';
import type { ParsedInputOf } from '../../contract/action';
import { AppError } from '../../contract/errors';
import type { supportContract } from '../../contract/support';
import { dayMs } from '../../domain/calendar/calendar';
import { suspensionRules } from '../../domain/support/suspension-rules';
import type { Ports } from '../../ports/context';
import { setDeadline } from '../deadlines/deadlines';
import { advance } from '../lifecycles/advance';
import { accountKey } from './payer-keys';
import { stopPayer } from './payer-stops';
import { endSuspension, suspensionEndKind } from './suspension-end';

export type Suspending = ParsedInputOf<typeof supportContract.suspend>;

/** Whether this very suspension stands already. */
const isSame = (standing: Suspension | undefined, { rule, reason, days }: Suspending): boolean =>
  standing?.rule === rule &&
  standing.reason === reason &&
  standing.untilMs - standing.sinceMs === days * dayMs;

/**
 * Suspends an account under a rule for so many days: it takes and publishes no tasks, and what was earned is settled and
 * paid all the same. Repeated, it answers the same. Errors: ACCOUNT_NOT_FOUND, SUSPENDED_ALREADY, SUSPENSION_TOO_LONG
 * with the most days that the rule allows.
 */
export const suspend = (
  context: Pick<Ports, 'store' | 'clock' | 'ids'>,
  asked: Suspending,
  operatorId: string,
): Promise<Suspension> => {
  const { store, clock, ids } = context;
  const { accountId, rule, reason, days } = asked;
  const { mostDays } = suspensionRules[rule];
  if (days > mostDays) throw new AppError('SUSPENSION_TOO_LONG', { mostDays });
  const id = ids.newId();
  return store.transact(async (tx) => {
    const account = await tx.get(accounts, accountId);
    if (!account) throw new AppError('ACCOUNT_NOT_FOUND');
    if (account.suspensionId !== undefined) {
      const standing = await tx.get(suspensions, account.suspensionId);
      if (standing && isSame(standing, asked)) return standing;
      throw new AppError('SUSPENDED_ALREADY');
    }
    const atMs = clock.nowMs();
    const untilMs = atMs + days * dayMs;
    const set = { id, accountId, rule, reason, operatorId, sinceMs: atMs, untilMs };
    const suspension = advance(tx, suspensions, set, 'set', { by: 'operator', atMs });
    tx.update(accounts, { ...account, status: 'suspended', suspensionId: id, updatedAtMs: atMs });
    // Whatever role it has or comes to have: what begins here ends with the suspension.
    await stopPayer(tx, context, accountId, [accountKey(accountId)]);
    await setDeadline(tx, context, { kind: suspensionEndKind, subject: id, dueAtMs: untilMs });
    return suspension;
  });
};

/**
 * Lifts the suspension of an account before its time; repeated, it answers the same. Errors: ACCOUNT_NOT_FOUND,
 * NOT_SUSPENDED.
 */
export const liftSuspension = (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { suspensionId, reason }: { readonly suspensionId: string; readonly reason: string },
): Promise<Suspension> =>
  store.transact(async (tx) => {
    const suspension = await tx.get(suspensions, suspensionId);
    if (!suspension) throw new AppError('NOT_SUSPENDED');
    if (suspension.status === 'lifted' && suspension.liftReason === reason) return suspension;
    return endSuspension(tx, suspension, { by: 'operator', atMs: clock.nowMs() }, reason);
  });
