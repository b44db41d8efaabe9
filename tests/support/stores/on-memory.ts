import { randomIds } from '../../../shared/platforms/system/random-ids';
import { memoryStore } from '../../../shared/store/memory/memory-store';
import { fakeClock } from './fake-clock';
import type { OpenStores } from './open-stores';

export const onMemory = (): OpenStores => ({
  async empty(clock = fakeClock()) {
    return { clock, store: memoryStore({ clock, ids: randomIds() }) };
  },
  close: async () => {},
});
