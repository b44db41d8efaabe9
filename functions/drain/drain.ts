import { drainRail } from '../../shared/application/payouts/drain-rail';
import type { drainContract } from '../../shared/contract/drain';
import { payoutChannels } from '../../shared/domain/money/payout-channels';
import type { UseCase } from '../../shared/ports/context';

/** Takes every turn that is due, on all rails side by side: one that hangs keeps no other from paying. */
export const drain: UseCase<typeof drainContract.drain, 'rails'> = async (_input, context) => {
  const all = await Promise.allSettled(payoutChannels.map((channel) => drainRail(context, channel)));
  const failed = all.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  const turns = all.reduce((sum, each) => sum + (each.status === 'fulfilled' ? each.value : 0), 0);
  return { turns };
};
