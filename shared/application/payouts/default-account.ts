import { type PayoutAccount, payoutAccounts, payoutBooks } from '../../collections/payouts';
import type { Store } from '../../ports/store';

/** The account that somebody is paid to when nothing else is said. */
export async function defaultAccountOf(
  store: Pick<Store, 'get'>,
  accountId: string,
): Promise<PayoutAccount | undefined> {
  const id = (await store.get(payoutBooks, accountId))?.defaultId;
  return id === undefined ? undefined : store.get(payoutAccounts, id);
}
