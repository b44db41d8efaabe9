import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collections } from '../../shared/collections/collections';
import { httpSend } from '../../shared/store/dynamo/http-send';
import { tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { fakeTimeouts } from '../../tests/support/stores/fake-timeouts';
import { createTables } from './create-tables';
import { isEmbeddedDynamoAvailable, startEmbeddedDynamo } from './embedded-dynamo';

const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
const sendTo = (endpoint: string) =>
  httpSend({ endpoint, region: 'cn-northwest-1', credentials, timeouts: fakeTimeouts() });
const suite = isEmbeddedDynamoAvailable() ? describe : describe.skip;

async function pidThatIsGone(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid ?? 0;
}

suite('the embedded DynamoDB', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jiedan-dynamo-'));
  const dbFile = path.join(folder, 'local.db');
  const lock = `${dbFile}.lock`;
  const start = async () => {
    const dynamo = await startEmbeddedDynamo({ dbFile });
    if (!dynamo) throw new Error('not available');
    return dynamo;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes the tables of every collection, once and again, and keeps its data', async () => {
    const first = await start();
    const definitions = tableDefinitions(collections, 'jiedan-');
    await createTables(sendTo(first.endpoint), definitions);
    await createTables(sendTo(first.endpoint), definitions);
    await sendTo(first.endpoint)('PutItem', { TableName: 'jiedan-tasks', Item: { id: { S: 't1' } } });
    await first.stop();
    const second = await start();
    const key = { TableName: 'jiedan-tasks', Key: { id: { S: 't1' } } };
    expect(await sendTo(second.endpoint)('GetItem', key)).toEqual({ Item: { id: { S: 't1' } } });
    await second.stop();
  });

  it('refuses a file in use, and frees it when it stops', async () => {
    const dynamo = await start();
    await expect(start()).rejects.toThrow(`in use by process ${process.pid}`);
    await dynamo.stop();
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over a lock whose owner is gone', async () => {
    writeFileSync(lock, `${await pidThatIsGone()}\n`);
    await (await start()).stop();
  });

  it('ends a database that a killed owner left behind', async () => {
    const orphan = await start();
    const [, held = ''] = readFileSync(lock, 'utf8').split('\n');
    writeFileSync(lock, `${await pidThatIsGone()}\n${held}\n`);
    const dynamo = await start();
    await expect(sendTo(orphan.endpoint)('DescribeTable', { TableName: 'abc' })).rejects.toThrow(
      'NetworkError',
    );
    await dynamo.stop();
  });

  it('tells when the tables are of an older version', async () => {
    const dynamo = await startEmbeddedDynamo();
    if (!dynamo) throw new Error('not available');
    const [older] = tableDefinitions(
      collections.filter(({ name }) => name === 'tasks'),
      'x-',
    );
    if (!older) throw new Error('no definition');
    const { GlobalSecondaryIndexes: _, ...create } = older.create;
    const keys = create.AttributeDefinitions.filter(({ AttributeName }) => AttributeName === 'id');
    const send = sendTo(dynamo.endpoint);
    await createTables(send, [{ ...older, create: { ...create, AttributeDefinitions: keys } }]);
    await expect(createTables(send, [older])).rejects.toThrow('no index cityNewest');
    await dynamo.stop();
  });
});
