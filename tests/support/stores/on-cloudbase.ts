import { openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import type { Collection } from '../../../shared/collections/collection';
import { randomIds } from '../../../shared/platforms/system/random-ids';
import { cloudbaseStore } from '../../../shared/store/cloudbase/cloudbase-store';
import { collectionDefinitions } from '../../../shared/store/cloudbase/collection-definitions';
import { fakeClock } from './fake-clock';
import { fakeTimeouts } from './fake-timeouts';
import type { OpenStores } from './open-stores';

export async function onCloudBase(collections: readonly Collection[]): Promise<OpenStores> {
  const names = collectionDefinitions(collections).map(({ name }) => name);
  const { sandbox, database, close } = await openCloudBase({ collections: names });
  return {
    async empty(clock = fakeClock()) {
      sandbox.reset();
      return {
        clock,
        store: cloudbaseStore({ database, clock, timeouts: fakeTimeouts(), ids: randomIds() }),
      };
    },
    close,
  };
}
