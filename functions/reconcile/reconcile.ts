import { onEveryRail } from '../../shared/application/payouts/on-every-rail';
import { reconcileDue } from '../../shared/application/reconciliation/reconcile-due';
import type { reconcileContract } from '../../shared/contract/reconcile';
import type { UseCase } from '../../shared/ports/context';

/** Holds the rails' bills of the days that are due against the ledger. */
export const reconcile: UseCase<typeof reconcileContract.reconcile, 'rails'> = async (_input, context) => ({
  days: await onEveryRail((channel) => reconcileDue(context, channel)),
});
