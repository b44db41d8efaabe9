import type { PersonEvent } from '../../../shared/contract/events';
import { spanText } from '../../../shared/domain/calendar/date-text';
import { accountPauseMs } from '../../../shared/domain/limits/spans';
import { cancellationText } from './cancellation-text';
import { fundingText } from './funding-text';
import type { NoticeText } from './notice';
import { type OrderEvent, orderNoticeText } from './order-notice-text';
import { paperText } from './paper-text';
import { type PayoutEvent, payoutNoticeText } from './payout-notice-text';
import { settlementText } from './settlement-text';
import { type SupportEvent, supportText } from './support-text';

const channelNames = { wechat: '微信', alipay: '支付宝' } as const;

/** What to do about an account that somebody else may have touched. */
const notYou = (remedy: string): string => `如非本人操作，请尽快${remedy}。`;
const accounts = 'pages/payouts/accounts';

interface OfTask {
  readonly facts: { readonly taskId: string };
}
const managePage = ({ facts }: OfTask): string => `pages/publishing/manage?id=${facts.taskId}`;
const fundingPage = ({ facts }: OfTask): string => `pages/publishing/funding?id=${facts.taskId}`;

const isOfPayout = (event: PersonEvent): event is PayoutEvent => event.type.startsWith('payout.');
const isOfOrder = (event: PersonEvent): event is OrderEvent => event.type.startsWith('order.');
const isOfSupport = (event: PersonEvent): event is SupportEvent =>
  /^(ticket|report|publishing|account)\./.test(event.type);

/** What is told in the same words every time. */
const plain = {
  'publisher.approved': {
    title: '入驻申请已通过',
    text: '您已成为服务商，可以发布任务了。',
    page: 'pages/becoming/index',
  },
  'publisher.returned': {
    title: '入驻申请需要修改',
    text: '您的服务商资料未通过审核，请按审核意见修改后重新提交。',
    page: 'pages/becoming/index',
  },
  'nickname.rejected': {
    title: '昵称未通过审核',
    text: '您的昵称未通过微信的内容审核，已不再展示。请换一个昵称，报名时需要。',
    page: 'pages/settings/profile',
  },
} as const satisfies Partial<Record<PersonEvent['type'], NoticeText>>;

/** The notice of an event for the person it concerns, and the page that shows more. */
export function noticeText(event: PersonEvent): NoticeText {
  if (isOfOrder(event)) return orderNoticeText(event);
  if (isOfPayout(event)) return payoutNoticeText(event);
  if (isOfSupport(event)) return supportText(event);
  const { facts } = event;
  const task = 'title' in facts ? `「${facts.title}」` : '';
  const channel = 'channel' in facts ? channelNames[facts.channel] : '';
  switch (event.type) {
    case 'publisher.approved':
    case 'publisher.returned':
    case 'nickname.rejected':
      return plain[event.type];
    case 'review.approved':
      return {
        title: '任务已通过审核',
        text: `您发布的${task}已通过人工审核，现已开放报名。`,
        page: managePage(event),
      };
    case 'review.passed':
      return {
        title: '任务已通过审核，待付款',
        text: `您发布的${task}已通过人工审核；按任务托管全部费用后即开放报名。`,
        page: fundingPage(event),
      };
    case 'funding.confirmed':
    case 'funding.lapsed':
      return { ...fundingText(event), page: managePage(event) };
    case 'refund.due':
    case 'refund.paid':
      return { ...fundingText(event), page: fundingPage(event) };
    case 'settlement.settled':
    case 'settlement.reversed':
    case 'settlement.waiting':
      return settlementText(event);
    case 'paper.issued':
    case 'paper.refused':
      return paperText(event);
    case 'cancellation.asked':
    case 'cancellation.withdrawn':
    case 'cancellation.stopped':
      return cancellationText(event);
    case 'review.rejected':
      return {
        title: '任务未通过审核',
        text: `您发布的${task}未通过人工审核，已退回草稿；请按审核意见修改后重新发布。`,
        page: managePage(event),
      };
    case 'picture.refused':
      return {
        title: '图片未通过审核',
        text: '您上传的一张图片未通过内容审核，其他人看不到它。请换一张。',
        page: event.facts.purpose === 'avatar' ? 'pages/settings/profile' : 'pages/me/index',
      };
    case 'payoutAccount.bound':
      return {
        title: '已绑定收款账户',
        text: `您绑定了${channel}收款账户。${notYou('解绑并联系客服')}`,
        page: accounts,
      };
    case 'payoutAccount.unbound':
      return {
        title: '已解绑收款账户',
        text: `您解绑了${channel}收款账户。${notYou('联系客服')}`,
        page: accounts,
      };
    case 'payoutAccount.defaultChanged':
      return {
        title: '默认收款账户已更改',
        text: `收款改为${channel}账户，${spanText(accountPauseMs)}后可向其付款。${notYou('改回并联系客服')}`,
        page: accounts,
      };
  }
}
