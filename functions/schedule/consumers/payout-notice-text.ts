import type { EventOf } from '../../../shared/contract/events';
import { fen, formatYuan } from '../../../shared/domain/money/money';
import type { NoticeText } from './notice';

export type PayoutEvent = EventOf<
  | 'payout.waiting'
  | 'payout.soonOver'
  | 'payout.paid'
  | 'payout.failed'
  | 'payout.expired'
  | 'payout.returned'
>;

const channelNames = { wechat: '微信零钱', alipay: '支付宝' } as const;

/** What a person is told of money on its way to them. */
export function payoutNoticeText(event: PayoutEvent): NoticeText {
  const { payoutId, channel, amountFen } = event.facts;
  const sum = `¥${formatYuan(fen(amountFen))}`;
  const page = `pages/payouts/payout?id=${payoutId}`;
  switch (event.type) {
    case 'payout.waiting':
      return {
        title: '请确认收款',
        text: `${sum} 已转出，请在 24 小时内确认收款，逾期会退回可提现余额。`,
        page,
      };
    case 'payout.soonOver':
      return {
        title: '收款即将超时',
        text: `${sum} 还没有确认收款，剩余约 ${event.facts.hoursLeft} 小时；超时会退回可提现余额，可重新提现。`,
        page,
      };
    case 'payout.paid':
      return { title: '提现已到账', text: `${sum} 已转入您的${channelNames[channel]}。`, page };
    case 'payout.failed':
      return { title: '提现未成功', text: `${sum} 没有转出，已退回可提现余额。请查看原因后重新提现。`, page };
    case 'payout.expired':
      return { title: '收款已超时', text: `${sum} 超过 24 小时未确认，已退回可提现余额，可重新提现。`, page };
    case 'payout.returned':
      return { title: '款项被退回', text: `${sum} 转出后被退回，已回到可提现余额。请核对收款账户。`, page };
  }
}
