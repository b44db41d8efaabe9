import { randomIds } from '../../../shared/platforms/system/random-ids';
import { memoryStore } from '../../../shared/store/memory/memory-store';
import { fakeClock } from './fake-clock';
import type { OpenStores } from './open-stores';
import { putThrough } from './put-documents';

export const onMemory = (): OpenStores => ({
  async empty(clock = fakeClock()) {
    const store = memoryStore({ clock, ids: randomIds() });
    return { clock, store, put: putThrough(store), release: async () => {} };
  },
  close: async () => {},
});
