import { collections } from '../../shared/collections/collections';
import { httpSend } from '../../shared/store/dynamo/http-send';
import type { Send } from '../../shared/store/dynamo/protocol';
import { type TableDefinition, tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { fakeTimeouts } from '../../tests/support/stores/fake-timeouts';
import { createTables } from './create-tables';
import { type EmbeddedDynamo, isEmbeddedDynamoAvailable, startEmbeddedDynamo } from './embedded-dynamo';
import { dynamooseRequest } from './models';
import { verifyTables } from './table-differences';

const suite = isEmbeddedDynamoAvailable() ? describe : describe.skip;
const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });

suite('verifyTables', () => {
  let dynamo: EmbeddedDynamo | undefined;
  let send: Send;
  beforeAll(async () => {
    dynamo = await startEmbeddedDynamo();
    send = httpSend({
      endpoint: dynamo?.endpoint ?? '',
      region: 'cn-northwest-1',
      credentials,
      timeouts: fakeTimeouts(),
    });
  });
  afterAll(() => dynamo?.stop());

  it('finds nothing in tables that dynamoose’s models made', async () => {
    const definitions = tableDefinitions(collections, 'sound-');
    await createTables(send, definitions, dynamooseRequest);
    expect(await verifyTables(send, definitions)).toEqual([]);
  });

  let tables = 0;
  /** What is said of a table of the outbox that was made otherwise. */
  async function saidOf(change: (declared: TableDefinition) => TableDefinition): Promise<string[]> {
    tables += 1;
    const [declared] = tableDefinitions(
      collections.filter(({ name }) => name === 'outbox'),
      `t${tables}-`,
    );
    if (!declared) throw new Error('no outbox');
    await createTables(send, [change(declared)]);
    return (await verifyTables(send, [declared])).map((text) => text.replace(`t${tables}-`, ''));
  }

  const log = (declared: TableDefinition) => {
    const [index] = declared.create.GlobalSecondaryIndexes ?? [];
    if (!index) throw new Error('no index');
    return index;
  };
  type Index = ReturnType<typeof log>;
  const indexed = (declared: TableDefinition, indexes: readonly Index[]): TableDefinition => ({
    ...declared,
    create: { ...declared.create, GlobalSecondaryIndexes: indexes },
  });
  const keys = ['ix_log_p', 'ix_log_s'];

  it.each<[what: string, said: string[], change: (declared: TableDefinition) => TableDefinition]>([
    ['nothing when it is the same', [], (declared) => declared],
    [
      'a missing index',
      ['outbox: no index log'],
      ({ create: { GlobalSecondaryIndexes: _, ...create }, ...rest }) => ({
        ...rest,
        create: {
          ...create,
          AttributeDefinitions: create.AttributeDefinitions.filter(
            ({ AttributeName }) => !keys.includes(AttributeName),
          ),
        },
      }),
    ],
    [
      'an index that nobody declared',
      ['outbox: index other is not declared'],
      (declared) => indexed(declared, [log(declared), { ...log(declared), IndexName: 'other' }]),
    ],
    [
      'another key of an index',
      [
        'outbox: key of index log is ix_log_s S HASH, ix_log_p S RANGE, declared is ix_log_p S HASH, ix_log_s S RANGE',
      ],
      (declared) =>
        indexed(declared, [
          {
            ...log(declared),
            KeySchema: [
              { AttributeName: 'ix_log_s', KeyType: 'HASH' },
              { AttributeName: 'ix_log_p', KeyType: 'RANGE' },
            ],
          },
        ]),
    ],
    [
      'another projection',
      ['outbox: projection of index log is KEYS_ONLY, declared is ALL'],
      (declared) =>
        indexed(declared, [{ ...log(declared), Projection: { ProjectionType: 'KEYS_ONLY' as 'ALL' } }]),
    ],
    [
      'another key of the table and another type',
      ['outbox: key is id N HASH, declared is id S HASH'],
      (declared) => ({
        ...declared,
        create: {
          ...declared.create,
          AttributeDefinitions: declared.create.AttributeDefinitions.map((attribute) =>
            attribute.AttributeName === 'id' ? { ...attribute, AttributeType: 'N' as 'S' } : attribute,
          ),
        },
      }),
    ],
    [
      'documents that do not expire',
      ['outbox: expiry is none, declared is _ttl'],
      ({ timeToLive: _, ...declared }) => declared,
    ],
    [
      'documents that expire by another field',
      ['outbox: expiry is other, declared is _ttl'],
      (declared) => ({ ...declared, timeToLive: { AttributeName: 'other', Enabled: true } }),
    ],
  ])('says %s', async (_what, said, change) => {
    expect(await saidOf(change)).toEqual(said);
  });

  it('says a missing table, and goes on', async () => {
    const definitions = tableDefinitions(collections.slice(0, 2), 'absent-');
    expect(await verifyTables(send, definitions)).toEqual(
      definitions.map(({ create }) => `${create.TableName}: no such table`),
    );
  });

  it('says an expiry that nobody declared', async () => {
    const [declared] = tableDefinitions(
      collections.filter(({ name }) => name === 'accounts'),
      'lasting-',
    );
    if (!declared) throw new Error('no accounts');
    await createTables(send, [{ ...declared, timeToLive: { AttributeName: '_ttl', Enabled: true } }]);
    expect(await verifyTables(send, [declared])).toEqual([
      'lasting-accounts: expiry is _ttl, declared is none',
    ]);
  });
});
