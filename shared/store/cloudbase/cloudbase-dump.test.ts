import { type OpenCloudBase, openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { randomIds } from '../../platforms/system/random-ids';
import { contractCollections } from '../contract-collections';
import { dumpContract } from '../dump.contract';
import { cloudbaseDump } from './cloudbase-dump';
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

  dumpContract('the CloudBase store as a whole', async () => {
    cloud.sandbox.reset();
    const clock = fakeClock();
    const options = { database: cloud.database, clock, timeouts: fakeTimeouts(), ids: randomIds() };
    return { clock, store: cloudbaseStore(options), dump: cloudbaseDump(options) };
  });
});
