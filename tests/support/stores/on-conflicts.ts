import { randomIds } from '../../../shared/platforms/system/random-ids';
import { conflictTrueStore } from './conflict-true-store';
import { fakeClock } from './fake-clock';
import type { OpenStores } from './open-stores';
import { putThrough } from './put-documents';
import { virtualClock } from './virtual-clock';

/** What transactions take passes on a clock of their own: the test's clock stands. */
export const onConflicts = (): OpenStores => ({
  async empty(clock = fakeClock()) {
    const store = conflictTrueStore({ clock, time: virtualClock(clock.nowMs()), ids: randomIds() });
    return { clock, store, put: putThrough(store.raw), release: async () => {} };
  },
  close: async () => {},
});
