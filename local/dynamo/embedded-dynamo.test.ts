import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collections } from '../../shared/collections/collections';
import { httpSend } from '../../shared/store/dynamo/http-send';
import { tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { fakeTimeouts } from '../../tests/support/stores/fake-timeouts';
import { createTables } from './create-tables';
import { isEmbeddedDynamoAvailable, startEmbeddedDynamo } from './embedded-dynamo';
import { answers } from './port';

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
  /** Another process that starts it and says where. */
  const starting = `import { startEmbeddedDynamo } from './local/dynamo/embedded-dynamo.ts';
    const { endpoint } = await startEmbeddedDynamo({ dbFile: ${JSON.stringify(dbFile)} });
    process.stdout.write(endpoint);`;
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
    await expect(start()).rejects.toThrow(`正在被进程 ${process.pid} 使用`);
    await dynamo.stop();
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over a lock whose owner is gone', async () => {
    writeFileSync(lock, `${await pidThatIsGone()}\n`);
    await (await start()).stop();
  });

  it('takes over a lock whose number now is another process, and leaves that alone', async () => {
    const other = spawn('sleep', ['60']);
    await once(other, 'spawn');
    writeFileSync(lock, `${other.pid}\n${other.pid}\n1\n`);
    await (await start()).stop();
    expect(other.exitCode ?? other.signalCode).toBeNull();
    other.kill();
    await once(other, 'exit');
  });

  it('stands where no page finds it: not at 127.0.0.1, and never twice at one address', async () => {
    const [one, other] = [await startEmbeddedDynamo(), await startEmbeddedDynamo()];
    for (const dynamo of [one, other]) {
      const { hostname, port } = new URL(dynamo?.endpoint ?? '');
      expect(hostname).toMatch(/^127\.\d+\.\d+\.\d+$/);
      expect([await answers(Number(port), hostname), await answers(Number(port))]).toEqual([true, false]);
    }
    expect(new URL(one?.endpoint ?? '').hostname).not.toBe(new URL(other?.endpoint ?? '').hostname);
    await one?.stop();
    await other?.stop();
  });

  it('keeps what it writes from others', async () => {
    const dynamo = await start();
    await createTables(sendTo(dynamo.endpoint), tableDefinitions(collections, 'jiedan-').slice(0, 1));
    const written = readdirSync(folder).filter((name) => name.startsWith('local.db'));
    expect(written.length).toBeGreaterThan(1);
    for (const name of written)
      expect([name, statSync(path.join(folder, name)).mode & 0o77]).toEqual([name, 0]);
    await dynamo.stop();
  });

  it('is started again at its address when it ends by itself, and somebody is told', async () => {
    const lines: string[] = [];
    const told = new EventEmitter();
    const report = (line: string) => {
      lines.push(line);
      if (line.includes('已重新启动')) told.emit('again');
    };
    const dynamo = await startEmbeddedDynamo({ dbFile, report });
    if (!dynamo) throw new Error('not available');
    await createTables(sendTo(dynamo.endpoint), tableDefinitions(collections, 'jiedan-'));
    const key = { TableName: 'jiedan-tasks', Key: { id: { S: 'kept' } } };
    await sendTo(dynamo.endpoint)('PutItem', { TableName: 'jiedan-tasks', Item: key.Key });
    for (let deaths = 1; deaths <= 2; deaths += 1) {
      const [, held = ''] = readFileSync(lock, 'utf8').split('\n');
      const isBack = once(told, 'again');
      process.kill(Number(held), 'SIGKILL');
      await isBack;
      expect(lines).toHaveLength(2 * deaths);
      expect(lines.at(-2)).toContain('SIGKILL');
      expect(await sendTo(dynamo.endpoint)('GetItem', key)).toEqual({ Item: key.Key });
    }
    await dynamo.stop();
    expect(lines).toHaveLength(4);
  });

  it('ends a database that a killed owner left behind', async () => {
    const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', starting]);
    const [endpoint] = await once(owner.stdout, 'data');
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const dynamo = await start();
    await expect(sendTo(String(endpoint))('DescribeTable', { TableName: 'abc' })).rejects.toThrow(
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
    await expect(createTables(send, [older])).rejects.toThrow('no index inReview, changed');
    await dynamo.stop();
  });
});
