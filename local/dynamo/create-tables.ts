import { setTimeout as delay } from 'node:timers/promises';
import { DynamoError, type Send } from '../../shared/store/dynamo/protocol';
import type { TableDefinition } from '../../shared/store/dynamo/table-definitions';

const activeTimeoutMs = 30_000;
const pollMs = 20;

async function describe(send: Send, TableName: string) {
  try {
    return (await send('DescribeTable', { TableName })).Table;
  } catch (error) {
    if (error instanceof DynamoError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function untilActive(send: Send, TableName: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < activeTimeoutMs; waitedMs += pollMs) {
    if ((await describe(send, TableName))?.TableStatus === 'ACTIVE') return;
    await delay(pollMs);
  }
  throw new Error(`${TableName} does not become active`);
}

async function createTable(send: Send, { create, timeToLive }: TableDefinition): Promise<void> {
  const { TableName } = create;
  const table = await describe(send, TableName);
  if (table) {
    const has = new Set(table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
    const missing = create.GlobalSecondaryIndexes?.filter(({ IndexName }) => !has.has(IndexName)) ?? [];
    if (missing.length === 0) return;
    const names = missing.map(({ IndexName }) => IndexName).join(', ');
    throw new Error(`${TableName} is older than this version (no index ${names}): delete the local data`);
  }
  await send('CreateTable', create);
  await untilActive(send, TableName);
  if (timeToLive) await send('UpdateTimeToLive', { TableName, TimeToLiveSpecification: timeToLive });
}

/** Creates the tables that are missing and waits until they can be used. */
export async function createTables(send: Send, definitions: readonly TableDefinition[]): Promise<void> {
  for (const definition of definitions) await createTable(send, definition);
}
