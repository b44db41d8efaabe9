import { firstTouches, openings, shares } from '../../shared/collections/sharing';
import { openTask } from '../../tests/support/data/tasks';
import { type Actor, createTestSystem, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
let taskId: string;
let shareId: string;
beforeEach(async () => {
  system = await createTestSystem();
  system.sandbox.addFault({ endpoint: 'getwxacodeunlimit', fault: 'http-500', times: 1_000 });
  taskId = await openTask(system, await system.publisher('zhao'));
  lin = await system.signIn('lin', 'consented');
  ({ shareId } = await lin.get('sharing/createShare', { taskId }));
});
afterEach(() => system.close());

const open = (who: Actor, share: string = shareId) => who.get('sharing/openShare', { share });
/** As counted, once the events have been handed on. */
async function openingsOf(id: string) {
  await system.timer('tick');
  return (await system.ports.store.get(shares, id))?.openings;
}

test('given somebody signed in, when they open a share, then it counts once, also when sent thrice at once', async () => {
  const chen = await system.signIn('chen', 'browse');
  const atMs = system.clock.nowMs();
  const answers = await Promise.all([open(chen), open(chen), open(chen)]);
  expect(answers.filter(({ counted }) => counted)).toHaveLength(1);
  expect(await open(chen)).toEqual({ counted: false, reason: 'already-counted', taskId });
  expect(await openingsOf(shareId)).toBe(1);
  const { store } = system.ports;
  const openingId = `${shareId}:${chen.accountId}`;
  expect(await store.get(openings, openingId)).toEqual({ id: openingId, atMs });
  const touchId = `${taskId}:${chen.accountId}`;
  expect(await store.get(firstTouches, touchId)).toEqual({ id: touchId, shareId, atMs });
});

test('given many people, when they open it at once, then every one of them counts', async () => {
  const crowd = await Promise.all(
    Array.from({ length: 8 }, (_, at) => system.signIn(`crowd-${at}`, 'browse')),
  );
  const answers = await Promise.all(crowd.map((who) => open(who)));
  expect(answers.every(({ counted }) => counted)).toBe(true);
  expect(await openingsOf(shareId)).toBe(8);
});

test('given a second share of the task, when it is opened too, then it counts but the first touch stays', async () => {
  const [wang, chen] = [await system.signIn('wang', 'consented'), await system.signIn('chen', 'browse')];
  const second = await wang.get('sharing/createShare', { taskId });
  await open(chen);
  expect(await open(chen, second.shareId)).toEqual({ counted: true, taskId });
  const touch = await system.ports.store.get(firstTouches, `${taskId}:${chen.accountId}`);
  expect(touch?.shareId).toBe(shareId);
});

test('given its sharer, when they open it, then it does not count', async () => {
  expect(await open(lin)).toEqual({ counted: false, reason: 'own', taskId });
  expect(await openingsOf(shareId)).toBe(0);
});

test('given nobody signed in, when they open it, then they learn the task and nothing counts', async () => {
  expect(await open(system.stranger)).toEqual({ counted: false, reason: 'not-signed-in', taskId });
  const ended = await system.signIn('chen', 'browse');
  await ended.get('account/logout');
  expect(await open(ended)).toEqual({ counted: false, reason: 'not-signed-in', taskId });
  expect(await openingsOf(shareId)).toBe(0);
});

test.each(['0000000000000000', 'forged', '../../etc', '%'.repeat(64)])(
  'given the unknown share %s, when opened, then it is ignored',
  async (share) => {
    const unknown = { counted: false, reason: 'unknown' };
    expect(await open(system.stranger, share)).toEqual(unknown);
    expect(await open(await system.signIn('chen', 'browse'), share)).toEqual(unknown);
  },
);

test('given nothing or far too much, when it is opened, then INVALID_INPUT', async () => {
  for (const share of ['', 'x'.repeat(65), 7]) {
    const answer = await system.stranger.call('sharing/openShare', { share });
    expect(answer.error?.code).toBe('INVALID_INPUT');
  }
});
