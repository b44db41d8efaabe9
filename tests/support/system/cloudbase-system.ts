import { type OpenCloudBase, openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import { collections } from '../../../shared/collections/collections';
import { randomIds } from '../../../shared/platforms/system/random-ids';
import { cloudbaseStore } from '../../../shared/store/cloudbase/cloudbase-store';
import { collectionDefinitions } from '../../../shared/store/cloudbase/collection-definitions';
import { createTestSystem, type TestSystem } from './test-system';

export interface CloudBaseSystem {
  readonly system: TestSystem;
  readonly cloud: OpenCloudBase;
  close(): Promise<void>;
}

/**
 * The whole backend over the CloudBase store and its sandbox. With `isRace`, waiting between tries is real
 * but passes no time: the one clock of many callers would run out of time for all of them.
 */
export async function createCloudBaseSystem({
  isRace = false,
  timeoutMs = 5_000,
} = {}): Promise<CloudBaseSystem> {
  const names = collectionDefinitions(collections).map(({ name }) => name);
  const cloud = await openCloudBase({ collections: names });
  const system = await createTestSystem({
    timeoutMs,
    store: (clock) => {
      const waiting = {
        nowMs: () => clock.nowMs(),
        sleep: (ms: number) => new Promise<void>((go) => setTimeout(go, ms)),
      };
      return cloudbaseStore({
        database: cloud.database,
        clock: isRace ? waiting : clock,
        ids: randomIds(),
        // A thousand callers share a hundred connections here: whoever waits for one is not without an answer,
        // and trying again would only lengthen the queue.
        ...(isRace && { timeoutMs: 120_000 }),
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
