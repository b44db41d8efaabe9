import type { PayoutAccount } from '../../collections/payouts';
import type { PayoutRail } from '../../ports/payout-rail';

/** `unclear`: the rail could not be asked, or asks for patience. */
export type Mandate =
  | { readonly kind: 'given'; readonly number: string }
  | { readonly kind: 'none' | 'unclear' };

/** Under which number an account is paid to without confirming, as the rail says now: its person may have taken it back. */
export async function mandateOf(
  { mandate: number }: Pick<PayoutAccount, 'mandate'>,
  rail: PayoutRail,
): Promise<Mandate> {
  if (number === undefined || !rail.capabilities.takesMandates) return { kind: 'none' };
  const isGiven = await rail.isMandated(number);
  if (isGiven === undefined) return { kind: 'unclear' };
  return isGiven ? { kind: 'given', number } : { kind: 'none' };
}
