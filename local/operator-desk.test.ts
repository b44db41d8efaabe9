import { judgePicture } from '../shared/application/pictures/take-verdict';
import { disputes } from '../shared/collections/disputes';
import { fundings } from '../shared/collections/fundings';
import { orders } from '../shared/collections/orders';
import { submittedApplication } from '../tests/support/data/applications';
import { setUpRails } from '../tests/support/data/payable';
import { uploadedPicture } from '../tests/support/data/pictures';
import { draftTask, reviewedTask } from '../tests/support/data/tasks';
import { workedOrders } from '../tests/support/data/worked-orders';
import { createTestSystem, newKey, type TestSystem } from '../tests/support/system/test-system';
import { deskRequest, operatorDesk } from './operator-desk';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const ask = (asked: object) => operatorDesk(system.ports, deskRequest.parse(asked));

test('given everything that waits for an operator, when it is decided by the mouse, then it is, and nothing is left', async () => {
  const [zhao, lin, he] = [
    await system.publisher('zhao'),
    await system.signIn('lin'),
    await system.signIn('he'),
  ];
  const taskId = await draftTask(system, zhao);
  await zhao.get('publishing/openTask', { taskId });
  const inReview = await reviewedTask(system, zhao);
  const submittedAtMs = await submittedApplication(system, he, 'he');
  const { disputedOrderId: orderId } = await workedOrders(
    system,
    zhao,
    async (id) =>
      (await lin.get('orders/signUp', { taskId: id, termsVersion: 1, idempotencyKey: newKey() })).order
        .orderId,
  );
  const { items = [] } = await ask({ do: 'list' });
  expect(items.map(({ kind, id, version }) => [kind, id, version])).toEqual([
    ['transfer', taskId, expect.any(Number)],
    ['application', he.accountId, submittedAtMs],
    ['review', inReview.taskId, inReview.submittedAtMs],
    ['dispute', orderId, 2],
  ]);
  // The licence and the contact.
  expect(items[1]?.pictures).toHaveLength(2);
  expect(items[0]?.text).toMatch(/待到账 ¥[\d,.]+ · 附言 \d{13}/);
  expect(items[3]?.text).toBe('接单方：情况是这样的\n发布方：情况是这样的');

  expect(await ask({ do: 'code', taskId })).toEqual({ error: expect.stringContaining('微信支付') });
  await setUpRails(system);
  const { code } = await ask({ do: 'code', taskId });
  expect(code).toEqual({
    picture: expect.stringMatching(/^data:image\/png;base64,/),
    codeUrl: expect.stringMatching(/^weixin:\/\/wxpay\//),
  });
  expect(await ask({ do: 'transfer', taskId })).toEqual({ done: 'applied' });
  const application = { accountId: he.accountId, submittedAtMs, decision: 'approve' };
  expect(await ask({ do: 'application', input: application })).toEqual({ done: 'approved' });
  const review = { taskId: inReview.taskId, submittedAtMs: inReview.submittedAtMs, decision: 'approve' };
  expect(await ask({ do: 'review', input: review })).toEqual({ done: 'awaiting-funds' });
  const decision = { orderId, statements: 2, outcome: 'part', payFen: 5_000, reason: '双方都有责任' };
  const stale = await ask({ do: 'dispute', input: { ...decision, statements: 1 } });
  expect(stale).toEqual({ error: expect.stringMatching(/\p{Script=Han}/u) });
  expect(await ask({ do: 'dispute', input: decision })).toEqual({ done: 'part' });
  expect(await system.ports.store.get(orders, orderId)).toMatchObject({
    status: 'decided',
    earnedFen: 5_000,
  });
  expect((await system.ports.store.get(disputes, orderId))?.decision?.operatorId).toBe('operator00laptop');
  expect((await ask({ do: 'list' })).items?.map(({ kind, id }) => [kind, id])).toEqual([
    ['transfer', inReview.taskId],
  ]);
  expect((await system.ports.store.list(fundings, 'status', ['confirmed'], { limit: 10 })).items).not.toEqual(
    [],
  );
});

test('given pictures in a dispute, and one that WeChat was not sure of, when an operator looks, then each can be opened; the doubtful one is decided', async () => {
  const [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
  const { disputedOrderId: orderId } = await workedOrders(
    system,
    zhao,
    async (id) =>
      (await lin.get('orders/signUp', { taskId: id, termsVersion: 1, idempotencyKey: newKey() })).order
        .orderId,
  );
  const shown = await uploadedPicture(system, lin, 'dispute');
  const said = { orderId, text: '照片可以证明', pictureIds: [shown], idempotencyKey: newKey() };
  await lin.get('orders/answerDispute', said);
  const doubtful = await uploadedPicture(system, lin, 'avatar');
  await judgePicture(system.ports, doubtful, 'review');
  const { items = [] } = await ask({ do: 'list' });
  expect(items).toMatchObject([
    { kind: 'dispute', id: orderId, pictures: [expect.stringContaining(shown)] },
    {
      kind: 'picture',
      id: doubtful,
      title: '头像',
      text: '微信不能确定',
      pictures: [expect.stringContaining(doubtful)],
    },
  ]);
  const input = { pictureId: doubtful, decision: 'approve' };
  expect(await ask({ do: 'picture', input })).toEqual({ done: 'ready' });
  expect((await ask({ do: 'list' })).items).toHaveLength(1);
});
