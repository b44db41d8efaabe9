import { openTask, storeOpenTasks } from '../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  system.sandbox.addFault({ endpoint: 'getwxacodeunlimit', fault: 'http-500', times: 1_000 });
  lin = await system.signIn('lin', 'consented');
});
afterEach(() => system.close());

test('given a share that worked, when its sharer looks, then openings and sign-ups are counted', async () => {
  const zhao = await system.publisher('zhao');
  const taskId = await openTask(system, zhao);
  const { shareId } = await lin.get('sharing/createShare', { taskId });
  for (const person of ['chen', 'wang']) {
    const who = await system.signIn(person);
    await who.get('sharing/openShare', { share: shareId });
    if (person === 'chen')
      await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  }
  await zhao.get('publishing/closeTask', { taskId });
  await system.timer('tick');
  expect(await lin.get('sharing/myShares')).toEqual({
    shares: [
      {
        shareId,
        taskId,
        title: '台东步行街传单派发',
        taskStatus: 'closed',
        pay: { amountFen: 20_000, unit: 'day' },
        placesLeft: 9,
        signUpDeadlineMs: expect.any(Number),
        openings: 2,
        signUps: 1,
        createdAtMs: system.clock.nowMs(),
      },
    ],
  });
});

test('given more than a page, when paging, then every share comes once, newest first', async () => {
  const made: string[] = [];
  for (const { id } of await storeOpenTasks(system, 7)) {
    system.clock.pass(1);
    made.unshift((await lin.get('sharing/createShare', { taskId: id })).shareId);
  }
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await lin.get('sharing/myShares', { limit: 3, ...(cursor && { cursor }) });
    seen.push(...page.shares.map((share: { shareId: string }) => share.shareId));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual(made);
});

test("given another person, when they look, then nothing of it, even with the other's cursor; strangers never", async () => {
  for (const { id } of await storeOpenTasks(system, 2)) await lin.get('sharing/createShare', { taskId: id });
  const chen = await system.signIn('chen', 'consented');
  expect(await chen.get('sharing/myShares')).toEqual({ shares: [] });
  const { next } = await lin.get('sharing/myShares', { limit: 1 });
  expect((await chen.call('sharing/myShares', { cursor: next })).error?.code).toBe('INVALID_INPUT');
  expect((await system.stranger.call('sharing/myShares')).error?.code).toBe('NOT_SIGNED_IN');
});
