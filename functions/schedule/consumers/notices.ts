import type { Consumer } from '../../../shared/application/events/consumer';
import { type Notice, notices, type Told } from '../../../shared/collections/events';
import type { PersonEvent } from '../../../shared/contract/events';
import { noticesKeptMs } from '../../../shared/domain/limits/spans';
import type { Ports } from '../../../shared/ports/context';
import { noticeText } from './notice-text';

type Noticed = Told<PersonEvent>;

/** What both sides are told by one step: neither's notice may take the place of the other's. */
const toBothSides: ReadonlySet<string> = new Set([
  'order.noShow',
  'order.missed',
  'order.decided',
  'order.termsDeclined',
  'order.termsLapsed',
]);

/** An order has one notice, whomever its newest event concerns. */
const noticeIdOf = ({ id, type, facts }: Noticed): string =>
  'orderId' in facts && !toBothSides.has(type) ? facts.orderId : id;

const noticeOf = (event: Noticed): Notice => ({
  id: noticeIdOf(event),
  eventId: event.id,
  accountId: event.accountId,
  type: event.type,
  ...noticeText(event),
  read: false,
  atMs: event.atMs,
  expiresAtMs: event.atMs + noticesKeptMs,
});

/** In the order in which steps of one moment can only have been. */
const ranks: readonly PersonEvent['type'][] = [
  'order.applied',
  'order.admitted',
  'order.refused',
  'order.withdrawn',
  'order.termsAsked',
  'order.soon',
  'order.cancelled',
  'order.left',
  'order.cameAfterAll',
  'order.handedIn',
  'order.returned',
  'order.acceptanceDue',
  'order.accepted',
  'order.lapsed',
  'order.disputed',
  'order.disputeAnswered',
];

/** Whether a notice already tells of this event, or of something later. */
function covers({ eventId, type, atMs }: Notice, event: Noticed): boolean {
  if (eventId === event.id || atMs > event.atMs) return true;
  return atMs === event.atMs && ranks.indexOf(type) >= ranks.indexOf(event.type);
}

/**
 * Leaves a notice in the app for the person whom an event concerns. Of an order only the newest event is told:
 * who withdrew is not asked to come, and who decided is not asked to decide.
 */
export const noticesConsumer: Consumer<Pick<Ports, 'store'>> = {
  name: 'notices',
  keyOf: (event) => noticeIdOf(event as Noticed),
  async recordsOf(store, events) {
    const told = events as readonly Noticed[];
    const ids = [...new Set(told.map(noticeIdOf))];
    const found = await store.getMany(notices, ids);
    return told.map((event) => {
      const notice = found[ids.indexOf(noticeIdOf(event))];
      return notice && covers(notice, event);
    });
  },
  async handle({ store }, events) {
    for (const event of events as readonly Noticed[]) {
      const notice = noticeOf(event);
      await store.transact(async (tx) => {
        const before = await tx.get(notices, notice.id);
        if (!before) tx.create(notices, notice);
        else if (!covers(before, event)) tx.update(notices, notice);
      });
    }
  },
};
