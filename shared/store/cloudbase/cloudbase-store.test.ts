import { type OpenCloudBase, openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import { propertyRuns } from '../../../tests/support/property-runs';
import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { lossyWire } from '../../../tests/support/stores/lossy-wire';
import { wiredCloudBase } from '../../../tests/support/stores/wired-cloudbase';
import { randomIds } from '../../platforms/system/random-ids';
import { contractCollections } from '../contract-collections';
import { lostAnswersContract } from '../lost-answers.contract';
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

  const lossySubject = (readsFirst: boolean) => async () => {
    const { clock, store } = await subject(readsFirst)();
    const wire = lossyWire(() => Object.assign(new Error('lost'), { code: 'ECONNRESET' }));
    const database = wiredCloudBase(cloud.database, wire);
    const lossy = cloudbaseStore({ database, clock, timeouts: fakeTimeouts(), ids: randomIds(), readsFirst });
    return { store: lossy, others: store, wire };
  };

  storeContract('the CloudBase store', subject(false));
  lostAnswersContract('the CloudBase store', lossySubject(false));
  lostAnswersContract('the CloudBase store that reads first', lossySubject(true), propertyRuns(2, 1_000));
  storeContract('the CloudBase store that reads first', subject(true));
  vaultContract('withVault over the CloudBase store', subject(false));
});
