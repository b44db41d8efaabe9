import type { MemoryStore } from '../../shared/store/memory/memory-store';
import { createOpenWorld } from './raw-store';
import { draftTask, openTask } from './tasks';
import { type Actor, acceptAll, newKey, type World } from './world';

/** A world in which every action has somebody who may use it and something to use it on. */
export interface Stage {
  readonly world: World;
  readonly raw: MemoryStore;
  /** `lin`: signed up, paid, told. */
  readonly worker: Actor;
  /** `zhao`: with tasks in every state. */
  readonly publisher: Actor;
  /** `sun`: another ready person, a publisher too, to whom nothing here belongs. */
  readonly outsider: Actor;
  readonly refreshToken: string;
  readonly draftId: string;
  /** Open, first come, first served; the worker has not signed up. */
  readonly openTaskId: string;
  /** Waits for the publisher's word. */
  readonly waitingOrderId: string;
  /** The worker's own. */
  readonly orderId: string;
  /** The worker's, the first one is the default. */
  readonly payoutAccountIds: readonly [string, string];
  readonly noticeId: string;
  /** Of the open task, by the publisher. */
  readonly shareId: string;
  /** Takes the documents back to how the stage was set. */
  reset(): void;
}

async function bind({ sandbox }: World, worker: Actor, alipayLogonId: string): Promise<string> {
  const { account } = await worker.get('payouts/bindAccount', {
    channel: 'alipay',
    realName: '林晓彤',
    alipayLogonId,
    loginCode: sandbox.loginCode('lin'),
    idempotencyKey: newKey(),
  });
  return account.payoutAccountId;
}

export async function createStage(): Promise<Stage> {
  const { world, raw } = await createOpenWorld();
  const publisher = await world.publisher('zhao');
  const outsider = await world.publisher('sun');
  await world.signIn('lin');
  const login = { code: world.sandbox.loginCode('lin'), accepted: acceptAll };
  const { session, profile } = await world.stranger.get('account/login', login);
  const worker = world.actor(profile.accountId, session.accessToken);

  const draftId = await draftTask(world, publisher);
  const openTaskId = await openTask(world, publisher);
  const takenTaskId = await openTask(world, publisher);
  const reviewedTaskId = await openTask(world, publisher, { admission: 'reviewed' });
  const sign = async (who: Actor, taskId: string): Promise<string> =>
    (await who.get('orders/signUp', { taskId, idempotencyKey: newKey() })).order.orderId;
  const orderId = await sign(worker, takenTaskId);
  const waitingOrderId = await sign(await world.signIn('wang'), reviewedTaskId);
  const first = await bind(world, worker, '13800001001');
  const payoutAccountIds = [first, await bind(world, worker, 'lin@example.com')] as const;
  const { shareId } = await publisher.get('sharing/createShare', { taskId: openTaskId });
  await worker.get('sharing/createShare', { taskId: takenTaskId });
  await world.timer('relayOutbox');
  const { notices } = await worker.get('messages/notices', {});
  const content = raw.snapshot();

  return {
    world,
    raw,
    worker,
    publisher,
    outsider,
    refreshToken: session.refreshToken,
    draftId,
    openTaskId,
    waitingOrderId,
    orderId,
    payoutAccountIds,
    noticeId: notices[0].noticeId,
    shareId,
    reset: () => raw.restore(content),
  };
}
