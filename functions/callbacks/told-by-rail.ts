import { railOf } from '../../shared/application/payouts/rail-of';
import type { PayoutChannel } from '../../shared/domain/money/payout-channels';
import type { Platform } from '../../shared/ports/platform';

/** A rail that tells of payments; which payment is all that is passed on, and the rail is asked for the rest. */
export const toldByRail = (
  channel: PayoutChannel,
  { thanks, evidence }: Pick<Platform, 'thanks' | 'evidence'>,
): Platform<'rails'> => ({
  needs: ['rails'],
  evidence,
  thanks,
  async verify(request, ports) {
    const notice = (await railOf(ports, channel))?.readNotice(request);
    if (!notice) return undefined;
    const { id, number: about } = notice;
    return { id, ...(about !== undefined && { about }) };
  },
});
