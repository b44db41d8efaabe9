import { drainCharges } from '../../shared/application/money/charges/drain-charges';
import { drainRail } from '../../shared/application/payouts/drain-rail';
import { onEveryRail } from '../../shared/application/payouts/on-every-rail';
import type { drainContract } from '../../shared/contract/drain';
import type { UseCase } from '../../shared/ports/context';

/** Takes every turn that is due: of payouts on all rails, of orders by which publishers pay, and of what goes back to them. */
export const drain: UseCase<typeof drainContract.drain, 'rails'> = async (_input, context) => {
  const [out, into] = await Promise.allSettled([
    onEveryRail((channel) => drainRail(context, channel)),
    drainCharges(context),
  ]);
  if (out.status === 'rejected') throw out.reason;
  if (into.status === 'rejected') throw into.reason;
  return { turns: out.value + into.value };
};
