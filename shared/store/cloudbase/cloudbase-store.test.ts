import { type OpenCloudBase, openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import { propertyRuns } from '../../../tests/support/property-runs';
import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { type Loss, losses, lossyWire } from '../../../tests/support/stores/lossy-wire';
import { wiredCloudBase } from '../../../tests/support/stores/wired-cloudbase';
import { randomIds } from '../../platforms/system/random-ids';
import { commitContract, put, type StoreSubject } from '../commit.contract';
import { contractCollections, thing, things } from '../contract-collections';
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

  it('writes no name that begins as the platform’s own do, beside the id', async () => {
    const { store } = await subject(false)();
    await put(store, things, thing('a', { facts: { _openid: 'x', __proto: 'y' } }), thing('b'), thing('c'));
    await store.transact(async (tx) => {
      await tx.get(things, 'a');
      await tx.get(things, 'none');
      tx.add(things, 'b', { left: 1 });
      tx.remove(things, 'c');
    });
    expect((await store.get(things, 'a'))?.facts).toEqual({ _openid: 'x', __proto: 'y' });
    const stored = JSON.stringify(cloud.sandbox.snapshot());
    expect(stored).toContain('meta_gone');
    expect([...new Set(stored.match(/(?<=\\")_\w*(?=\\":)/g))]).toEqual(['_id']);
  });
  const lossySubject = (readsFirst: boolean) => async () => {
    const { clock, store } = await subject(readsFirst)();
    const wire = lossyWire(() => Object.assign(new Error('lost'), { code: 'ECONNRESET' }));
    const database = wiredCloudBase(cloud.database, wire);
    const lossy = cloudbaseStore({ database, clock, timeouts: fakeTimeouts(), ids: randomIds(), readsFirst });
    return { store: lossy, others: store, wire };
  };

  storeContract('the CloudBase store', subject(false));
  lostAnswersContract('the CloudBase store', lossySubject(false));
  // Reading first changes nothing but commits, and of those what follows a lost answer.
  lostAnswersContract('the CloudBase store that reads first', lossySubject(true), {
    othersAtOnce: propertyRuns(2, 1_000),
    losses: propertyRuns<readonly Loss[]>(['answer lost'], losses),
  });
  describe('the CloudBase store that reads first', () => {
    let reading: StoreSubject;
    beforeEach(async () => {
      reading = await subject(true)();
    });
    commitContract(() => reading);
  });
  vaultContract('withVault over the CloudBase store', subject(false));
});
