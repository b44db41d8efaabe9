import type { Consumer } from '../../../shared/application/events/consumer';
import { countedShareEvents, eventRecordLifeMs, type Told } from '../../../shared/collections/events';
import { shares } from '../../../shared/collections/sharing';
import type { EventOf } from '../../../shared/contract/events';
import type { Ports } from '../../../shared/ports/context';

type Brought = Told<EventOf<'share.opened' | 'share.signedUp'>>;

/**
 * Counts what a share brought. Many at once come through one share: they are counted together, in the commit
 * that records them, so that nothing counts twice and nobody waits for the counter.
 */
export const sharesConsumer: Consumer<Pick<Ports, 'store' | 'clock'>> = {
  name: 'shares',
  recordsOf: (store, events) =>
    store.getMany(
      countedShareEvents,
      events.map(({ id }) => id),
    ),
  keyOf: (event) => (event as Brought).facts.shareId,
  async handle({ store, clock }, events) {
    await store.transact(async (tx) => {
      const brought = events as readonly Brought[];
      const counted = await Promise.all(brought.map(({ id }) => tx.get(countedShareEvents, id)));
      const fresh = brought.filter((_, at) => !counted[at]);
      const [first] = fresh;
      if (!first) return;
      const expiresAtMs = clock.nowMs() + eventRecordLifeMs;
      for (const { id } of fresh) tx.create(countedShareEvents, { id, expiresAtMs });
      const signUps = fresh.filter(({ type }) => type === 'share.signedUp').length;
      tx.add(shares, first.facts.shareId, { signUps, openings: fresh.length - signUps });
    });
  },
};
