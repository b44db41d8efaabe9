import { railOf } from '../../shared/application/payouts/rail-of';
import type { PayoutChannel } from '../../shared/domain/money/payout-channels';
import type { Platform } from '../../shared/runtime/doors/platform';

/**
 * A rail that tells of payments: once its signature holds, that it has told of one is passed on, and not what it told;
 * the rail is asked.
 */
const rail = (channel: PayoutChannel, thanks: string, evidence: readonly string[]): Platform<'rails'> => ({
  needs: ['rails'],
  evidence,
  thanks,
  async verify(request, ports) {
    const notice = (await railOf(ports, channel))?.readNotice(request);
    if (!notice) return undefined;
    const { id, number: payoutId } = notice;
    if (payoutId === undefined) return { id };
    return { id, tells: { type: 'payout.told', facts: { payoutId, channel } } };
  },
});

/** Platforms that knock, by the last part of the path. */
export const platforms = {
  wechatPay: rail('wechat', '', [
    'wechatpay-serial',
    'wechatpay-signature',
    'wechatpay-timestamp',
    'wechatpay-nonce',
  ]),
  // Its signature stands in its body.
  alipay: rail('alipay', 'success', []),
};
