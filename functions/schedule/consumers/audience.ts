import type { EventType } from '../../../shared/contract/events';

/** Everybody who acts on events. */
export const consumerNames = [
  'notices',
  'weChat',
  'feed',
  'shares',
  'room',
  'waitingList',
  'pictures',
  'pictureChecks',
  'platforms',
  'orders',
  'drawings',
] as const;
export type ConsumerName = (typeof consumerNames)[number];

/**
 * Who acts on what: `notices` tells a person in the app, `weChat` by a subscribe message, `feed` the programs that
 * bring tasks to groups, `shares` counts what a share brought, `room` sees whether a task is full, `waitingList` admits
 * who comes next, `pictures` keeps what is in use, `pictureChecks` has new ones judged, `platforms` does what platforms tell us, `orders` counts what orders came to for their people, and ends the
 * waiting for tasks that are closed, `drawings` has what was settled paid by itself.
 */
export const audience: Readonly<Record<EventType, readonly ConsumerName[]>> = {
  'order.applied': ['notices'],
  'order.admitted': ['notices', 'weChat', 'feed', 'room'],
  'order.refused': ['notices', 'weChat'],
  'order.withdrawn': ['notices', 'room', 'waitingList', 'orders'],
  'order.cancelled': ['notices', 'weChat', 'room', 'waitingList'],
  'order.termsAsked': ['notices', 'weChat'],
  'order.termsDeclined': ['notices'],
  'order.termsLapsed': ['notices', 'weChat'],
  'order.left': ['notices'],
  'order.noShow': ['notices', 'orders'],
  'order.missed': ['notices'],
  'order.cameAfterAll': ['notices', 'orders'],
  'order.handedIn': ['notices'],
  'order.returned': ['notices', 'weChat', 'orders'],
  'order.accepted': ['notices', 'weChat', 'orders'],
  'order.lapsed': ['notices'],
  'order.disputed': ['notices'],
  'order.disputeAnswered': ['notices'],
  'order.decided': ['notices', 'orders'],
  'order.soon': ['notices', 'weChat'],
  'order.acceptanceDue': ['notices'],
  'payoutAccount.bound': ['notices', 'drawings'],
  'payoutAccount.unbound': ['notices', 'drawings'],
  'payoutAccount.defaultChanged': ['notices', 'drawings'],
  'payout.waiting': ['notices'],
  'payout.soonOver': ['notices'],
  'payout.paid': ['notices'],
  'payout.failed': ['notices'],
  'payout.expired': ['notices'],
  'payout.returned': ['notices'],
  'nickname.rejected': ['notices'],
  'review.approved': ['notices'],
  'review.passed': ['notices'],
  'review.rejected': ['notices'],
  'publisher.approved': ['notices'],
  'publisher.returned': ['notices'],
  'funding.confirmed': ['notices'],
  'funding.lapsed': ['notices'],
  'refund.due': ['notices'],
  'refund.paid': ['notices'],
  'picture.refused': ['notices'],
  'settlement.settled': ['notices', 'drawings'],
  'settlement.reversed': ['notices'],
  'settlement.waiting': ['notices'],
  'paper.issued': ['notices'],
  'paper.refused': ['notices'],
  'ticket.answered': ['notices'],
  'report.upheld': ['notices'],
  'publishing.stopped': ['notices'],
  'publishing.resumed': ['notices'],
  'account.suspended': ['notices'],
  'account.restored': ['notices'],
  'cancellation.asked': ['notices'],
  'cancellation.withdrawn': ['notices'],
  'cancellation.stopped': ['notices'],
  'picture.arrived': ['pictureChecks'],
  'picture.used': ['pictures'],
  'picture.dropped': ['pictures'],
  'task.opened': ['feed'],
  'task.changed': ['feed', 'room', 'waitingList'],
  'task.closed': ['feed', 'orders'],
  'place.freed': ['room', 'waitingList'],
  'share.opened': ['shares'],
  'share.signedUp': ['shares'],
  'message.allowed': ['weChat'],
  'platform.told': ['platforms'],
  // Whoever reads the events notes it (application/events/consume.ts).
  'deadline.near': [],
};

/** What a consumer acts on. */
export const typesFor = (consumer: ConsumerName): ReadonlySet<EventType> =>
  new Set((Object.keys(audience) as EventType[]).filter((type) => audience[type].includes(consumer)));
