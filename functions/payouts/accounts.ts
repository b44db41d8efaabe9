import type { payoutsContract } from '../../shared/contract/payouts';
import type { UseCase } from '../../shared/ports/context';
import { payoutAccountsOf } from './account-view';

/** The own payout accounts, masked. */
export const accounts: UseCase<typeof payoutsContract.accounts> = async (
  _input,
  { store, caller, clock },
) => ({
  accounts: await payoutAccountsOf(store, caller.account.id, clock.nowMs()),
});
