import type { CloudBaseSandbox } from '../../../local/sandbox/cloudbase/cloudbase-sandbox';
import { type OpenCloudBase, openCloudBase } from '../../../local/sandbox/cloudbase/open-cloudbase';
import { CloudBaseRefusal } from '../../../local/sandbox/cloudbase/refusal';
import type { Collection } from '../../../shared/collections/collection';
import { randomIds } from '../../../shared/platforms/system/random-ids';
import { cloudbaseStore } from '../../../shared/store/cloudbase/cloudbase-store';
import { collectionDefinitions } from '../../../shared/store/cloudbase/collection-definitions';
import { recordOf } from '../../../shared/store/cloudbase/record';
import { fakeClock } from './fake-clock';
import { fakeTimeouts } from './fake-timeouts';
import type { EmptyStore, OpenStores } from './open-stores';

interface Started {
  readonly transactionId: string;
}

/** Each document is a call or more over the wire: those of a test's start are written behind it. */
const putInto =
  (sandbox: CloudBaseSandbox): EmptyStore['put'] =>
  async (documents) => {
    const { transactionId } = (await sandbox.act('database.startTransaction', {})) as Started;
    try {
      for (const { collection, doc } of documents) {
        const data = [JSON.stringify(recordOf(collection, doc, 'prepared'))];
        const collectionName = collection.name;
        await sandbox.act('database.insertDocument', { transactionId, collectionName, data });
      }
      await sandbox.act('database.commitTransaction', { transactionId });
      return true;
    } catch (error) {
      // A write that is refused ends its transaction.
      if (error instanceof CloudBaseRefusal) return false;
      throw error;
    }
  };

/** Stores that follow each other share a database, emptied between them; stores side by side have one each. */
export async function onCloudBase(collections: readonly Collection[]): Promise<OpenStores> {
  const names = collectionDefinitions(collections).map(({ name }) => name);
  const opened: OpenCloudBase[] = [];
  const free: OpenCloudBase[] = [];
  async function open(): Promise<OpenCloudBase> {
    const cloud = await openCloudBase({ collections: names });
    opened.push(cloud);
    return cloud;
  }
  return {
    async empty(clock = fakeClock()) {
      const cloud = free.pop() ?? (await open());
      return {
        clock,
        store: cloudbaseStore({
          database: cloud.database,
          clock,
          timeouts: fakeTimeouts(),
          ids: randomIds(),
        }),
        put: putInto(cloud.sandbox),
        async release() {
          cloud.sandbox.reset();
          free.push(cloud);
        },
      };
    },
    async close() {
      await Promise.all(opened.map((cloud) => cloud.close()));
    },
  };
}
