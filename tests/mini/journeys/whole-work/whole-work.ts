import assert from 'node:assert/strict';
import type { OutputOf } from '../../../../shared/contract/action';
import type { contract } from '../../../../shared/contract/contract';
import { dayMs, hourMs, minuteMs } from '../../../../shared/domain/calendar/calendar';
import { dayNumber, dayStartMs } from '../../../../shared/domain/calendar/date-text';
import { currentConsent } from '../../../support/data/consents';
import { becomeMember, publish, signIn, signUp } from '../support/people';
import {
  accepts,
  admits,
  becomesPublisher,
  cancelsLate,
  disputes,
  publisherKey,
  publishesTask,
  showsCode,
} from './publisher';
import { moveTo, onPhone, passMinutesUntil, type Run } from './run';
import { seesThatItIsFull, worksByCode, worksByPosition } from './worker';

const title = '奥帆中心帆船周签到引导';
const half = '栈桥灯会检票';
const disputed = '台东夜市样品派发';

/** Tomorrow at ten in the morning: the days of the journey do not depend on when it runs. */
export const journeyStartMs = (): number => dayStartMs(dayNumber(Date.now()) + 1) + 10 * hourMs;

/** When the editor's own suggestion begins: at nine on the day after. */
const workStartMs = (startMs: number): number => dayStartMs(dayNumber(startMs) + 1) + 9 * hourMs;

/** What stands in an order, whoever looks. */
async function orderOf({ app: { client } }: Run, person: string, orderId: string) {
  const { token } = await signIn(client, person);
  type Answer = OutputOf<typeof contract.orders.get>;
  return (await client.call<Answer>('orders/get', { orderId }, token)).order;
}

/** Two other tasks of the publisher, made and taken without phones: one to be called off, one to be disputed. */
async function otherTasks({ app: { client }, clock }: Run, startMs: number) {
  const publisher = await signIn(client, publisherKey);
  const nowMs = clock.nowMs();
  const plan = {
    places: 1,
    sessions: [{ startMs, endMs: startMs + 3 * hourMs }],
    signUpDeadlineMs: nowMs + 2 * hourMs,
  };
  const taken = async (name: string, person: string, nickname: string) => {
    const taskId = await publish(client, publisher, { ...plan, title: name }, nowMs);
    const orderId = await signUp(client, await becomeMember(client, person, nickname), taskId);
    return { taskId, orderId };
  };
  return { half: await taken(half, 'sun', '强哥'), disputed: await taken(disputed, 'wang', '老王') };
}

/** Comes, works and hands in, without a phone. */
async function works({ app: { client } }: Run, person: string, orderId: string, startMs: number) {
  const { token } = await signIn(client, person);
  const at = { longitude: 120.355, latitude: 36.084, accuracyMetres: 20 };
  const proof = { method: 'position', ...at };
  await client.call('account/giveConsent', currentConsent('check-in-position'), token);
  await client.call('orders/checkIn', { orderId, startMs, proof }, token);
  await client.call('orders/handIn', { orderId, quantity: 1, text: '样品已发完', pictureIds: [] }, token);
}

const answered = async ({ app: { client } }: Run, person: string, orderId: string) => {
  const { token } = await signIn(client, person);
  const said = {
    text: '样品是主办方送晚了，我一直在场',
    pictureIds: [],
    idempotencyKey: `answer-${orderId}`,
  };
  await client.call('orders/answerDispute', { orderId, ...said }, token);
};

/** What the publisher paid for the task is what work has earned, to the fen. */
async function checkBooks({ app: { client } }: Run, taskId: string): Promise<void> {
  const { token } = await signIn(client, publisherKey);
  type Funds = OutputOf<typeof contract.publishing.funds>;
  const funds = await client.call<Funds>('publishing/funds', { taskId }, token);
  assert.deepEqual([funds.reservedFen, funds.earnedFen], [47_080, 47_080]);
}

/**
 * The whole of work through the pages: somebody becomes a publisher, pays, publishes and admits two of three; one
 * checks in by position, one by code; one is accepted, one by silence; what is called off late pays half, and a dispute
 * ends in part. Throws at the first step that is not as it should be.
 */
export async function runWholeWork(run: Run): Promise<void> {
  const { app, clock } = run;
  const startMs = workStartMs(clock.nowMs());
  await onPhone(run, 'whole-work-zhao', { person: publisherKey, path: 'pages/me/index' }, async (zhao) => {
    await becomesPublisher(run, zhao);
    const taskId = await publishesTask(run, zhao, title);
    const signUpAs = async (person: string, nickname: string) =>
      signUp(app.client, await becomeMember(app.client, person, nickname), taskId);
    await signUpAs('lin', '小林');
    await signUpAs('chen', '海边的陈');
    const third = await signUpAs('li', '瑶瑶');
    const others = await otherTasks(run, startMs);

    await admits(run, zhao, ['小**', '海**']);
    await passMinutesUntil(run, async () => (await orderOf(run, 'li', third)).status === 'refused');
    await seesThatItIsFull(run, 'li');
    await cancelsLate(run, zhao, others.half.taskId, '强**');
    assert.equal((await orderOf(run, 'sun', others.half.orderId)).earnedFen, 10_000);

    await moveTo(run, startMs + 5 * minuteMs);
    await works(run, 'wang', others.disputed.orderId, startMs);
    const code = await showsCode(zhao, taskId);
    const meanwhile = async () => {
      await zhao.tap('返回');
      await worksByPosition(run, 'lin', title);
      await accepts(run, zhao, '小**');
      await disputes(run, zhao, '老**', () => answered(run, 'wang', others.disputed.orderId));
      const { status, earnedFen } = await orderOf(run, 'wang', others.disputed.orderId);
      assert.deepEqual([status, earnedFen], ['decided', 12_000]);
      await moveTo(run, clock.nowMs() + 2 * dayMs + minuteMs);
    };
    await worksByCode(run, 'chen', { title, code, meanwhile });
    await checkBooks(run, taskId);
  });
  run.say('全部步骤正确');
}
