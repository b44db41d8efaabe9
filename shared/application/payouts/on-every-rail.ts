import { type PayoutChannel, payoutChannels } from '../../domain/money/payout-channels';

/** Does some work for all rails side by side, so that one that hangs keeps no other from it; answers the sum. Throws what the first threw. */
export async function onEveryRail(work: (channel: PayoutChannel) => Promise<number>): Promise<number> {
  const all = await Promise.allSettled(payoutChannels.map(work));
  const failed = all.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  return all.reduce((sum, each) => sum + (each.status === 'fulfilled' ? each.value : 0), 0);
}
