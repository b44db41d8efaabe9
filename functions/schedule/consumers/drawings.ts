import { createOnce } from '../../../shared/application/create-once';
import type { Consumer } from '../../../shared/application/events/consumer';
import { newDrawing } from '../../../shared/application/payouts/new-drawing';
import { drawings } from '../../../shared/collections/payouts';
import type { PersonEvent } from '../../../shared/contract/events';
import type { Ports } from '../../../shared/ports/context';

/**
 * Has the drain look whether something of somebody's goes out by itself: once for each settlement, and for each change of
 * their accounts. The keys of the rails are the drain's alone.
 */
export const drawingsConsumer: Consumer<Pick<Ports, 'store' | 'clock'>> = {
  name: 'drawings',
  recordsOf: (store, events) =>
    store.getMany(
      drawings,
      events.map(({ id }) => id),
    ),
  async handle({ store, clock }, events) {
    for (const event of events) {
      const { accountId } = event as PersonEvent;
      await createOnce(store, drawings, newDrawing(event.id, accountId, clock.nowMs()));
    }
  },
};
