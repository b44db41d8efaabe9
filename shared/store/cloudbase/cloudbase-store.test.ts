import { type OpenCloudBase, openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import { randomIds } from '../../platforms/system/random-ids';
import { contractCollections } from '../contract-collections';
import { fakeClock } from '../fake-clock';
import { storeContract } from '../store.contract';
import { testVault, vaultContract } from '../vault.contract';
import { withVault } from '../with-vault';
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
      store: cloudbaseStore({ database: cloud.database, clock, ids: randomIds(), readsFirst }),
    };
  };

  storeContract('the CloudBase store', subject(false));
  storeContract('the CloudBase store that reads first', subject(true));
  storeContract('the CloudBase store with a vault', async () => {
    const { clock, store } = await subject(false)();
    return { clock, store: withVault(store, testVault()) };
  });
  vaultContract('withVault over the CloudBase store', subject(false));
});
