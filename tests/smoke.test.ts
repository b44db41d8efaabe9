import { taskDraft } from './support/task-draft';
import { createWorld, newKey, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('the main job', async () => {
  const zhao = await world.publisher('zhao');
  const lin = await world.signIn('lin');
  const { task } = await zhao.get('publishing/createTask', { task: taskDraft(world.clock.nowMs()), idempotencyKey: newKey() });
  await zhao.get('publishing/openTask', { taskId: task.taskId });
  const listed = await world.stranger.get('tasks/list', { city: '370200', sort: 'newest' });
  expect(listed.tasks).toHaveLength(1);
  const near = await world.stranger.get('tasks/nearby', { longitude: 120.36, latitude: 36.08, radiusMetres: 3000 });
  expect(near.tasks[0].distanceMetres).toBeGreaterThan(100);
  const signed = await lin.get('orders/signUp', { taskId: task.taskId, idempotencyKey: newKey() });
  expect(signed.order.status).toBe('admitted');
  const bound = await lin.get('payouts/bindAccount', {
    channel: 'alipay', realName: '林小雨', alipayLogonId: '13812341234', loginCode: world.sandbox.loginCode('lin'), idempotencyKey: newKey(),
  });
  expect(bound.account.destination).toBe('138****1234');
  const share = await lin.get('sharing/createShare', { taskId: task.taskId });
  expect(share.codeUrl).toContain('/files/codes/');
  const chen = await world.signIn('chen');
  expect(await chen.get('sharing/openShare', { share: share.shareId })).toEqual({ counted: true, taskId: task.taskId });
  await chen.get('orders/signUp', { taskId: task.taskId, idempotencyKey: newKey(), share: share.shareId });
  const mine = await lin.get('sharing/myShares');
  expect(mine.shares[0]).toMatchObject({ openings: 1, signUps: 1 });
  await world.timer('relayOutbox');
  const notices = await chen.get('messages/notices');
  expect(notices.notices[0].title).toBe('您已被录用');
});
