import type { Consumer } from '../../../shared/application/events/consumer';
import { countedPayoutEvents, eventRecordLifeMs, type Told } from '../../../shared/collections/events';
import { payouts } from '../../../shared/collections/payouts';
import type { EventOf } from '../../../shared/contract/events';
import type { Ports } from '../../../shared/ports/context';

const factsOf = (event: Told) => (event as Told<EventOf<'payout.told'>>).facts;

/**
 * Has the rail asked about a payment of which it has told something: what it told is not believed, so that neither its
 * order matters nor how often it comes. One that is nobody's is an operator's to look at.
 */
export const payoutsConsumer: Consumer<Pick<Ports, 'store' | 'clock' | 'log'>> = {
  name: 'payouts',
  recordsOf: (store, events) =>
    store.getMany(
      countedPayoutEvents,
      events.map(({ id }) => id),
    ),
  keyOf: (event) => factsOf(event).payoutId,
  async handle({ store, clock, log }, events) {
    const [event] = events;
    if (!event) return;
    const { payoutId, channel } = factsOf(event);
    const nowMs = clock.nowMs();
    const isKnown = await store.transact(async (tx) => {
      const counted = await Promise.all(events.map(({ id }) => tx.get(countedPayoutEvents, id)));
      for (const [at, { id }] of events.entries())
        if (!counted[at]) tx.create(countedPayoutEvents, { id, expiresAtMs: nowMs + eventRecordLifeMs });
      const payout = await tx.get(payouts, payoutId);
      if (payout?.channel !== channel) return false;
      tx.update(payouts, { ...payout, dueAtMs: Math.min(payout.dueAtMs ?? nowMs, nowMs) });
      return true;
    });
    if (!isKnown) log({ level: 'error', metric: 'payoutAlarm', value: 1, channel, code: 'NOBODYS' });
  },
};
