import { createTables } from '../../local/dynamo/create-tables';
import { isEmbeddedDynamoAvailable, startEmbeddedDynamo } from '../../local/dynamo/embedded-dynamo';
import { openCloudBase } from '../../local/sandbox/cloudbase/open-cloudbase';
import type { Collection } from '../../shared/collections/collection';
import { randomIds } from '../../shared/platforms/system/random-ids';
import type { Store } from '../../shared/ports/store';
import { cloudbaseStore } from '../../shared/store/cloudbase/cloudbase-store';
import { collectionDefinitions } from '../../shared/store/cloudbase/collection-definitions';
import { dynamoStore } from '../../shared/store/dynamo/dynamo-store';
import { httpSend } from '../../shared/store/dynamo/http-send';
import { tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { memoryStore } from '../../shared/store/memory/memory-store';
import { type FakeClock, fakeClock } from './fake-clock';

/** A new, empty store and the clock that it goes by. */
export interface EmptyStore {
  readonly store: Store;
  readonly clock: FakeClock;
}

interface OpenStores {
  empty(): Promise<EmptyStore>;
  close(): Promise<void>;
}

async function onMemory(): Promise<OpenStores> {
  return {
    async empty() {
      const clock = fakeClock();
      return { clock, store: memoryStore({ clock, ids: randomIds() }) };
    },
    close: async () => {},
  };
}

async function onDynamo(collections: readonly Collection[]): Promise<OpenStores> {
  const dynamo = await startEmbeddedDynamo();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const send = httpSend({ endpoint: dynamo?.endpoint ?? '', region: 'local', credentials });
  let stores = 0;
  return {
    async empty() {
      stores += 1;
      const tablePrefix = `e${stores}-`;
      await createTables(send, tableDefinitions(collections, tablePrefix));
      const clock = fakeClock();
      return { clock, store: dynamoStore({ send, clock, ids: randomIds(), tablePrefix }) };
    },
    close: async () => dynamo?.stop(),
  };
}

async function onCloudBase(collections: readonly Collection[]): Promise<OpenStores> {
  const names = collectionDefinitions(collections).map(({ name }) => name);
  const { sandbox, database, close } = await openCloudBase({ collections: names });
  return {
    async empty() {
      sandbox.reset();
      const clock = fakeClock();
      return { clock, store: cloudbaseStore({ database, clock, ids: randomIds() }) };
    },
    close,
  };
}

const stores = { memory: onMemory, 'the embedded DynamoDB': onDynamo, CloudBase: onCloudBase };
export type StoreName = keyof typeof stores;

if (!isEmbeddedDynamoAvailable() && process.env.CI) throw new Error('CI needs the embedded DynamoDB');

/** The same tests on every store adapter; each `empty()` is a store of its own. */
export function describeOnEveryStore(
  collections: readonly Collection[],
  suite: (empty: () => Promise<EmptyStore>, name: StoreName) => void,
): void {
  for (const [name, open] of Object.entries(stores) as [StoreName, typeof onDynamo][]) {
    const run = name === 'the embedded DynamoDB' && !isEmbeddedDynamoAvailable() ? describe.skip : describe;
    run(`on ${name}`, () => {
      let opened: OpenStores | undefined;
      beforeAll(async () => {
        opened = await open(collections);
      });
      afterAll(() => opened?.close());
      suite(async () => {
        if (!opened) throw new Error('no store');
        return opened.empty();
      }, name);
    });
  }
}
