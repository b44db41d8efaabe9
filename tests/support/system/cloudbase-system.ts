import { type OpenCloudBase, openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import { collections } from '../../../shared/collections/collections';
import { randomIds } from '../../../shared/platforms/system/random-ids';
import { cloudbaseStore } from '../../../shared/store/cloudbase/cloudbase-store';
import { collectionDefinitions } from '../../../shared/store/cloudbase/collection-definitions';
import { fakeTimeouts } from '../stores/fake-timeouts';
import { loopClock } from '../stores/loop-clock';
import { createTestSystem, type TestSystem } from './test-system';

export interface CloudBaseSystem {
  readonly system: TestSystem;
  readonly cloud: OpenCloudBase;
  close(): Promise<void>;
}

/**
 * The whole backend over the CloudBase store and its sandbox. With `isRace`, waiting between tries lets
 * others run but passes no time: the one clock of many callers would run out of time for all of them.
 */
export async function createCloudBaseSystem({ isRace = false } = {}): Promise<CloudBaseSystem> {
  const names = collectionDefinitions(collections).map(({ name }) => name);
  const cloud = await openCloudBase({ collections: names });
  const system = await createTestSystem({
    store: (clock) => {
      return cloudbaseStore({
        database: cloud.database,
        clock: isRace ? { ...loopClock(clock), nowMs: () => clock.nowMs() } : clock,
        timeouts: fakeTimeouts(),
        ids: randomIds(),
      });
    },
  });
  return {
    system,
    cloud,
    async close() {
      await system.close();
      await cloud.close();
    },
  };
}
