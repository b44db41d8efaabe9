import { AsyncLocalStorage } from 'node:async_hooks';
import { createTables } from '../../local/dynamo/create-tables';
import {
  type EmbeddedDynamo,
  isEmbeddedDynamoAvailable,
  startEmbeddedDynamo,
} from '../../local/dynamo/embedded-dynamo';
import { fileFolders } from '../../scripts/aws/declared';
import { timerFunctionOf } from '../../scripts/aws/functions';
import { productUses } from '../../scripts/product-uses';
import { resumeRail, stopRail } from '../../shared/application/payouts/rail-of';
import { accounts } from '../../shared/collections/accounts';
import { collections } from '../../shared/collections/collections';
import { randomIds } from '../../shared/platforms/system/random-ids';
import { dynamoStore } from '../../shared/store/dynamo/dynamo-store';
import { httpSend } from '../../shared/store/dynamo/http-send';
import { DynamoError, type Send } from '../../shared/store/dynamo/protocol';
import { tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { actionCases } from '../support/actions/action-cases';
import { type ActionFixture, makeActionFixture } from '../support/actions/action-fixture';
import { type Requested, requestedBy } from '../support/actions/requested';
import { registered } from '../support/data/applications';
import { operatorOf } from '../support/data/operator';
import { givePayable } from '../support/data/payable';
import { taxTerms } from '../support/data/settled-work';
import { draftTask, openTask } from '../support/data/tasks';
import { fakeTimeouts } from '../support/stores/fake-timeouts';
import { knock } from '../support/system/knock';
import { createTestSystem, newKey, type TestSystem } from '../support/system/test-system';

if (!isEmbeddedDynamoAvailable() && process.env.CI) throw new Error('CI needs the embedded DynamoDB');
const suite = isEmbeddedDynamoAvailable() ? describe : describe.skip;

const uses = productUses().aws;
const personal = new Set(collections.filter((of) => of.personal.length > 0).map(({ name }) => name));

/** Which function is running, on every path of a call. */
const running = new AsyncLocalStorage<string>();

const isAllowed = (name: string, { collection, action, index }: Requested): boolean => {
  const tables = uses.get(name)?.tables;
  const keyTable = tables?.get('vaultKeys')?.actions;
  const opens =
    !personal.has(collection) || keyTable?.has(action === 'PutItem' ? 'PutItem' : 'GetItem') === true;
  const table = tables?.get(collection);
  const isGranted = index === undefined ? table?.actions.has(action) : table?.indexes.has(index);
  return isGranted === true && opens;
};

suite('on a DynamoDB that grants each function what its role does', () => {
  const tablePrefix = 'p-';
  const refused = new Set<string>();
  const used = new Set<string>();
  let dynamo: EmbeddedDynamo | undefined;
  let system: TestSystem;
  let fixture: ActionFixture;

  const granting =
    (direct: Send): Send =>
    async (operation, input) => {
      const name = running.getStore();
      for (const request of name ? requestedBy(operation, input, tablePrefix) : []) {
        const right = [name, request.collection, request.index ?? request.action].join(' ');
        used.add(right);
        if (isAllowed(name ?? '', request)) continue;
        refused.add(right);
        throw new DynamoError('AccessDeniedException', right, { status: 400 });
      }
      return direct(operation, input);
    };

  beforeAll(async () => {
    dynamo = await startEmbeddedDynamo();
    const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
    const direct = httpSend({
      endpoint: dynamo?.endpoint ?? '',
      region: 'local',
      credentials,
      timeouts: fakeTimeouts(),
    });
    await createTables(direct, tableDefinitions(collections, tablePrefix));
    const send = granting(direct);
    system = await createTestSystem({
      store: (clock) => dynamoStore({ send, clock, ids: randomIds(), tablePrefix }),
    });
    const { http, timer } = system.functions;
    const entries = [...http];
    for (const [name, served] of entries) {
      (http as Map<string, typeof served>).set(name, (...call) => running.run(name, () => served(...call)));
    }
    Object.assign(system.functions, {
      timer: (...call: Parameters<typeof timer>) =>
        running.run(timerFunctionOf(call[0].action) ?? '', () => timer(...call)),
    });
    fixture = await makeActionFixture(system);
  });
  afterAll(async () => {
    await system.close();
    await dynamo?.stop();
  });

  test('the fixture could be set', () => {
    expect([...refused]).toEqual([]);
  });

  test('somebody comes by a share, which the timer is to count', async () => {
    const chen = await system.signIn('chen');
    expect(await chen.get('sharing/openShare', { share: fixture.shareId })).toMatchObject({ counted: true });
    expect([...refused]).toEqual([]);
  });

  test('somebody draws while a rail is stopped, which the drain pays once it goes on', async () => {
    const { worker, payoutAccountIds } = fixture;
    system.sandbox.alipay.notifyTo('http://127.0.0.1:9');
    await givePayable(system, worker.accountId, 5_000);
    await stopRail(system.ports, 'alipay', { why: 'balance', code: 'PAYER_BALANCE_NOT_ENOUGH' });
    const asked = { payoutAccountId: payoutAccountIds[0], idempotencyKey: newKey() };
    const { payout } = await worker.get('payouts/request', asked);
    await resumeRail(system.ports, 'alipay');
    system.clock.pass(2 * 60_000);
    await system.timer('drain');
    const { payoutId } = payout;
    expect((await worker.get('payouts/payout', { payoutId })).payout.status).toBe('paid');
    const transfer = system.sandbox.alipay.transfer(payoutId);
    if (transfer) system.sandbox.alipay.settle(transfer, 'REFUND', 'PAYEE_ACCOUNT_STATUS_ERROR');
    expect([...refused]).toEqual([]);
  });

  test('a rail tells of a payment that came back, which the timer has it asked about', async () => {
    const told = system.sandbox.alipay.lastNotice();
    if (!told) throw new Error('Alipay told nothing');
    expect(await knock(system, 'alipay', told)).toMatchObject({ status: 200 });
    await system.timer('tick');
    expect([...refused]).toEqual([]);
  });

  // What ends the session or the task comes last.
  const last = ['account/logout', 'publishing/closeTask'];
  const names = Object.entries(actionCases).filter(
    ([name]) => !/^(?:schedule|catalogue|drain|reconcile)\//.test(name),
  );
  const ordered = [...names].sort(([a], [b]) => Number(last.includes(a)) - Number(last.includes(b)));

  test.each(ordered)('%s needs no more', async (name, { owner, input }) => {
    const who = fixture[owner];
    const { error } = await who.call(name, input(fixture));
    expect(error?.code).not.toBe('INTERNAL');
    expect([...refused]).toEqual([]);
  });

  test('somebody pays by WeChat Pay, which is booked, goes back where it is not used, and stands in the bills', async () => {
    const publisher = await system.publisher('sun');
    const paid = async (isWanted = true) => {
      const taskId = await draftTask(system, publisher);
      await publisher.get('publishing/openTask', { taskId });
      const { prompt, paymentId } = await publisher.get('funding/payByWeChat', { taskId });
      if (!isWanted) await publisher.get('publishing/cancelFunding', { taskId });
      system.sandbox.weChatPay.pay(prompt);
      return { taskId, paymentId };
    };
    const status = async (paymentId: string) =>
      (await publisher.get('funding/checkPayment', { paymentId })).status;
    // Some are asked about by their publisher, one by the drain.
    expect(await status((await paid()).paymentId)).toBe('paid');
    expect(await status((await paid(false)).paymentId)).toBe('paid');
    const { taskId, paymentId } = await paid();
    system.clock.pass(2 * 60_000);
    await system.timer('drain');
    expect(await status(paymentId)).toBe('paid');
    await publisher.get('publishing/closeTask', { taskId });
    for (let day = 0; day < 4; day += 1) {
      system.clock.pass(24 * 3_600_000);
      for (const timer of ['tick', 'drain', 'reconcile']) await system.timer(timer);
    }
    expect(system.sandbox.weChatPay.refunds()).toHaveLength(2);
    expect([...refused]).toEqual([]);
  });

  test('somebody reports a payer, takes a copy and leaves, and all that is theirs is erased by the timer', async () => {
    const payer = await system.publisher('zhao');
    const taskId = await openTask(system, payer);
    const reviewedId = await openTask(system, payer, { admission: 'reviewed' });
    const chen = await system.signIn('chen');
    const loginCode = () => system.sandbox.loginCode('chen');
    const write = () => ({ pictureIds: [], idempotencyKey: newKey() });
    await chen.get('sharing/createShare', { taskId });
    for (const each of [taskId, reviewedId]) {
      const { order } = await chen.get('orders/signUp', {
        taskId: each,
        termsVersion: 1,
        idempotencyKey: newKey(),
      });
      await chen.get('orders/withdraw', { orderId: order.orderId });
    }
    await system.signIn('chen');
    await chen.get('support/write', { kind: 'feedback', text: '希望能按工作日筛选任务', ...write() });
    // Its payer publishes nothing more at once, until an operator has looked.
    const { ticket } = await chen.get('support/report', {
      about: { taskId },
      reason: 'asked-for-money',
      text: '要先交两百元押金',
      ...write(),
    });
    for (let run = 0; run < 3; run += 1) {
      system.clock.pass(11 * 60_000);
      await system.timer('tick');
    }
    const ruling = { ticketId: ticket.ticketId, outcome: 'upheld', text: '经核实，确有收费' };
    const operator = await operatorOf(system, 'wang');
    await operator.get('support/answer', ruling);
    const { suspension } = await operator.get('support/suspend', {
      accountId: chen.accountId,
      rule: 'account-risk',
      reason: '账号需要核实',
      days: 3,
    });
    const { suspensionId } = suspension;
    await chen.get('support/appeal', { text: '一直是我本人在用', ...write() });
    await operator.get('support/queue', { kind: 'appeal', limit: 10 });
    await operator.get('support/lift', { suspensionId, reason: '已经核实' });
    const { name: realName, idNumber } = registered('chen');
    const binding = { loginCode: loginCode(), idempotencyKey: newKey() };
    await chen.get('payouts/bindAccount', { channel: 'wechat', realName, ...binding });
    await chen.get('income/identify', { legalName: realName, idNumber, terms: taxTerms });
    await chen.call('publishers/save', actionCases['publishers/save'].input(fixture));
    await chen.get('privacy/copy', { loginCode: loginCode() });
    await chen.get('privacy/askToLeave', { loginCode: loginCode() });
    await chen.get('privacy/comeBack', {});
    await chen.get('privacy/askToLeave', { loginCode: loginCode() });
    system.clock.pass(8 * 24 * 3_600_000);
    await system.timer('tick');
    expect(await system.ports.store.get(accounts, chen.accountId)).toMatchObject({
      cancelledAtMs: expect.any(Number),
    });
    expect([...refused]).toEqual([]);
  });

  test.each(['tick', 'build', 'drain', 'reconcile'])('the timer %s needs no more', async (action) => {
    await system.timer(action);
    system.clock.pass(40 * 24 * 3_600_000);
    await system.timer(action);
    expect([...refused]).toEqual([]);
  });

  test('a function without a right is refused, so the grants are what lets the others through', async () => {
    const table = uses.get('tasks')?.tables.get('tasks');
    table?.indexes.delete('changed');
    system.clock.pass(2 * 3_600_000);
    const { error } = await fixture.worker.call('tasks/find', { city: '370200', sort: 'newest' });
    table?.indexes.add('changed');
    expect(error?.code).toBe('INTERNAL');
    expect([...refused]).toEqual(['tasks tasks changed']);
  });

  test('files are kept in the folders that roles name', () => {
    expect(system.files.size).toBeGreaterThan(0);
    for (const key of system.files.keys()) expect(fileFolders).toContain(key.split('/')[0]);
  });

  test('most rights are used by one call of each action', () => {
    const granted = [...uses].flatMap(([name, { tables }]) =>
      [...tables].flatMap(([collection, { actions, indexes }]) =>
        [...actions, ...indexes].map((right) => `${name} ${collection} ${right}`),
      ),
    );
    const idle = granted.filter((right) => !used.has(right) && !right.includes(' vaultKeys '));
    // The rest waits for races, repeated calls and other filters than one case of each action has.
    expect(idle.length / granted.length).toBeLessThan(0.35);
  });
});

test('the functions that anybody may call see nobody’s account', () => {
  const tables = [...(uses.get('tasks')?.tables.keys() ?? [])].sort();
  // What others said of publishers is kept as counts, which name nobody; pictures are those of tasks.
  expect(tables).toEqual([
    'catalogueSnapshots',
    'pictures',
    'publishers',
    'ratingCounts',
    'taskPlaces',
    'taskTexts',
    'tasks',
  ]);
  expect(uses.get('messages')?.tables.has('payoutAccounts')).toBe(false);
  // A program's function knows no accounts, and a person's no keys.
  expect([
    uses.get('groups')?.tables.has('accounts'),
    uses.get('orders')?.tables.has('serviceClients'),
  ]).toEqual([false, false]);
});
