import { railOf } from '../../shared/application/payouts/rail-of';
import { takeTurn } from '../../shared/application/payouts/take-turn';
import { type Payout, payouts } from '../../shared/collections/payouts';
import { AppError } from '../../shared/contract/errors';
import { isEnded } from '../../shared/domain/lifecycles/payout-lifecycle';
import type { Ports } from '../../shared/ports/context';

/** A payout of this person. Errors: PAYOUT_NOT_FOUND. */
export async function ownPayout(
  { store }: Pick<Ports, 'store'>,
  payoutId: string,
  accountId: string,
): Promise<Payout> {
  const payout = await store.get(payouts, payoutId);
  if (payout?.accountId !== accountId) throw new AppError('PAYOUT_NOT_FOUND');
  return payout;
}

/** Sees to a payout in its person's own call. Errors: PAYOUTS_UNAVAILABLE. */
export async function seeTo(
  context: Pick<Ports, 'store' | 'clock' | 'log' | 'rails'>,
  payout: Payout,
): Promise<Payout> {
  if (isEnded(payout.status)) return payout;
  const rail = await railOf(context, payout.channel);
  if (!rail) throw new AppError('PAYOUTS_UNAVAILABLE');
  return takeTurn(context, rail, payout, true);
}
