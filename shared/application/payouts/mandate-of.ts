import type { PayoutAccount } from '../../collections/payouts';
import type { PayoutRail } from '../../ports/payout-rail';

/** Under which number an account is paid to without confirming, as the rail says now: its person may have taken it back. */
export async function mandateOf(
  { mandate }: Pick<PayoutAccount, 'mandate'>,
  rail: PayoutRail,
): Promise<string | undefined> {
  const isGiven =
    mandate !== undefined && rail.capabilities.takesMandates && (await rail.isMandated(mandate));
  return isGiven ? mandate : undefined;
}
