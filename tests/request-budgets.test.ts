import { requestCounter } from '../bench/request-count';
import { createTables } from '../local/dynamo/create-tables';
import { isEmbeddedDynamoAvailable, startEmbeddedDynamo } from '../local/dynamo/embedded-dynamo';
import { collections } from '../shared/collections/collections';
import { dayMs, hourMs } from '../shared/domain/calendar/calendar';
import { randomIds } from '../shared/platforms/system/random-ids';
import { dynamoStore } from '../shared/store/dynamo/dynamo-store';
import { httpSend } from '../shared/store/dynamo/http-send';
import { tableDefinitions } from '../shared/store/dynamo/table-definitions';
import { crowd } from './support/data/crowd';
import { openTask } from './support/data/tasks';
import { workedOrder } from './support/data/worked-orders';
import { fakeTimeouts } from './support/stores/fake-timeouts';
import { type Actor, createTestSystem, newKey, type TestSystem } from './support/system/test-system';

/** Requests to DynamoDB, and waves of them: requests that had to wait for earlier ones. */
const count = requestCounter();
const whereItRuns = isEmbeddedDynamoAvailable() ? describe : describe.skip;

whereItRuns('requests to DynamoDB', () => {
  let system: TestSystem;
  let zhao: Actor;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const dynamo = await startEmbeddedDynamo();
    if (!dynamo) throw new Error('no DynamoDB');
    const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
    const send = httpSend({
      endpoint: dynamo.endpoint,
      region: 'local',
      credentials,
      timeouts: fakeTimeouts(),
    });
    const tablePrefix = 'budgets-';
    await createTables(send, tableDefinitions(collections, tablePrefix));
    system = await createTestSystem({
      store: (clock) =>
        dynamoStore({
          send: (operation, input) => count.around(() => send(operation, input)),
          clock,
          ids: randomIds(),
          tablePrefix,
        }),
    });
    zhao = await system.publisher('zhao');
    stop = async () => {
      await system.close();
      await dynamo.stop();
    };
  });
  afterAll(() => stop());

  async function counted(work: () => Promise<unknown>) {
    count.reset();
    await work();
    return count.read();
  }
  const signUp = async (who: Actor, taskId: string): Promise<string> =>
    (await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order.orderId;

  test.each(['first-come', 'reviewed'] as const)(
    'given hours that are fixed, when somebody signs up for a task that is %s, then 6 at most in 3 waves',
    async (admission) => {
      const startMs = system.clock.nowMs() + 5 * dayMs;
      const sessions = [{ startMs, endMs: startMs + 4 * hourMs }];
      const taskId = await openTask(system, zhao, { admission, sessions });
      const [who] = await crowd(system, 1);
      const { requests, waves } = await counted(() => signUp(who as Actor, taskId));
      expect(requests).toBeLessThanOrEqual(6);
      expect(waves).toBeLessThanOrEqual(3);
    },
  );

  test('given work that was handed in, when it is accepted, then 6 at most', async () => {
    const [who] = await crowd(system, 1);
    const work = await workedOrder(system, zhao, (taskId) => signUp(who as Actor, taskId), 'handed-in');
    const { orderId, handedInAtMs } = work;
    const { requests } = await counted(() => zhao.get('publishing/accept', { orderId, handedInAtMs }));
    expect(requests).toBeLessThanOrEqual(6);
  });

  test('given many who signed up, when their publisher looks at a page of them, then 5 at most', async () => {
    const taskId = await openTask(system, zhao, { admission: 'reviewed' });
    for (const who of await crowd(system, 3)) await signUp(who, taskId);
    const { requests } = await counted(() => zhao.get('publishing/applicants', { taskId, limit: 20 }));
    expect(requests).toBeLessThanOrEqual(5);
  });
});
