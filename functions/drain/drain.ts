import { drainRail } from '../../shared/application/payouts/drain-rail';
import { drawDue } from '../../shared/application/payouts/draw-due';
import type { drainContract } from '../../shared/contract/drain';
import { payoutChannels } from '../../shared/domain/money/payout-channels';
import type { UseCase } from '../../shared/ports/context';

/** Makes what goes out by itself, then takes every turn that is due, on all rails side by side: one that hangs keeps no other from paying. */
export const drain: UseCase<typeof drainContract.drain, 'rails' | 'hash'> = async (_input, context) => {
  // What cannot be made now is no reason not to send what is.
  const [drawn] = await Promise.allSettled([drawDue(context)]);
  const all = await Promise.allSettled(payoutChannels.map((channel) => drainRail(context, channel)));
  const failed = [drawn, ...all].find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  const turns = all.reduce((sum, each) => sum + (each.status === 'fulfilled' ? each.value : 0), 0);
  return { turns };
};
