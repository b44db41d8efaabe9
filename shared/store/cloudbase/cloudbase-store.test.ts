import { type OpenCloudBase, openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { randomIds } from '../../platforms/system/random-ids';
import { contractCollections } from '../contract-collections';
import { storeContract } from '../store.contract';
import { vaultContract } from '../vault.contract';
import { cloudbaseStore } from './cloudbase-store';
import { collectionDefinitions } from './collection-definitions';

describe('on the CloudBase sandbox', () => {
  let cloud: OpenCloudBase;
  beforeAll(async () => {
    cloud = await openCloudBase({
      collections: collectionDefinitions(contractCollections).map((it) => it.name),
    });
  });
  afterAll(() => cloud.close());

  const subject = (readsFirst: boolean) => async () => {
    cloud.sandbox.reset();
    const clock = fakeClock();
    return {
      clock,
      store: cloudbaseStore({
        database: cloud.database,
        clock,
        timeouts: fakeTimeouts(),
        ids: randomIds(),
        readsFirst,
      }),
    };
  };

  storeContract('the CloudBase store', subject(false));
  storeContract('the CloudBase store that reads first', subject(true));
  vaultContract('withVault over the CloudBase store', subject(false));
});
