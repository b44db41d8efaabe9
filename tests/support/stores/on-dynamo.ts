import { startEmbeddedDynamo } from '../../../local/dynamo/embedded-dynamo';
import type { Collection } from '../../../shared/collections/collection';
import { randomIds } from '../../../shared/platforms/system/random-ids';
import { dynamoStore } from '../../../shared/store/dynamo/dynamo-store';
import { httpSend } from '../../../shared/store/dynamo/http-send';
import type { Send } from '../../../shared/store/dynamo/protocol';
import { tableDefinitions } from '../../../shared/store/dynamo/table-definitions';
import { fakeClock } from './fake-clock';
import { fakeTimeouts } from './fake-timeouts';
import type { OpenStores } from './open-stores';
import { putThrough } from './put-documents';

/** What a write names: each of a transaction, or the one of a single write. */
interface Write {
  readonly TableName?: string;
  readonly Item?: { readonly id: unknown };
  readonly Key?: { readonly id: unknown };
}

const writesOf = (input: object): Write[] => {
  const { TransactItems } = input as { TransactItems?: readonly Readonly<Record<string, Write>>[] };
  return TransactItems?.flatMap((item) => Object.values(item)) ?? [input];
};

const maxBatch = 25;

/** Tables of one prefix, and what was written into them. */
function tablesOf(send: Send) {
  const written = new Map<string, { table: string; id: unknown }>();
  const noted: Send = (operation, input) => {
    for (const { TableName: table, Item, Key } of writesOf(input)) {
      const id = Item?.id ?? Key?.id;
      if (table !== undefined && id !== undefined && operation !== 'GetItem')
        written.set(`${table}\n${JSON.stringify(id)}`, { table, id });
    }
    return send(operation, input);
  };
  /** Making tables anew takes ten times as long as removing what a test wrote. */
  async function empty() {
    const gone = [...written.values()];
    written.clear();
    for (let at = 0; at < gone.length; at += maxBatch) {
      const requests: Record<string, object[]> = {};
      for (const { table, id } of gone.slice(at, at + maxBatch)) {
        requests[table] ??= [];
        requests[table].push({ DeleteRequest: { Key: { id } } });
      }
      await send('BatchWriteItem', { RequestItems: requests });
    }
  }
  return { send: noted, empty };
}

/** Stores that follow each other share tables, emptied between them; stores side by side have their own. */
export async function onDynamo(collections: readonly Collection[]): Promise<OpenStores> {
  const dynamo = await startEmbeddedDynamo();
  const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
  const send = httpSend({
    endpoint: dynamo?.endpoint ?? '',
    region: 'local',
    credentials,
    timeouts: fakeTimeouts(),
  });
  type Tables = ReturnType<typeof tablesOf> & { readonly tablePrefix: string };
  const free: Tables[] = [];
  let made = 0;
  async function make(): Promise<Tables> {
    made += 1;
    const tablePrefix = `e${made}-`;
    // A table that nobody has heard of needs no look before, and is there at once.
    const definitions = tableDefinitions(collections, tablePrefix);
    await Promise.all(definitions.map(({ create }) => send('CreateTable', create)));
    return { ...tablesOf(send), tablePrefix };
  }
  return {
    async empty(clock = fakeClock()) {
      const tables = free.pop() ?? (await make());
      const { tablePrefix } = tables;
      const store = dynamoStore({ send: tables.send, clock, ids: randomIds(), tablePrefix });
      return {
        clock,
        store,
        put: putThrough(store),
        async release() {
          await tables.empty();
          free.push(tables);
        },
      };
    },
    close: async () => dynamo?.stop(),
  };
}
