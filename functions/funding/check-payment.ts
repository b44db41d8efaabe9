import { chargeRailOf } from '../../shared/application/money/charges/charge-rail-of';
import { takeChargeTurn } from '../../shared/application/money/charges/take-charge-turn';
import { type Charge, charges } from '../../shared/collections/charges';
import { fundings } from '../../shared/collections/fundings';
import { AppError } from '../../shared/contract/errors';
import type { fundingContract } from '../../shared/contract/funding';
import type { Context, UseCase } from '../../shared/ports/context';

/** Errors: WECHAT_PAY_UNAVAILABLE. */
async function asked(context: Context<'publisher', 'rails'>, charge: Charge): Promise<Charge> {
  if (charge.status === 'paid' || charge.status === 'closed') return charge;
  const rail = await chargeRailOf(context);
  if (!rail) throw new AppError('WECHAT_PAY_UNAVAILABLE');
  return takeChargeTurn(context, rail, charge);
}

/**
 * Asks what became of an own payment, and books it: what a phone says of it is no proof. Errors: PAYMENT_NOT_FOUND,
 * WECHAT_PAY_UNAVAILABLE.
 */
export const checkPayment: UseCase<typeof fundingContract.checkPayment, 'rails'> = async (
  { paymentId },
  context,
) => {
  const { store, caller } = context;
  const charge = await store.get(charges, paymentId);
  const funding = charge && (await store.get(fundings, charge.fundingId));
  if (!funding || charge.publisherId !== caller.account.id) throw new AppError('PAYMENT_NOT_FOUND');
  const { status } = await asked(context, charge);
  return { status, taskId: funding.taskId };
};
