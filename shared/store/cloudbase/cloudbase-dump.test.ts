import { type OpenCloudBase, openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { randomIds } from '../../platforms/system/random-ids';
import { contractCollections } from '../contract-collections';
import { dumpContract } from '../dump.contract';
import { reindexingContract } from '../reindexing.contract';
import { cloudbaseDump } from './cloudbase-dump';
import { cloudbaseReindexing } from './cloudbase-reindexing';
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

  const subject = async () => {
    cloud.sandbox.reset();
    const clock = fakeClock();
    const options = { database: cloud.database, clock, timeouts: fakeTimeouts(), ids: randomIds() };
    return {
      clock,
      store: cloudbaseStore(options),
      dump: cloudbaseDump(options),
      reindexing: cloudbaseReindexing(options),
    };
  };
  dumpContract('the CloudBase store as a whole', subject);
  reindexingContract('index entries of CloudBase', subject);
});
