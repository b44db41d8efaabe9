import type { Notice } from '../../shared/collections/events';
import type { NoticeKind } from '../../shared/domain/notices/notice-kinds';

const kinds: Readonly<Record<Notice['type'], NoticeKind>> = {
  'order.applied': 'hiring',
  'order.admitted': 'work',
  'order.refused': 'work',
  'order.withdrawn': 'hiring',
  'order.cancelled': 'work',
  'order.left': 'hiring',
  'order.noShow': 'work',
  'order.missed': 'hiring',
  'order.cameAfterAll': 'hiring',
  'order.handedIn': 'hiring',
  'order.returned': 'work',
  'order.accepted': 'work',
  'order.lapsed': 'work',
  'order.disputed': 'work',
  'order.disputeAnswered': 'work',
  'order.decided': 'work',
  'order.soon': 'work',
  'order.acceptanceDue': 'hiring',
  'review.approved': 'hiring',
  'review.passed': 'hiring',
  'review.rejected': 'hiring',
  'funding.confirmed': 'hiring',
  'funding.lapsed': 'hiring',
  'refund.due': 'hiring',
  'refund.paid': 'hiring',
  'nickname.rejected': 'account',
  'picture.refused': 'account',
  'settlement.settled': 'work',
  'settlement.waiting': 'work',
  'publisher.approved': 'account',
  'publisher.returned': 'account',
  'payoutAccount.bound': 'account',
  'payoutAccount.unbound': 'account',
  'payoutAccount.defaultChanged': 'account',
};

/** What a notice is about, by the event that it tells of. */
export const kindOf = ({ type }: Pick<Notice, 'type'>): NoticeKind => kinds[type];
