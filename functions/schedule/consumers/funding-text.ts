import type { Notice } from '../../../shared/collections/events';
import type { EventOf } from '../../../shared/contract/events';
import { spanText } from '../../../shared/domain/calendar/date-text';
import { refundPromisedMs } from '../../../shared/domain/limits/spans';
import { fen, formatYuan } from '../../../shared/domain/money/money';

type FundingEvent = EventOf<'funding.confirmed' | 'funding.lapsed' | 'refund.due' | 'refund.paid'>;

/** What a publisher is told of the money of a task. */
export function fundingText({ type, facts }: FundingEvent): Pick<Notice, 'title' | 'text'> {
  const task = `「${facts.title}」`;
  const yuan = 'amountFen' in facts ? `¥${formatYuan(fen(facts.amountFen))}` : '';
  switch (type) {
    case 'funding.confirmed':
      return { title: '已收到托管款', text: `${task}的 ${yuan} 已到账，已按任务托管。` };
    case 'funding.lapsed':
      return {
        title: '任务未付款，已退回草稿',
        text: `${task}在报名截止前没有收到托管款，已退回草稿；修改时间后可重新发布。`,
      };
    case 'refund.due':
      return {
        title: '有款项退回',
        text: `${task}没有用到的 ${yuan} 将在 ${spanText(refundPromisedMs)}内退回原付款账户，无需操作。`,
      };
    case 'refund.paid':
      return {
        title: '款项已退回',
        text: `${task}的 ${yuan} 已退回原付款账户，到账时间以银行为准。`,
      };
  }
}
