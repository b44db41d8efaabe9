import { drainRail } from '../../shared/application/payouts/drain-rail';
import { onEveryRail } from '../../shared/application/payouts/on-every-rail';
import type { drainContract } from '../../shared/contract/drain';
import type { UseCase } from '../../shared/ports/context';

/** Takes every turn that is due, on all rails. */
export const drain: UseCase<typeof drainContract.drain, 'rails'> = async (_input, context) => ({
  turns: await onEveryRail((channel) => drainRail(context, channel)),
});
