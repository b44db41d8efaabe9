import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collections } from '../../shared/collections/collections';
import { signTc3 } from '../../shared/platforms/tencent/tc3';
import { collectionDefinitions } from '../../shared/store/cloudbase/collection-definitions';
import { setUpDatabase } from './set-up-database';
import { type TencentApi, TencentError, tencentApi } from './tencent-api';

interface Table {
  acl: string;
  indexes: { Name: string; Keys: { Name: string; Direction: string }[]; Unique: boolean }[];
}

interface Asked {
  readonly TableName?: string;
  readonly CollectionName?: string;
  readonly AclTag?: string;
  readonly CreateIndexes?: readonly {
    IndexName: string;
    MgoKeySchema: { MgoIsUnique: boolean; MgoIndexKeys: { Name: string; Direction: string }[] };
  }[];
}

/** An environment as the API shows it. */
function environment() {
  const tables = new Map<string, Table>();
  const calls: string[] = [];
  const api: TencentApi = async (action, body) => {
    const { TableName, CollectionName, AclTag = '', CreateIndexes = [] } = body as Asked;
    calls.push(action);
    const table = tables.get(TableName ?? CollectionName ?? '');
    if (action === 'CreateTable') tables.set(TableName ?? '', { acl: 'PRIVATE', indexes: [] });
    else if (!table) throw new TencentError(action, 'ResourceNotFound', 'Table not exist');
    else if (action === 'DescribeTable') return { Indexes: table.indexes };
    else if (action === 'DescribeDatabaseACL') return { AclTag: table.acl };
    else if (action === 'ModifyDatabaseACL') table.acl = AclTag;
    else if (action === 'UpdateTable')
      for (const { IndexName, MgoKeySchema } of CreateIndexes)
        table.indexes.push({
          Name: IndexName,
          Keys: MgoKeySchema.MgoIndexKeys,
          Unique: MgoKeySchema.MgoIsUnique,
        });
    return {};
  };
  return { tables, calls, api };
}

const definitions = collectionDefinitions(collections);
const quiet = () => undefined;

test('an empty environment gets every collection, closed to clients, with its indexes', async () => {
  const { tables, api } = environment();
  await setUpDatabase(api, 'jiedan-1', definitions, quiet);
  expect([...tables.keys()]).toEqual(definitions.map(({ name }) => name));
  for (const { name, indexes } of definitions) {
    const table = tables.get(name);
    expect(table?.acl).toBe('ADMINONLY');
    expect(table?.indexes.map(({ Name }) => Name)).toEqual(indexes.map((index) => index.name));
    expect(table?.indexes.some(({ Unique }) => Unique)).toBe(false);
  }
});

test('a second run changes nothing', async () => {
  const { calls, api } = environment();
  await setUpDatabase(api, 'jiedan-1', definitions, quiet);
  calls.length = 0;
  await setUpDatabase(api, 'jiedan-1', definitions, quiet);
  expect(new Set(calls)).toEqual(new Set(['DescribeTable', 'DescribeDatabaseACL']));
});

test('what is missing is added: an index, or the lock against clients', async () => {
  const { tables, api } = environment();
  await setUpDatabase(api, 'jiedan-1', definitions, quiet);
  const tasks = tables.get('tasks');
  tasks?.indexes.pop();
  if (tasks) tasks.acl = 'READONLY';
  const said: string[] = [];
  await setUpDatabase(api, 'jiedan-1', definitions, (line) => said.push(line));
  expect(said).toHaveLength(3);
  expect(tasks?.acl).toBe('ADMINONLY');
});

test('an index of other fields is a person’s decision', async () => {
  const { tables, api } = environment();
  await setUpDatabase(api, 'jiedan-1', definitions, quiet);
  const [index] = tables.get('tasks')?.indexes ?? [];
  if (index) index.Keys = [{ Name: 'other', Direction: '1' }];
  await expect(setUpDatabase(api, 'jiedan-1', definitions, quiet)).rejects.toThrow(index?.Name);
});

test('a refusal of another kind ends the run', async () => {
  const api: TencentApi = (action) => Promise.reject(new TencentError(action, 'AuthFailure', 'no'));
  await expect(setUpDatabase(api, 'jiedan-1', definitions, quiet)).rejects.toThrow('AuthFailure');
});

test('a call is signed over its body, and its answer unwrapped', async () => {
  const credentials = { secretId: 'AKIDEXAMPLE', secretKey: 'example', token: 'temporary' };
  const seen: { authorization: string; action: unknown; token: unknown; body: string; seconds: number }[] =
    [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization = '', ...headers } = request.headers;
    seen.push({
      authorization,
      action: headers['x-tc-action'],
      token: headers['x-tc-token'],
      body: Buffer.concat(chunks).toString(),
      seconds: Number(headers['x-tc-timestamp']),
    });
    const refused = { Error: { Code: 'AuthFailure', Message: 'no' } };
    response.end(JSON.stringify({ Response: seen.length === 1 ? { Indexes: [] } : refused }));
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const { port } = server.address() as AddressInfo;
  const api = tencentApi(credentials, 'ap-shanghai', undefined, `http://127.0.0.1:${port}`);
  expect(await api('DescribeTable', { TableName: 'tasks' })).toEqual({ Indexes: [] });
  await expect(api('DescribeTable', {})).rejects.toThrow('AuthFailure');
  server.close();
  const [first] = seen;
  expect(first).toMatchObject({ action: 'DescribeTable', token: 'temporary', body: '{"TableName":"tasks"}' });
  const host = `127.0.0.1:${port}`;
  const request = { host, body: first?.body ?? '', seconds: first?.seconds ?? 0, service: 'tcb' };
  expect(first?.authorization).toBe(signTc3(credentials, request));
  expect(signTc3(credentials, { ...request, body: '{}' })).not.toBe(first?.authorization);
  expect(first?.authorization).not.toContain('example');
});
