import { setTimeout as delay } from 'node:timers/promises';
import type { Send } from '../../shared/store/dynamo/protocol';
import type { TableDefinition } from '../../shared/store/dynamo/table-definitions';
import { describeTable } from './table-differences';

const activeTimeoutMs = 30_000;
const pollMs = 20;

/** What CreateTable is asked for a table; dynamoose's models ask for the same. */
type RequestOf = (definition: TableDefinition) => Promise<object>;

async function untilActive(send: Send, TableName: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < activeTimeoutMs; waitedMs += pollMs) {
    if ((await describeTable(send, TableName))?.TableStatus === 'ACTIVE') return;
    await delay(pollMs);
  }
  throw new Error(`${TableName} does not become active`);
}

async function createTable(send: Send, definition: TableDefinition, requestOf: RequestOf): Promise<void> {
  const { create, timeToLive } = definition;
  const { TableName } = create;
  const table = await describeTable(send, TableName);
  if (table) {
    const has = new Set(table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
    const missing = create.GlobalSecondaryIndexes?.filter(({ IndexName }) => !has.has(IndexName)) ?? [];
    if (missing.length === 0) return;
    const names = missing.map(({ IndexName }) => IndexName).join(', ');
    throw new Error(
      `${TableName} is older than this version (no index ${names}): delete the local data, or deploy`,
    );
  }
  await send('CreateTable', await requestOf(definition));
  await untilActive(send, TableName);
  if (timeToLive) await send('UpdateTimeToLive', { TableName, TimeToLiveSpecification: timeToLive });
}

/** Creates the tables that are missing and waits until they can be used. */
export async function createTables(
  send: Send,
  definitions: readonly TableDefinition[],
  requestOf: RequestOf = async ({ create }) => create,
): Promise<void> {
  for (const definition of definitions) await createTable(send, definition, requestOf);
}
