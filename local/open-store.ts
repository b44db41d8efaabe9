import { join } from 'node:path';
import { collections } from '../shared/collections/collections';
import { systemTimeouts } from '../shared/platforms/system/system-timeouts';
import type { Clock } from '../shared/ports/clock';
import type { Ids } from '../shared/ports/ids';
import type { Store } from '../shared/ports/store';
import { dynamoStore } from '../shared/store/dynamo/dynamo-store';
import { httpSend } from '../shared/store/dynamo/http-send';
import { tableDefinitions } from '../shared/store/dynamo/table-definitions';
import { createTables } from './dynamo/create-tables';
import { startEmbeddedDynamo } from './dynamo/embedded-dynamo';
import { dynamooseRequest } from './dynamo/models';
import { snapshotStore } from './snapshot-store';

/** Where a laptop's documents live. */
export interface OpenStore {
  readonly store: Store;
  /** For the line at start-up. */
  readonly name: string;
  close(): Promise<void>;
}

interface Outside {
  readonly clock: Clock;
  readonly ids: Ids;
}

const tablePrefix = 'jiedan-local-';

/** Any key opens a DynamoDB that runs locally. */
const localCredentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });

async function overDynamo(endpoint: string, outside: Outside): Promise<Store> {
  // A laptop may be busy; a slow answer there is no reason to try again.
  const send = httpSend({
    endpoint,
    region: 'local',
    credentials: localCredentials,
    timeoutMs: 10_000,
    timeouts: systemTimeouts,
  });
  await createTables(send, tableDefinitions(collections, tablePrefix), dynamooseRequest);
  return dynamoStore({ send, ...outside, tablePrefix });
}

/** DYNAMODB_ENDPOINT if set; else the embedded DynamoDB; where that does not exist, memory with a snapshot file. */
export async function openStore(dataDir: string, outside: Outside): Promise<OpenStore> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  if (endpoint) {
    return {
      store: await overDynamo(endpoint, outside),
      name: `DynamoDB（${endpoint}）`,
      close: async () => {},
    };
  }
  const embedded = await startEmbeddedDynamo({ dbFile: join(dataDir, 'dynamo.db') });
  if (embedded) {
    try {
      const store = await overDynamo(embedded.endpoint, outside);
      return { store, name: '内嵌 DynamoDB', close: () => embedded.stop() };
    } catch (error) {
      await embedded.stop();
      throw error;
    }
  }
  const { store, close } = await snapshotStore(dataDir, outside);
  return { store, name: '内存 + 快照文件', close };
}
