import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isEmbeddedDynamoAvailable, startEmbeddedDynamo } from '../../local/dynamo/embedded-dynamo';
import { openCloudBase } from '../../local/sandbox/cloudbase/open-cloudbase';
import { keepSealing } from '../../shared/application/ledger/seal-deadline';
import { verifyLedger } from '../../shared/application/ledger/verify';
import { collections } from '../../shared/collections/collections';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { randomIds } from '../../shared/platforms/system/random-ids';
import { localVault } from '../../shared/platforms/vault/local-vault';
import type { Clock } from '../../shared/ports/clock';
import type { Dump } from '../../shared/ports/dump';
import type { Store } from '../../shared/ports/store';
import { cloudbaseDump } from '../../shared/store/cloudbase/cloudbase-dump';
import { cloudbaseStore } from '../../shared/store/cloudbase/cloudbase-store';
import { collectionDefinitions } from '../../shared/store/cloudbase/collection-definitions';
import { dynamoDump } from '../../shared/store/dynamo/dynamo-dump';
import { dynamoStore } from '../../shared/store/dynamo/dynamo-store';
import { httpSend } from '../../shared/store/dynamo/http-send';
import { tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { earnWork } from '../../tests/support/data/earned-work';
import { identified } from '../../tests/support/data/settled-work';
import { openTask } from '../../tests/support/data/tasks';
import { fakeTimeouts } from '../../tests/support/stores/fake-timeouts';
import {
  createTestSystem,
  newKey,
  type TestSystem,
  testVaultKey,
} from '../../tests/support/system/test-system';
import type { Deployment } from './deployment';
import { differences } from './differences';
import { exportData } from './export';
import { importData } from './import';

/** Where the documents of one home stand. */
interface Place {
  store(clock: Clock): Store;
  dump(clock: Clock): Dump;
}

interface Cloud {
  /** Another place, empty. */
  place(): Promise<Place>;
  close(): Promise<void>;
}

async function dynamoCloud(): Promise<Cloud> {
  const dynamo = await startEmbeddedDynamo();
  const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
  const endpoint = dynamo?.endpoint ?? '';
  const send = httpSend({ endpoint, region: 'local', credentials, timeouts: fakeTimeouts() });
  let places = 0;
  return {
    async place() {
      places += 1;
      const tablePrefix = `home${places}-`;
      await Promise.all(
        tableDefinitions(collections, tablePrefix).map(({ create }) => send('CreateTable', create)),
      );
      const options = (clock: Clock) => ({ send, clock, ids: randomIds(), tablePrefix });
      return {
        store: (clock) => dynamoStore(options(clock)),
        dump: (clock) => dynamoDump(options(clock)),
      };
    },
    close: async () => dynamo?.stop(),
  };
}

async function cloudbaseCloud(): Promise<Cloud> {
  const names = collectionDefinitions(collections).map(({ name }) => name);
  const opened: Awaited<ReturnType<typeof openCloudBase>>[] = [];
  return {
    async place() {
      const cloud = await openCloudBase({ collections: names });
      opened.push(cloud);
      const { database } = cloud;
      const options = (clock: Clock) => ({ database, clock, ids: randomIds(), timeouts: fakeTimeouts() });
      return {
        store: (clock) => cloudbaseStore(options(clock)),
        dump: (clock) => cloudbaseDump(options(clock)),
      };
    },
    close: async () => void (await Promise.all(opened.map(({ close }) => close()))),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'home-'));
afterAll(() => rmSync(folder, { recursive: true }));
const vault = localVault({ keys: new Map([[1, testVaultKey]]), current: 1 });

if (!isEmbeddedDynamoAvailable() && process.env.CI) throw new Error('CI needs the embedded DynamoDB');
const clouds = [
  ...(isEmbeddedDynamoAvailable() ? [['DynamoDB', dynamoCloud] as const] : []),
  ['CloudBase', cloudbaseCloud] as const,
];

describe.each(clouds)('a home on %s', (name, open) => {
  let cloud: Cloud;
  let live: Place;
  let system: TestSystem;
  beforeAll(async () => {
    cloud = await open();
    live = await cloud.place();
    system = await createTestSystem({ store: live.store });
    await keepSealing(system.ports);
  });
  afterAll(async () => {
    await system.close();
    await cloud.close();
  });

  const deploymentAt = (place: Place, dump = place.dump(system.clock)): Deployment => {
    const store = place.store(system.clock);
    const { hash } = system.ports;
    return { name, store, dump, vault, hash, close: async () => {} } as Partial<Deployment> as Deployment;
  };
  /** What was earned is settled with the next run but one. */
  async function tick() {
    for (let runs = 0; runs < 2; runs += 1) {
      system.clock.pass(minuteMs);
      await system.timer('tick');
    }
  }
  const nowMs = () => system.clock.nowMs();
  const progress = () => {};
  /** What differs, a line each, in a fixed order. */
  async function named(place: Place, file: string): Promise<string[]> {
    const found: string[] = [];
    for await (const { collection, id, kind } of differences(deploymentAt(place), file, nowMs()))
      found.push(`${kind} ${collection} ${id}`);
    return found.sort();
  }
  /** What the ledger's verification says of a place. */
  const verified = (place: Place) => verifyLedger(place.store(system.clock), nowMs());
  async function backUp(as: string, dump?: Dump): Promise<string> {
    const file = join(folder, `${name}-${as}.ndjson`);
    await exportData(deploymentAt(live, dump), file, nowMs(), progress);
    return file;
  }
  async function restored(file: string): Promise<Place> {
    const place = await cloud.place();
    await importData(deploymentAt(place), file, { progress });
    return place;
  }

  test('given one that is closed, when it is restored, then all is equal, its ledger says the same, and it serves', async () => {
    const lin = await system.signIn('lin');
    await identified(lin, 'lin');
    await earnWork(system.ports, { workerId: lin.accountId, orderId: 'settled000000001', payFen: 880_000 });
    await tick();
    const overview = await lin.get('income/overview');
    const file = await backUp('closed');
    const place = await restored(file);
    expect(await named(place, file)).toEqual([]);
    expect(await named(live, file)).toEqual([]);
    const there = await verified(place);
    expect(there).toEqual(await verified(live));
    expect(there.entries).toBeGreaterThan(0);
    const again = await createTestSystem({ store: place.store, beside: system });
    const sameLin = await again.signIn('lin');
    expect(sameLin.accountId).toBe(lin.accountId);
    expect(await sameLin.get('income/overview')).toEqual(overview);
    await again.close();
  });

  test('given one that serves meanwhile, then each document that changed is named, and money torn apart is', async () => {
    const publisher = await system.publisher('zhao');
    const taskId = await openTask(system, publisher);
    const chen = await system.signIn('chen');
    const he = await system.signIn('he');
    await identified(he, 'he');
    await earnWork(system.ports, { workerId: he.accountId, orderId: 'settled000000002', payFen: 500_000 });
    const pages = live.dump(system.clock);
    const happenings: Readonly<Record<string, () => Promise<unknown>>> = {
      orders: () => chen.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() }),
      // Between the entries and the books that they are of.
      ledgerEntries: tick,
    };
    const changed: string[] = [];
    const seen: string[] = [];
    const busy: Dump = {
      ...pages,
      async *pages(from) {
        yield* pages.pages(from);
        seen.push(from.name);
        const happen = happenings[from.name];
        if (!happen) return;
        const file = await backUp(`then-${from.name}`);
        await happen();
        // What is read after it has it already.
        const isBehind = (line: string) => seen.includes(line.split(' ')[1] ?? '');
        changed.push(...(await named(live, file)).filter(isBehind));
      },
    };
    const file = await backUp('serving', busy);
    const found = await named(live, file);
    expect(changed.length).toBeGreaterThan(2);
    expect(found).toEqual([...new Set(changed)].sort());
    const place = await restored(file);
    expect(await named(place, file)).toEqual([]);
    const { problems: known } = await verified(live);
    const torn = (await verified(place)).problems.filter((problem) => !known.includes(problem));
    expect(torn).not.toEqual([]);
  });
});
