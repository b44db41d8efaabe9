import { createTables } from '../../../local/dynamo/create-tables';
import { isDynamoDbLocalAvailable, startDynamoDbLocal } from '../../../local/dynamo/dynamodb-local';
import type { EmbeddedDynamo } from '../../../local/dynamo/embedded-dynamo';
import { dynamooseRequest } from '../../../local/dynamo/models';
import { verifyTables } from '../../../local/dynamo/table-differences';
import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { collections } from '../../collections/collections';
import { randomIds } from '../../platforms/system/random-ids';
import { ConditionFailed } from '../../ports/store';
import { put } from '../commit.contract';
import { contractCollections, thing, things } from '../contract-collections';
import { dumpContract } from '../dump.contract';
import { reindexingContract } from '../reindexing.contract';
import { storeContract } from '../store.contract';
import { testVault, vaultContract } from '../vault.contract';
import { withVault } from '../with-vault';
import { dynamoDump } from './dynamo-dump';
import { dynamoReindexing } from './dynamo-reindexing';
import { dynamoStore } from './dynamo-store';
import { httpSend } from './http-send';
import type { Send } from './protocol';
import { tableDefinitions } from './table-definitions';

/** The same contract on Amazon's own emulator: two that agree are seldom wrong together. */
const isAvailable = isDynamoDbLocalAvailable();
if (!isAvailable && process.env.CI) throw new Error('CI needs Java 17 for DynamoDB Local');
if (!isAvailable) process.stderr.write('SKIPPED: DynamoDB Local needs Java 17, which is not here\n');
const suite = isAvailable ? describe : describe.skip;

suite('on DynamoDB Local', () => {
  let dynamo: EmbeddedDynamo | undefined;
  let send: Send;
  let stores = 0;
  beforeAll(async () => {
    dynamo = await startDynamoDbLocal();
    const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
    send = httpSend({
      endpoint: dynamo.endpoint,
      region: 'cn-northwest-1',
      credentials,
      timeouts: fakeTimeouts(),
    });
  }, 90_000);
  afterAll(() => dynamo?.stop());

  const subject = async () => {
    stores += 1;
    const tablePrefix = `s${stores}-`;
    await createTables(send, tableDefinitions(contractCollections, tablePrefix));
    // Ahead of the machine's clock, by which DynamoDB Local removes what has expired.
    const clock = fakeClock(Date.UTC(2100, 0));
    const options = { send, clock, ids: randomIds(), tablePrefix };
    return {
      clock,
      store: dynamoStore(options),
      dump: dynamoDump(options),
      reindexing: dynamoReindexing(options),
    };
  };

  storeContract('the DynamoDB store', subject);
  storeContract('the DynamoDB store with a vault', async () => {
    const { clock, store } = await subject();
    return { clock, store: withVault(store, testVault()) };
  });
  vaultContract('withVault over the DynamoDB store', subject);
  dumpContract('the DynamoDB store as a whole', subject);
  reindexingContract('index entries of DynamoDB', subject);

  it('makes every table of the product', async () => {
    const definitions = tableDefinitions(collections, 'product-');
    await createTables(send, definitions, dynamooseRequest);
    expect(await verifyTables(send, definitions)).toEqual([]);
    for (const { create } of definitions) {
      const { Table } = await send('DescribeTable', { TableName: create.TableName });
      const names = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName).sort();
      expect(names).toEqual((create.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName).sort());
    }
  });

  it('admits exactly as many as there are places, whoever comes at once', async () => {
    const { store } = await subject();
    await put(store, things, thing('hot', { left: 20 }));
    const one = () =>
      store.transact(async (tx) => tx.add(things, 'hot', { left: -1, taken: 1 }, { atLeast: { left: 0 } }));
    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, one));
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toHaveLength(180);
    expect(refused.every((error) => error instanceof ConditionFailed && error.kind === 'bound')).toBe(true);
    expect(await store.get(things, 'hot')).toMatchObject({ left: 0, taken: 20 });
  });
});
