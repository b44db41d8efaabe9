import { orders } from '../../../shared/collections/orders';
import { openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
let taskId: string;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin')];
  taskId = await openTask(system, zhao, { admission: 'reviewed' });
});
afterEach(() => system.close());

const signUp = (note?: string) =>
  lin.call('orders/signUp', { taskId, termsVersion: 1, ...(note && { note }), idempotencyKey: newKey() });

test('given a note with a sign-up, when the publisher looks, then they read it, and it is of that sign-up alone', async () => {
  const { data } = await signUp('去年做过风筝节，  住附近');
  const note = async () => (await zhao.get('publishing/applicants', { taskId })).applicants[0].note;
  expect(await note()).toBe('去年做过风筝节， 住附近');
  await lin.get('orders/withdraw', { orderId: data.order.orderId });
  await signUp();
  expect(await note()).toBeUndefined();
  expect(await system.ports.store.get(orders, data.order.orderId)).not.toHaveProperty('note');
});

test.each([
  ['打 138 0000 1001 给我', '留言中请不要写电话或账号，录用后双方会看到联系方式'],
  ['QQ12345678', '留言中请不要写电话或账号，录用后双方会看到联系方式'],
  ['加我微信 xiaolin_88 细聊', expect.stringContaining('平台')],
])('given the note %s, when signing up, then it is refused beside the note', async (note, problem) => {
  const answer = await signUp(note);
  expect(answer.error).toMatchObject({
    code: 'CONTENT_REJECTED',
    details: { problems: [{ path: 'note', problem }] },
  });
  expect((await zhao.get('publishing/applicants', { taskId })).applicants).toEqual([]);
});
