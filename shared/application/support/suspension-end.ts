import { accounts } from '../../collections/accounts';
import { type Suspension, suspensions } from '../../collections/suspensions';
import type { Step } from '../../domain/lifecycles/lifecycle';
import type { Transaction } from '../../ports/store';
import { advance } from '../lifecycles/advance';
import { accountKey } from './payer-keys';
import { releasePayer } from './payer-stops';

/** When a suspension is over. */
export const suspensionEndKind = 'suspension.end';

/** Ends a suspension, in the commit of what ends it. Errors: NOT_SUSPENDED. */
export async function endSuspension(
  tx: Transaction,
  suspension: Suspension,
  step: Step,
  liftReason?: string,
): Promise<Suspension> {
  const account = await tx.get(accounts, suspension.accountId);
  const ended = { ...suspension, ...(liftReason !== undefined && { liftReason }) };
  const lifted = advance(tx, suspensions, ended, 'lift', step);
  if (account?.suspensionId === suspension.id) {
    const { suspensionId: _ended, ...rest } = account;
    tx.update(accounts, { ...rest, status: 'active', updatedAtMs: step.atMs });
    await releasePayer(tx, [accountKey(account.id)]);
  }
  return lifted;
}
