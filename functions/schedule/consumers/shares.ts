import type { Consumer } from '../../../shared/application/events/consume';
import { countedShareEvents, type Told } from '../../../shared/collections/events';
import { shares } from '../../../shared/collections/sharing';
import type { EventOf } from '../../../shared/contract/events';
import { dayMs } from '../../../shared/domain/calendar/calendar';
import type { Ports } from '../../../shared/ports/context';

/** Longer than any event is read again. */
const recordLifeMs = 40 * dayMs;

type Brought = Told<EventOf<'share.opened' | 'share.signedUp'>>;

/**
 * Counts what a share brought. Many at once come through one share: they are counted together, in the commit
 * that records them, so that nothing counts twice and nobody waits for the counter.
 */
export const sharesConsumer: Consumer<Pick<Ports, 'store'>> = {
  name: 'shares',
  recordsOf: (store, ids) => store.getMany(countedShareEvents, ids),
  keyOf: (event) => (event as Brought).facts.shareId,
  async handle({ store }, events) {
    await store.transact(async (tx) => {
      const brought = events as readonly Brought[];
      const counted = await Promise.all(brought.map(({ id }) => tx.get(countedShareEvents, id)));
      const fresh = brought.filter((_, at) => !counted[at]);
      const [first] = fresh;
      if (!first) return;
      for (const { id, atMs } of fresh)
        tx.create(countedShareEvents, { id, expiresAtMs: atMs + recordLifeMs });
      const signUps = fresh.filter(({ type }) => type === 'share.signedUp').length;
      tx.add(shares, first.facts.shareId, { signUps, openings: fresh.length - signUps });
    });
  },
};
