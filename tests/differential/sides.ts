import { createTables } from '../../local/dynamo/create-tables';
import { startDynamoDbLocal } from '../../local/dynamo/dynamodb-local';
import { startEmbeddedDynamo } from '../../local/dynamo/embedded-dynamo';
import { openCloudBase } from '../../local/sandbox/cloudbase/open-cloudbase';
import { randomIds } from '../../shared/platforms/system/random-ids';
import type { Store } from '../../shared/ports/store';
import { cloudbaseStore } from '../../shared/store/cloudbase/cloudbase-store';
import { collectionDefinitions } from '../../shared/store/cloudbase/collection-definitions';
import { contractCollections } from '../../shared/store/contract-collections';
import { dynamoStore } from '../../shared/store/dynamo/dynamo-store';
import { httpSend } from '../../shared/store/dynamo/http-send';
import { tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { memoryStore } from '../../shared/store/memory/memory-store';
import { type FakeClock, fakeClock } from '../support/stores/fake-clock';
import { fakeTimeouts } from '../support/stores/fake-timeouts';
import type { Side } from './run-command';

type MakeStore = (clock: FakeClock) => Store;

/** No jitter, so that waiting takes the same time everywhere. */
const ids = { ...randomIds(), random: () => 0 };

const memory: MakeStore = (clock) => memoryStore({ clock, ids, collections: contractCollections });

async function overDynamo(endpoint: string): Promise<MakeStore> {
  const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
  const send = httpSend({ endpoint, region: 'cn-northwest-1', credentials, timeouts: fakeTimeouts() });
  const tablePrefix = `d${ids.newId()}-`;
  await createTables(send, tableDefinitions(contractCollections, tablePrefix));
  return (clock) => dynamoStore({ send, clock, ids, tablePrefix });
}

export interface Sides {
  readonly names: readonly string[];
  /** Stores that this machine has not. */
  readonly skipped: readonly string[];
  /** All stores, empty as far as a new sequence can see. */
  fresh(): Side[];
  close(): Promise<void>;
}

type Closing = (() => Promise<void>)[];

function sidesOf(
  makers: ReadonlyMap<string, MakeStore>,
  skipped: readonly string[],
  closing: Closing,
): Sides {
  let sequences = 0;
  return {
    names: [...makers.keys()],
    skipped,
    fresh() {
      sequences += 1;
      const prefix = `s${sequences}-`;
      // Documents of earlier sequences have expired, so that lists over all of them stay short; but not by
      // the machine's clock: DynamoDB Local removes what has.
      const startMs = Date.UTC(2100, 0) + sequences * 60_000;
      return [...makers].map(([name, make]) => {
        const clock = fakeClock(startMs);
        return { name, clock, prefix, store: make(clock) };
      });
    },
    async close() {
      for (const close of closing) await close();
    },
  };
}

/** Every store that needs nothing but Node: memory, CloudBase on its sandbox, DynamoDB embedded. */
export async function openSides(): Promise<Sides> {
  const makers = new Map<string, MakeStore>([['memory', memory]]);
  const names = collectionDefinitions(contractCollections).map(({ name }) => name);
  const cloud = await openCloudBase({ collections: names });
  const closing = [() => cloud.close()];
  makers.set('cloudbase', (clock) =>
    cloudbaseStore({ database: cloud.database, clock, timeouts: fakeTimeouts(), ids }),
  );
  const embedded = await startEmbeddedDynamo();
  if (!embedded) return sidesOf(makers, ['dynamo (no embedded DynamoDB on this machine)'], closing);
  makers.set('dynamo', await overDynamo(embedded.endpoint));
  return sidesOf(makers, [], [...closing, () => embedded.stop()]);
}

/** Amazon's own DynamoDB for development beside the memory store. */
export async function openDynamoDbLocal(): Promise<Sides> {
  const local = await startDynamoDbLocal();
  const makers = new Map([
    ['memory', memory],
    ['DynamoDB Local', await overDynamo(local.endpoint)],
  ]);
  return sidesOf(makers, [], [() => local.stop()]);
}
